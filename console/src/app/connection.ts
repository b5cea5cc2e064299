import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const healed = new Set<() => void>();
let connected = true;
let probe: ReturnType<typeof setTimeout> | undefined;

/** Somebody asked and nobody answered. From now on this asks by itself, until somebody answers again. */
export function lost(): void {
  change(false);
  probe ??= setTimeout(look, 1_000);
}

export function reached(): void {
  clearTimeout(probe);
  probe = undefined;
  if (!connected) {
    change(true);
    healed.forEach((listener) => listener());
  }
}

/** What to do when the connection is there again: read again what is shown. */
export function onHealed(listener: () => void): () => void {
  healed.add(listener);
  return () => healed.delete(listener);
}

/** A line broke, which need not mean that nobody is there: somebody is asked at once. */
export function doubted(): void {
  void look();
}

// The browser, where there is one, knows before any question has failed.
globalThis.window?.addEventListener('offline', lost);
globalThis.window?.addEventListener('online', () => void look());

async function look(): Promise<void> {
  probe = undefined;
  try {
    const answer = await fetch('/actuator/health', { cache: 'no-store' });
    // Whatever it says of its health, it answers; a gateway in front of nobody does not count.
    if (answer.status < 502) return reached();
  } catch {
    // Still nobody: that is what the banner says.
  }
  lost();
}

function change(now: boolean): void {
  if (connected === now) return;
  connected = now;
  listeners.forEach((listener) => listener());
}

export function useConnected(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connected,
  );
}
