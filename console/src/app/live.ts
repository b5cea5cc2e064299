import { doubted, reached } from './connection';

/** What is told over the line, one thing at a time (systems/ordering/orders, LivePage). */
export interface Told<Order> {
  /** What came after the order that was asked about; an answer to an older question names another one. */
  news?: { orders: Order[]; more: boolean; after?: string };
  changed?: { orderId: string; version: number };
  present?: Present[];
  still?: boolean;
  problem?: { title?: string; detail?: string; status: number };
}

export interface Present {
  page: string;
  who: string;
  since: string;
}

interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface Given {
  /** A new line; refused by throwing. */
  call: () => Socket;
  later: (work: () => void, ms: number) => unknown;
  cancel: (handle: unknown) => void;
  heard: (told: Told<never>) => void;
  /** What this page wants to be told, as of now: after a break it is another one than before. */
  wish: () => object;
  /** Whether there is a line now. Where there is none for long, the page asks by itself. */
  up: (isUp: boolean) => void;
}

/** The server says something every 15 seconds. */
const SILENCE_MS = 40_000;
/** And wants to hear that somebody is there. */
const SAY_MS = 20_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** A line that is called again whenever it breaks, until it is closed. */
export function line(given: Given): { say: () => void; close: () => void } {
  let socket: Socket | undefined;
  let open = false;
  let over = false;
  let failures = 0;
  let silence: unknown;
  let saying: unknown;
  let again: unknown;

  const say = () => {
    given.cancel(saying);
    if (open) socket?.send(JSON.stringify(given.wish()));
    saying = given.later(say, SAY_MS);
  };
  const listen = () => {
    given.cancel(silence);
    silence = given.later(() => broken(socket), SILENCE_MS);
  };
  const broken = (which: Socket | undefined) => {
    if (over || which !== socket || again !== undefined) return;
    given.cancel(silence);
    given.cancel(saying);
    open = false;
    socket = undefined;
    which?.close();
    given.up(false);
    again = given.later(call, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++));
  };
  function call(): void {
    again = undefined;
    let made: Socket;
    try {
      made = given.call();
    } catch {
      broken(socket);
      return;
    }
    socket = made;
    listen();
    made.onopen = () => {
      if (made !== socket) return;
      open = true;
      failures = 0;
      listen();
      given.up(true);
      say();
    };
    made.onmessage = (event) => {
      if (made !== socket) return;
      listen();
      given.heard(JSON.parse(String(event.data)) as Told<never>);
    };
    made.onclose = () => broken(made);
  }
  call();
  return {
    say,
    close: () => {
      over = true;
      [silence, saying, again].forEach((handle) => given.cancel(handle));
      open = false;
      socket?.close();
    },
  };
}

/** In a browser. A line that stands proves the connection, one that breaks has it looked at. */
export function browserLine(given: Pick<Given, 'heard' | 'wish' | 'up'>) {
  return line({
    ...given,
    up: (isUp) => {
      if (isUp) reached();
      else doubted();
      given.up(isUp);
    },
    call: () => {
      const url = new URL('/orders/live', window.location.href);
      url.protocol = url.protocol.replace('http', 'ws');
      return new WebSocket(url) as unknown as Socket;
    },
    later: (work, ms) => setTimeout(work, ms),
    cancel: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout> | undefined),
  });
}
