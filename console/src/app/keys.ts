import { useEffect, useRef } from 'react';

/** Keys that do something wherever one is, unless one is typing. */
export function useKeys(handlers: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const name = keyName(event);
      const handler = latest.current[name];
      if (handler && (name.startsWith('mod+') || !isTyping(event))) {
        event.preventDefault();
        handler(event);
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  return event.altKey ? '' : mod + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
}

function isTyping(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  return (
    event.defaultPrevented ||
    at?.isContentEditable === true ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(at?.tagName ?? '') ||
    at?.closest?.('[role="dialog"], [role="menu"], [role="listbox"]') != null
  );
}
