import { describe, expect, it } from 'vitest';
import type { Availability, OrderDetails, Returnable } from '../api/generated/model';
import { bars, symbols } from '../app/code128';
import { knownZone } from '../app/zone';
import { amendment, asItIs, isAmendable } from '../shop/amend';
import { arrival } from '../shop/arrival';
import { destination, promised, together } from '../shop/promise';
import { asked, canSendBack, estimate, type Line, most } from '../shop/returning';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const LATER = '2026-12-03T12:00:00Z';
const LAMP = '0199b2c4-7a03-7f85-93cd-e04a7b6d218c';
const BOWL = '0199b2c4-7a03-7f85-93cd-e04a7b6d218d';

function availability(part: Partial<Availability>): Availability {
  return { productId: LAMP, quantity: 1, can: true, buckets: [], allocations: [], awaited: [], candidates: [], reasoning: [], ...part };
}

describe('a promise', () => {
  it('is now, later, of fewer, or none', () => {
    expect(promised(availability({ at: '2026-11-27T12:00:01Z', buckets: [{ from: LATER, quantity: 7, why: '' }] }), NOW)).toEqual({ kind: 'now', left: 7 });
    expect(promised(availability({ at: LATER }), NOW)).toEqual({ kind: 'later', at: LATER });
    expect(promised(availability({ can: false, buckets: [{ from: LATER, quantity: 2, why: '' }] }), NOW)).toEqual({ kind: 'fewer', units: 2 });
    expect(promised(availability({ can: false }), NOW)).toEqual({ kind: 'none' });
  });

  it('of several is that of the last, and none if one is short', () => {
    expect(together([{ kind: 'now', left: 3 }, { kind: 'later', at: LATER }])).toEqual({ kind: 'later', at: LATER });
    expect(together([{ kind: 'later', at: LATER }, { kind: 'fewer', units: 1 }])).toEqual({ kind: 'none' });
    expect(together([])).toBeUndefined();
  });

  it('is asked for a country, and its postcode where it is one', () => {
    expect(destination({ countryCode: 'GB', postalCode: ' SW1Y 4JH ' })).toBe('GB-SW1Y 4JH');
    expect(destination({ countryCode: 'JP', postalCode: '〒100' })).toBe('JP');
    expect(destination({ countryCode: 'g', postalCode: '1' })).toBeUndefined();
  });
});

const ADDRESS = { recipientName: 'Ada', line1: '1 Pier Street', city: 'Cork', postalCode: 'T12', countryCode: 'IE' };
const ORDER: OrderDetails = {
  orderId: LAMP, customerId: LAMP, status: 'CREATED', stage: 'CONFIRMED', currency: 'EUR', total: 300, address: ADDRESS,
  items: [{ productId: LAMP, quantity: 3, cancelled: 1, unitPrice: 100 }],
};

describe('an amendment', () => {
  it('asks only for what differs', () => {
    expect(amendment(ORDER, asItIs(ORDER))).toBeUndefined();
    expect(amendment(ORDER, { ...asItIs(ORDER), units: { [LAMP]: 2, [BOWL]: 1 } })).toEqual({ items: [{ productId: BOWL, quantity: 1 }], requestedBy: 'customer' });
    expect(amendment(ORDER, { ...asItIs(ORDER), address: { ...ADDRESS, city: 'Galway' } })).toEqual({ address: { ...ADDRESS, city: 'Galway' }, requestedBy: 'customer' });
    expect(amendment(ORDER, { ...asItIs(ORDER), promotionCode: ' TEN ' })).toEqual({ promotionCode: 'TEN', requestedBy: 'customer' });
  });

  it('takes what is cancelled for gone', () => {
    expect(asItIs(ORDER).units).toEqual({ [LAMP]: 2 });
  });

  it('counts a product over all of its lines', () => {
    const added = { ...ORDER, items: [...ORDER.items, { productId: LAMP, quantity: 4, unitPrice: 90 }] };
    expect(asItIs(added).units).toEqual({ [LAMP]: 6 });
    expect(amendment(added, { ...asItIs(added), units: { [LAMP]: 5 } })?.items).toEqual([{ productId: LAMP, quantity: 5 }]);
  });

  it('is offered until the warehouse has begun', () => {
    expect(isAmendable(ORDER)).toBe(true);
    expect(isAmendable({ ...ORDER, stage: 'FULFILLING' })).toBe(false);
  });
});

const RETURNABLE: Returnable = {
  orderId: LAMP, currency: 'EUR', policyVersion: 1,
  items: [
    { productId: LAMP, delivered: 3, returned: 1, returnable: 2, value: 2_000, restockingFeePercent: 10, labelPaidBy: 'CUSTOMER', labelFee: 300 },
    { productId: BOWL, delivered: 1, returned: 0, returnable: 0, value: 0, restockingFeePercent: 0, labelPaidBy: 'SHOP', labelFee: 0 },
  ],
};

describe('a return', () => {
  const line = (part: Partial<Line>): Line => ({ productId: LAMP, units: 1, reason: 'NO_LONGER_WANTED', ...part });

  it('may name what is left of the window, and more if something is wrong', () => {
    expect(RETURNABLE.items.map((item) => most(item, 'DOES_NOT_FIT'))).toEqual([2, 0]);
    expect(RETURNABLE.items.map((item) => most(item, 'DEFECTIVE'))).toEqual([2, 1]);
    expect(canSendBack(RETURNABLE)).toBe(true);
    expect(canSendBack({ ...RETURNABLE, items: [] })).toBe(false);
  });

  it('costs fee and way back only where nothing is wrong', () => {
    expect(estimate(RETURNABLE, [line({})])).toBe(600);
    expect(estimate(RETURNABLE, [line({ reason: 'DAMAGED' })])).toBe(1_000);
    expect(estimate(RETURNABLE, [line({ units: 0 })])).toBe(0);
  });

  it('is asked for when something is chosen, and an exchange when it is said for what', () => {
    const wish = { kind: 'REFUND', lines: [line({}), line({ productId: BOWL, units: 0 })], comment: ' ', instead: [] } as const;
    expect(asked('o', { ...wish, lines: [...wish.lines], instead: [] }, undefined)).toEqual({
      orderId: 'o', kind: 'REFUND', items: [{ productId: LAMP, quantity: 1, reason: 'NO_LONGER_WANTED' }],
    });
    expect(asked('o', { ...wish, lines: [line({ units: 0 })], instead: [] }, ADDRESS)).toBeUndefined();
    expect(asked('o', { ...wish, kind: 'EXCHANGE', lines: [line({})], instead: [] }, ADDRESS)).toBeUndefined();
    expect(asked('o', { ...wish, kind: 'EXCHANGE', lines: [line({})], instead: [{ productId: BOWL, name: 'Bowl', quantity: 2 }] }, ADDRESS))
      .toMatchObject({ exchangeFor: [{ productId: BOWL, quantity: 2 }], address: ADDRESS });
  });
});

describe('a parcel', () => {
  it('comes on the day that its carrier has said, until it is there', () => {
    expect(arrival({ status: 'ON_ITS_WAY', estimatedDelivery: '2026-12-03' })).toEqual({ day: '2026-12-03T00:00:00Z', arrived: false });
    expect(arrival({ status: 'DELIVERED', estimatedDelivery: '2026-12-03' })?.arrived).toBe(true);
    expect(arrival({ status: 'BUYING' })).toBeUndefined();
    expect(arrival({ status: 'FAILED', estimatedDelivery: '2026-12-03' })).toBeUndefined();
  });
});

describe('a bar code', () => {
  it('has its check symbol', () => {
    // 104 and the letters by their places, modulo 103.
    expect(symbols('PJJ123C')).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55, 106]);
    expect(() => symbols('é')).toThrow(RangeError);
  });

  it('is as wide as its symbols, and ends in a bar', () => {
    const code = bars('RET-1');
    expect(code.width).toBe(11 * 7 + 13);
    expect(code.bars.at(-1)).toEqual({ at: code.width - 2, width: 2 });
  });
});

describe('a zone', () => {
  it('is one that the browser knows', () => {
    expect(['Europe/London', 'UTC', '__SHOP_ZONE__', '', undefined].map(knownZone)).toEqual(['Europe/London', 'UTC', undefined, undefined, undefined]);
  });
});
