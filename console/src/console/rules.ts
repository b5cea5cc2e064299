import type { EditSourcingRulesBody, SourcingRules } from '../api/generated/model';

export const FILTERS = ['STOCK', 'REGION', 'CAPACITY', 'OPEN'] as const;
export const ORDER = ['DISTANCE', 'COST', 'BALANCE'] as const;
export type Criterion = (typeof ORDER)[number];

/** One place earlier or later; at its end it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const to = at + by;
  if (to < 0 || to >= list.length) return next;
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** No parcels at most means that there is no limit: that is said by saying nothing. */
export function body({ mostParcels, ...rules }: SourcingRules, note: string): EditSourcingRulesBody {
  return { ...rules, ...(mostParcels > 0 && { mostParcels }), ...(note.trim() !== '' && { note: note.trim() }) };
}

export function differs(one: SourcingRules, other: SourcingRules): boolean {
  return JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other));
}

/** The order of filters says nothing; the order of criteria is all they say. */
function sorted({ filters, order, strict, mostParcels, leastValue, distanceStep }: SourcingRules): unknown {
  return [[...filters].sort(), order, strict, mostParcels, leastValue, distanceStep];
}

/** What one figure would have been instead, as a change: -12 is better for all that there are here. */
export function change(before: number, after: number): number {
  return after - before;
}
