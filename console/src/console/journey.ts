import type { TimelineEntry } from '../api/generated/model';

/**
 * Where the messages of a journey are drawn. Milliseconds and days do not fit on one ruler, so time is cut where nothing
 * happened for long: each cut starts a new act with a ruler of its own, and the pause between two acts is said in words.
 */
export interface Act {
  /** How long nothing happened before it; undefined for the first. */
  pausedMs: number | undefined;
  startMs: number;
  spanMs: number;
  steps: Step[];
}

export interface Step {
  entry: TimelineEntry;
  /** From the cause to the message, as fractions of the act; a cause of an earlier act is at its left edge. */
  from: number;
  to: number;
  /** Since its cause was told, or since the message before it if nobody knows one. */
  tookMs: number;
}

/** Shorter ones are part of what went on, and are drawn. */
const PAUSE_MS = 10_000;

export function acts(entries: readonly TimelineEntry[]): Act[] {
  const timed = entries.map((entry) => ({ entry, at: Date.parse(entry.at) })).sort((a, b) => a.at - b.at);
  const groups: (typeof timed)[] = [];
  for (const each of timed) {
    const last = groups.at(-1);
    if (last && each.at - last.at(-1)!.at < PAUSE_MS) last.push(each);
    else groups.push([each]);
  }
  const told = new Map(timed.map(({ entry, at }) => [entry.id, at]));
  return groups.map((group, index) => {
    const startMs = group[0]!.at;
    const endMs = group.at(-1)!.at;
    const spanMs = Math.max(1, endMs - startMs);
    const place = (at: number) => Math.min(1, Math.max(0, (at - startMs) / spanMs));
    return {
      pausedMs: index === 0 ? undefined : startMs - groups[index - 1]!.at(-1)!.at,
      startMs,
      spanMs: endMs - startMs,
      steps: group.map(({ entry, at }, position) => {
        const cause = entry.causedBy === undefined ? undefined : told.get(entry.causedBy);
        const since = cause ?? group[position - 1]?.at ?? at;
        return { entry, from: place(Math.min(since, at)), to: place(at), tookMs: Math.max(0, at - since) };
      }),
    };
  });
}

const HUES: Record<string, string> = {
  carts: 'grape', promotions: 'pink', checkout: 'cyan', inventory: 'lime', payments: 'yellow', orders: 'blue',
  warehouse: 'orange', shipping: 'red', returns: 'violet', notifications: 'gray',
};

export function hue(system: string): string {
  return HUES[system] ?? 'gray';
}
