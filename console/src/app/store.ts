import { useSyncExternalStore } from 'react';

/** A value that is kept in this browser, under `waybill.<name>`, and shared by all who use it. */
export interface Kept<T> {
  get(): T;
  set(value: T): void;
  use(): T;
}

export function kept<T>(name: string, initial: () => T): Kept<T> {
  const key = `waybill.${name}`;
  const listeners = new Set<() => void>();
  let value = read(key, initial);
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const store: Kept<T> = {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still shows it until the page is closed.
      }
      listeners.forEach((listener) => listener());
    },
    use: () => useSyncExternalStore(subscribe, store.get),
  };
  return store;
}

function read<T>(key: string, initial: () => T): T {
  try {
    const text = localStorage.getItem(key);
    if (text !== null) return JSON.parse(text) as T;
  } catch {
    // What is not readable is as good as not there.
  }
  return initial();
}

/** As {@link kept}, for a value that is drawn: the one that was drawn first stays. */
export function drawn<T>(name: string, draw: () => T): Kept<T> {
  const store = kept(name, draw);
  store.set(store.get());
  return store;
}
