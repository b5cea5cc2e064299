import { describe, expect, it } from 'vitest';
import { line, type Told } from '../app/live';
import { orderFilter, orderQuestion } from '../app/search';
import { brokenSince } from '../console/checks';
import { isStuck, stuckFirst } from '../console/saga';
import { sheet } from '../console/sheet';
import { lags, points, rate, rates, seen, type Series } from '../console/series';

/** A line whose time and whose other end are in the test's hands. */
function world() {
  let now = 0;
  const due: { at: number; work: () => void }[] = [];
  const sockets: ReturnType<typeof socket>[] = [];
  const stands: boolean[] = [];
  const heard: Told<never>[] = [];
  let after = 'a';
  const socket = () => ({
    said: [] as unknown[], closed: false,
    send(text: string) { this.said.push(JSON.parse(text)); },
    close() { this.closed = true; },
    onopen: null as (() => void) | null, onmessage: null as ((event: { data: unknown }) => void) | null, onclose: null as (() => void) | null,
  });
  const live = line({
    call: () => { const made = socket(); sockets.push(made); return made; },
    later: (work, ms) => { const entry = { at: now + ms, work }; due.push(entry); return entry; },
    cancel: (handle) => { const at = due.indexOf(handle as never); if (at >= 0) due.splice(at, 1); },
    heard: (told) => heard.push(told),
    wish: () => ({ after }),
    up: (isUp) => stands.push(isUp),
  });
  return {
    live, sockets, stands, heard,
    last: () => sockets.at(-1)!,
    know: (id: string) => { after = id; },
    pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = due.filter((each) => each.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due.splice(due.indexOf(next), 1);
        now = next.at;
        next.work();
      }
      now = until;
    },
  };
}

describe('a line', () => {
  it('says what is wanted when it stands, and again every twenty seconds', () => {
    const test = world();
    expect(test.last().said).toEqual([]);
    test.last().onopen!();
    expect(test.last().said).toEqual([{ after: 'a' }]);
    test.pass(20_000);
    expect(test.last().said).toHaveLength(2);
    expect(test.stands).toEqual([true]);
  });

  it('that breaks is called again and goes on where the page has come to', () => {
    const test = world();
    test.last().onopen!();
    test.know('b');
    test.last().onclose!();
    expect(test.stands).toEqual([true, false]);
    test.pass(600);
    expect(test.sockets).toHaveLength(2);
    test.last().onopen!();
    expect(test.last().said).toEqual([{ after: 'b' }]);
  });

  it('that says nothing for long is taken for broken', () => {
    const test = world();
    test.last().onopen!();
    test.last().onmessage!({ data: '{"still":true}' });
    expect(test.heard).toEqual([{ still: true }]);
    test.pass(45_000);
    expect(test.sockets[0]!.closed).toBe(true);
    expect(test.sockets.length).toBeGreaterThan(1);
  });

  it('waits longer and longer where nobody answers', () => {
    const test = world();
    for (let times = 0; times < 10; times++) { test.last().onclose!(); test.pass(15_000); }
    expect(test.sockets).toHaveLength(11);
    test.last().onclose!();
    test.pass(14_000);
    expect(test.sockets).toHaveLength(11);
  });

  it('that was hung up is not called again, and an old one’s words do not count', () => {
    const test = world();
    const first = test.last();
    first.onopen!();
    first.onclose!();
    test.pass(600);
    first.onclose!();
    first.onmessage!({ data: '{"still":true}' });
    expect(test.heard).toEqual([]);
    test.live.close();
    test.last().onclose!();
    test.pass(100_000);
    expect(test.sockets).toHaveLength(2);
  });
});

describe('a filter', () => {
  const productId = '0199b2c4-7a03-7f85-93cd-e04a7b6d218c';

  it('keeps product and text in the address', () => {
    expect(orderFilter({ productId, text: ' Ada ' })).toEqual({ productId, text: 'Ada' });
    expect(orderFilter({ productId: 'x', text: '%%' })).toEqual({});
    expect(orderFilter({ text: 12345 })).toEqual({ text: '12345' });
    expect(orderQuestion({ productId, text: 'Ada' })).toEqual({ productId, text: 'Ada' });
  });
});

describe('a series', () => {
  it('knows how fast a counter counts and how far its reader is behind', () => {
    let series: Series = new Map();
    series = seen(series, 0, [{ name: 'orders', messages: 100, lag: 4 }]);
    expect(rate(series, 'orders')).toBe(0);
    series = seen(series, 2_000, [{ name: 'orders', messages: 300, lag: 2 }]);
    series = seen(series, 4_000, [{ name: 'orders', messages: 300, lag: 0 }]);
    expect(rates(series, 'orders')).toEqual([100, 0]);
    expect(lags(series, 'orders')).toEqual([4, 2, 0]);
    expect(rates(series, 'nobody')).toEqual([]);
  });

  it('begins anew with its counter, and forgets what is long ago', () => {
    let series: Series = new Map();
    for (let at = 0; at < 100; at++) series = seen(series, at * 1_000, [{ name: 'orders', messages: at, lag: 0 }]);
    expect(lags(series, 'orders')).toHaveLength(60);
    series = seen(series, 200_000, [{ name: 'orders', messages: 3, lag: 0 }]);
    expect(rates(series, 'orders')).toEqual([]);
  });

  it('is drawn from its bottom to its top', () => {
    expect(points([0, 5, 10], 100, 20)).toBe('0.0,20.0 50.0,10.0 100.0,0.0');
    expect(points([], 100, 20)).toBe('');
  });
});

describe('checkouts', () => {
  it('that hang come first, the oldest of them before the others', () => {
    const at = (id: string, status: 'AUTHORIZING' | 'CONFIRMED', attempts: number) => ({ id, status, attempts });
    const sorted = stuckFirst([at('a', 'AUTHORIZING', 1), at('b', 'AUTHORIZING', 3), at('c', 'CONFIRMED', 4), at('d', 'AUTHORIZING', 2)]);
    expect(sorted.map((each) => each.id)).toEqual(['b', 'd', 'a', 'c']);
    expect(isStuck({ status: 'FAILED', attempts: 7 })).toBe(false);
  });
});

describe('an invariant', () => {
  const check = (checkedAt: string, ...names: string[]) => ({ checkedAt, ok: names.length === 0, skipped: 0, broken: names.map((name) => ({ name, count: 1 })) });

  it('is broken since the first check of this run that found it so', () => {
    const checks = [check('4', 'x', 'y'), check('3', 'x'), check('2'), check('1', 'x')];
    expect(brokenSince(checks, 'x')).toBe('3');
    expect(brokenSince(checks, 'y')).toBe('4');
    expect(brokenSince(checks, 'z')).toBeUndefined();
    expect(brokenSince([], 'x')).toBeUndefined();
  });
});


describe('a sheet', () => {
  const nowhere = () => undefined;

  it('is written to the disk piece by piece where that can be done', async () => {
    const written: string[] = [];
    const file = await sheet('orders.csv', async () => ({
      createWritable: async () => ({ write: async (text: string) => void written.push(text), close: async () => void written.push('closed'), abort: async () => void written.push('gone') }),
    }), nowhere);
    await file!.write('a');
    expect(written).toEqual(['a']);
    await file!.close();
    await file!.abandon();
    expect(written).toEqual(['a', 'closed', 'gone']);
  });

  it('is saved when it is whole where it cannot, and not at all when nobody wants it', async () => {
    const saved: Blob[] = [];
    const file = await sheet('orders.csv', undefined, (_, blob) => void saved.push(blob));
    await file!.write('a');
    await file!.write('b');
    expect(saved).toEqual([]);
    await file!.close();
    expect(await saved[0]!.text()).toBe('ab');
    expect(await sheet('orders.csv', () => Promise.reject(new DOMException('', 'AbortError')), nowhere)).toBeUndefined();
  });
});
