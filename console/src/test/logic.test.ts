import { describe, expect, it } from 'vitest';
import { fractionDigits } from '../app/format';
import { keyName } from '../app/keys';
import { orderFilter, orderNumber, orderQuestion, shelfFilter } from '../app/search';
import { head, row } from '../console/csv';
import { changeAt, DIALS, valueAt } from '../console/dials';
import { figures } from '../console/outcomes';
import { visited } from '../console/saga';
import { steps } from '../shop/progress';

describe('an address', () => {
  const customerId = '0199b2c4-7a03-7f85-93cd-e04a7b6d218c';

  it('keeps what is a filter and nothing else', () => {
    expect(orderFilter({ status: 'CANCELLED', customerId, from: '2026-11-01', to: '2026-13-99', x: '1' })).toEqual({
      status: 'CANCELLED', customerId, from: '2026-11-01',
    });
    expect(orderFilter({ status: 'SOLD', customerId: 'me', from: 7 })).toEqual({});
    expect(shelfFilter({ q: '  ', category: 'Garden' })).toEqual({ category: 'Garden' });
  });

  it('knows a number however it is typed', () => {
    expect(['12345678', ' ord-12345678 ', 'ORD-1234567', 'x'].map(orderNumber)).toEqual(['ORD-12345678', 'ORD-12345678', undefined, undefined]);
  });

  it('asks for whole days, the last one included', () => {
    const { from, to } = orderQuestion({ from: '2026-11-27', to: '2026-11-27' });
    expect(Date.parse(to!) - Date.parse(from!)).toBe(86_400_000);
    expect(orderQuestion({})).toEqual({});
  });
});

describe('an export', () => {
  it('has one line for each order, and no formulas', () => {
    const order = { orderId: 'a,"b"', createdAt: '2026-11-27T12:00:00Z', status: 'CREATED', stage: 'CONFIRMED', customerId: '=1+1', currency: 'JPY', total: 1999, captured: 0, refunded: 0 } as const;
    expect(row(order)).toBe(`"a,""b""",,2026-11-27T12:00:00Z,CREATED,CONFIRMED,'=1+1,JPY,1999,0,0,,\r\n`);
    expect(head().split(',')).toHaveLength(12);
  });
});

describe('money', () => {
  it('has the digits of its currency', () => {
    expect(['EUR', 'JPY', 'KWD', 'nonsense'].map(fractionDigits)).toEqual([2, 0, 3, 2]);
  });
});

describe('a key', () => {
  it('is named with its modifier', () => {
    const key = (name: string, ctrlKey = false, altKey = false) => keyName({ key: name, ctrlKey, metaKey: false, altKey });
    expect([key('K', true), key('j'), key('Enter'), key('j', false, true)]).toEqual(['mod+k', 'j', 'Enter', '']);
  });
});

describe('the progress of a checkout', () => {
  it('is one step after the other', () => {
    expect(steps('AUTHORIZING').map((step) => step.light)).toEqual(['done', 'done', 'now', 'next']);
    expect(steps('CONFIRMED').every((step) => step.light === 'done')).toBe(true);
    expect(steps('PRICING')[0]!.light).toBe('now');
  });

  it('stops where its reason says', () => {
    expect(steps('FAILED', 'OUT_OF_STOCK').map((step) => step.light)).toEqual(['done', 'stopped', 'next', 'next']);
    expect(steps('COMPENSATING', 'CARD_DECLINED').map((step) => step.light)).toEqual(['done', 'done', 'stopped', 'next']);
    expect(steps('FAILED', 'PROMOTION_EXPIRED')[0]!.light).toBe('stopped');
  });

  it('is drawn for the operator from what was told', () => {
    expect(visited('FAILED', new Set(['cart-checked-out', 'reserve-inventory', 'release-inventory']))).toEqual(
      new Set(['FAILED', 'STARTED', 'RESERVING', 'COMPENSATING']),
    );
  });
});

describe('figures', () => {
  const since = '2026-11-27T12:00:00Z';
  const at = (minute: number) => new Date(Date.parse(since) + minute * 60_000).toISOString();

  it('count what became of checkouts, also in minutes without any', () => {
    const known = figures(
      {
        since,
        sliceSeconds: 60,
        outcomes: [
          { from: at(0), outcome: 'CONFIRMED', count: 8, medianMs: 40, p95Ms: 90 },
          { from: at(0), outcome: 'OUT_OF_STOCK', count: 1 },
          { from: at(3), outcome: 'CARD_DECLINED', count: 3 },
          { from: at(3), outcome: 'RESERVING', count: 2 },
        ],
      },
      Date.parse(at(5)),
    );
    expect(known.slices.map((slice) => slice.confirmed + slice.failed + slice.live)).toEqual([9, 0, 0, 5, 0]);
    expect(known).toMatchObject({ confirmed: 8, failed: 4, live: 2, reasons: [{ reason: 'CARD_DECLINED', count: 3 }, { reason: 'OUT_OF_STOCK', count: 1 }] });
    expect(known.conversion).toBeCloseTo(8 / 12);
  });

  it('of nothing say nothing', () => {
    expect(figures({ since, sliceSeconds: 60, outcomes: [] }, Date.parse(at(2))).conversion).toBeUndefined();
  });
});

describe('a dial', () => {
  it('is read and turned where it lies', () => {
    const [dial] = DIALS.stripe!;
    expect(changeAt(dial!.path, 0.5)).toEqual({ faults: { unavailableRate: 0.5 } });
    expect(valueAt({ faults: { unavailableRate: 0.5 } }, dial!.path)).toBe(0.5);
    expect(valueAt({}, dial!.path)).toBeUndefined();
  });
});
