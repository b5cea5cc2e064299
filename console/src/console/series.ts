/** What was seen of some counters, look by look: how fast they count, and how far somebody is behind. */
export interface Look {
  at: number;
  messages: number;
  lag: number;
}

export type Series = ReadonlyMap<string, readonly Look[]>;

/** Two minutes, at a look every two seconds. */
const MOST = 60;

export function seen(series: Series, at: number, now: readonly { name: string; messages: number; lag: number }[]): Series {
  return new Map(now.map(({ name, messages, lag }) => {
    const before = series.get(name) ?? [];
    const last = before.at(-1);
    // A counter that counts less than before has begun anew, and so does what is said of it.
    const kept = last && last.messages > messages ? [] : before;
    return [name, [...kept, { at, messages, lag }].slice(-MOST)];
  }));
}

/** Per second, between each look and the one before it. */
export function rates(series: Series, name: string): number[] {
  const looks = series.get(name) ?? [];
  return looks.slice(1).map((look, index) => {
    const before = looks[index]!;
    return look.at > before.at ? (look.messages - before.messages) / ((look.at - before.at) / 1_000) : 0;
  });
}

export function rate(series: Series, name: string): number {
  return rates(series, name).at(-1) ?? 0;
}

export function lags(series: Series, name: string): number[] {
  return (series.get(name) ?? []).map((look) => look.lag);
}

/** As a line over a ground of that size: the highest at its top, nothing at its bottom. */
export function points(values: readonly number[], width: number, height: number): string {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, index) => `${(index * step).toFixed(1)},${(height - (value / most) * height).toFixed(1)}`).join(' ');
}
