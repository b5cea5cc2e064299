import type { LedgerEntry } from '../api/generated/model';

export interface Level {
  at: number;
  available: number;
  held: number;
}

/**
 * What there was after each movement, the oldest first: reckoned back from what there is now, so that a page of the
 * ledger is enough.
 */
export function levels(now: { available: number; reserved: number }, newestFirst: readonly LedgerEntry[]): Level[] {
  let { available, reserved } = now;
  const found: Level[] = [];
  for (const entry of newestFirst) {
    found.push({ at: Date.parse(entry.at), available, held: reserved });
    available -= entry.available;
    reserved -= entry.reserved;
  }
  return found.reverse();
}
