import { useSyncExternalStore } from 'react';
import { browserLine, type Present, type Told } from './live';
import { operator } from './operator';

/**
 * The one line of this page, shared by all its views: what they want to be told together is said at once, and again
 * whenever it changes. It is called when the first view wants something, and hung up when none does.
 */
interface ListWanted<Order> {
  wish: () => object;
  news: (orders: Order[], after: string | undefined) => void;
  refused: (problem: { title?: string; detail?: string; status: number }) => void;
}

interface OrderWanted {
  orderId: string;
  changed: (version: number) => void;
  present: (others: Present[]) => void;
}

let list: ListWanted<never> | undefined;
let order: OrderWanted | undefined;
let line: ReturnType<typeof browserLine> | undefined;
let up = false;
const listeners = new Set<() => void>();

function said(): object {
  return { who: operator.get(), list: list?.wish(), order: order?.orderId };
}

function heard(told: Told<never>): void {
  if (told.news) list?.news(told.news.orders, told.news.after);
  if (told.changed && told.changed.orderId === order?.orderId) order.changed(told.changed.version);
  if (told.present) order?.present(told.present);
  if (told.problem) list?.refused(told.problem);
}

function changed(): void {
  if (!list && !order) {
    line?.close();
    line = undefined;
    stand(false);
  } else if (line) {
    line.say();
  } else {
    line = browserLine({ heard, wish: said, up: stand });
  }
}

function stand(now: boolean): void {
  if (up === now) return;
  up = now;
  listeners.forEach((listener) => listener());
}

export function wantList<Order>(wanted: ListWanted<Order>): () => void {
  const mine = wanted as unknown as ListWanted<never>;
  list = mine;
  changed();
  return () => {
    if (list !== mine) return;
    list = undefined;
    // The next view may want something in a moment: the line is not hung up in between.
    setTimeout(() => list ?? changed(), 50);
  };
}

export function wantOrder(wanted: OrderWanted): () => void {
  order = wanted;
  changed();
  return () => {
    if (order !== wanted) return;
    order = undefined;
    setTimeout(() => order ?? changed(), 50);
  };
}

/** Called by another name: others see it. */
export function introduce(name: string): void {
  operator.set(name);
  if (line) line.say();
}

export function isUp(): boolean {
  return up;
}

export function onStand(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useUp(): boolean {
  return useSyncExternalStore(onStand, isUp);
}
