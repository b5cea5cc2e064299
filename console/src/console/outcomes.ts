import type { OutcomesOverTime } from '../api/generated/model';

export interface Slice {
  at: number;
  confirmed: number;
  failed: number;
  live: number;
  median: number | undefined;
  p95: number | undefined;
}

export interface Figures {
  slices: Slice[];
  confirmed: number;
  failed: number;
  live: number;
  reasons: { reason: string; count: number }[];
  /** Confirmed, over the whole window. */
  perMinute: number;
  /** Confirmed of those that have ended, from 0 to 1; undefined while none has. */
  conversion: number | undefined;
}

const LIVE = new Set(['PRICING', 'STARTED', 'RESERVING', 'AUTHORIZING', 'CREATING_ORDER']);

/** Every slice of the window, also those in which nothing happened. */
export function figures(told: OutcomesOverTime, now: number): Figures {
  const start = Date.parse(told.since);
  const step = told.sliceSeconds * 1_000;
  const count = Math.max(1, Math.ceil((now - start) / step));
  const slices: Slice[] = Array.from({ length: Math.min(count, 400) }, (_, index) => ({
    at: start + index * step, confirmed: 0, failed: 0, live: 0, median: undefined, p95: undefined,
  }));
  const reasons = new Map<string, number>();
  for (const each of told.outcomes) {
    const slice = slices[Math.round((Date.parse(each.from) - start) / step)];
    if (!slice) continue;
    if (each.outcome === 'CONFIRMED') {
      slice.confirmed += each.count;
      slice.median = each.medianMs;
      slice.p95 = each.p95Ms;
    } else if (LIVE.has(each.outcome)) {
      slice.live += each.count;
    } else {
      slice.failed += each.count;
      reasons.set(each.outcome, (reasons.get(each.outcome) ?? 0) + each.count);
    }
  }
  const sum = (what: (slice: Slice) => number) => slices.reduce((all, slice) => all + what(slice), 0);
  const confirmed = sum((slice) => slice.confirmed);
  const failed = sum((slice) => slice.failed);
  return {
    slices, confirmed, failed, live: sum((slice) => slice.live),
    reasons: [...reasons].map(([reason, many]) => ({ reason, count: many })).sort((a, b) => b.count - a.count),
    perMinute: confirmed / Math.max(1, (now - start) / 60_000),
    conversion: confirmed + failed === 0 ? undefined : confirmed / (confirmed + failed),
  };
}
