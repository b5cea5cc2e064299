import { describe, expect, it } from 'vitest';
import type { HoldsDetails, LedgerEntry, ReturnDetails, SourcingRules, StockDetails } from '../api/generated/model';
import { levels } from '../console/levels';
import { check, contents, unchecked } from '../console/packing';
import { received, toCome } from '../console/receiving';
import { body, differs, moved } from '../console/rules';
import { at, places } from '../console/stockFigures';
import { byTeam } from '../console/teams';

const entry = (id: number, available: number, reserved: number) => ({ entry: id, at: `2026-11-27T12:00:0${id}Z`, available, reserved }) as LedgerEntry;

describe('the ledger', () => {
  it('is reckoned back from what there is', () => {
    const found = levels({ available: 7, reserved: 3 }, [entry(3, -3, 3), entry(2, 0, -2), entry(1, 10, 0)]);

    expect(found.map(({ available, held }) => [available, held])).toEqual([[10, 2], [10, 0], [7, 3]]);
    expect(found.map((level) => level.at)).toEqual([...found.map((level) => level.at)].sort());
    expect(levels({ available: 1, reserved: 0 }, [])).toEqual([]);
  });
});

describe('stock', () => {
  const stock = { available: 5, reserved: 1, expected: 2, locations: [{ location: 'main', available: 3, reserved: 1, expected: 2 }] } as StockDetails;

  it('is that of all places, of one, or nothing', () => {
    expect(at(stock, null)?.available).toBe(5);
    expect(at(stock, 'main')?.available).toBe(3);
    expect(at(stock, 'east')).toBeUndefined();
    expect(places([stock, undefined, stock])).toEqual(['main']);
  });
});

describe('packing', () => {
  const lines = [{ productId: 'a', picked: 2, packed: 0, scan: '4006381333931', sku: 'LAMP' }, { productId: 'b', picked: 1, packed: 1, scan: 'B' }];

  it('takes what was picked, once for each unit', () => {
    const one = check(lines, {}, '4006381333931');
    const two = 'checked' in one && check(lines, one.checked, 'LAMP');

    expect(two).toEqual({ productId: 'a', checked: { a: 2 } });
    expect(check(lines, { a: 2 }, 'LAMP')).toEqual({ refused: 'enough' });
    expect(check(lines, {}, 'B')).toEqual({ refused: 'enough' });
    expect(check(lines, {}, 'x')).toEqual({ refused: 'unknown' });
  });

  it('knows what is in the parcel, and what is left', () => {
    expect(contents({ a: 2, b: 0 })).toEqual([{ productId: 'a', quantity: 2 }]);
    expect(unchecked(lines, { a: 1 })).toBe(1);
  });
});

describe('goods that come back', () => {
  it('lie on the table one by one, and are counted by what becomes of them', () => {
    const found = { items: [{ productId: 'a', sku: 'LAMP', quantity: 3, received: 1 }] } as ReturnDetails;
    const units = toCome(found);

    expect(units).toHaveLength(2);
    expect(received(units)).toEqual([]);
    expect(received([{ ...units[0]!, disposition: 'RESTOCK' }, { ...units[1]!, disposition: 'SCRAP' }, { ...units[1]!, disposition: 'SCRAP' }])).toEqual([
      { productId: 'a', disposition: 'RESTOCK', quantity: 1 }, { productId: 'a', disposition: 'SCRAP', quantity: 2 },
    ]);
  });
});

describe('rules', () => {
  const rules: SourcingRules = { filters: ['STOCK', 'OPEN'], order: ['DISTANCE', 'COST'], strict: false, mostParcels: 2, leastValue: 0, distanceStep: 10 };

  it('differ by the order of what decides, not by that of the filters', () => {
    expect(differs(rules, { ...rules, filters: ['OPEN', 'STOCK'] })).toBe(false);
    expect(differs(rules, { ...rules, order: ['COST', 'DISTANCE'] })).toBe(true);
  });

  it('are moved by one, and not beyond the ends', () => {
    expect(moved(rules.order, 1, -1)).toEqual(['COST', 'DISTANCE']);
    expect(moved(rules.order, 0, -1)).toEqual(rules.order);
  });

  it('are sent with a note if there is one', () => {
    expect(body(rules, ' ')).toEqual(rules);
    expect(body(rules, 'x')).toEqual({ ...rules, note: 'x' });
    expect(body({ ...rules, mostParcels: 0 }, '')).not.toHaveProperty('mostParcels');
  });
});

describe('holds', () => {
  it('are their team’s, the most urgent first, and the team that is behind before others', () => {
    const hold = (ownerTeam: string, reviewBy: string, overdue: boolean) => ({ ownerTeam, reviewBy, overdue }) as HoldsDetails;
    const teams = byTeam([hold('stock', '2026-11-27T10:00:00Z', false), hold('fraud', '2026-11-28T10:00:00Z', false), hold('fraud', '2026-11-27T11:00:00Z', true)]);

    expect(teams.map((team) => [team.name, team.overdue, team.holds.map((each) => each.reviewBy)])).toEqual([
      ['fraud', 1, ['2026-11-27T11:00:00Z', '2026-11-28T10:00:00Z']],
      ['stock', 0, ['2026-11-27T10:00:00Z']],
    ]);
  });
});
