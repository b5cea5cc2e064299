import type { Availability } from '../api/generated/model';

/** What a customer may count on: it is there, it comes, there are fewer, or there is none. */
export type Promised =
  | { kind: 'now'; left: number }
  | { kind: 'later'; at: string }
  | { kind: 'fewer'; units: number }
  | { kind: 'none' };

/** What was asked a moment ago is still now. */
const A_MOMENT_MS = 60_000;

export function promised(found: Availability, now: number): Promised {
  if (found.can) {
    return found.at !== undefined && Date.parse(found.at) > now + A_MOMENT_MS
      ? { kind: 'later', at: found.at }
      : { kind: 'now', left: found.buckets[0]?.quantity ?? found.quantity };
  }
  const units = found.buckets.reduce((most, bucket) => Math.max(most, bucket.quantity), 0);
  return units > 0 ? { kind: 'fewer', units } : { kind: 'none' };
}

/** All of it leaves when its last part can; whatever is not there in full holds up the rest. */
export function together(all: Promised[]): Promised | undefined {
  const short = all.find((each) => each.kind === 'none' || each.kind === 'fewer');
  if (short) return { kind: 'none' };
  const later = all.filter((each) => each.kind === 'later').sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return later[0] ?? all[0];
}

/** As GET /availability takes it: the country, and the postcode where it is one. */
export function destination({ countryCode, postalCode }: { countryCode: string; postalCode: string }): string | undefined {
  if (!/^[A-Z]{2}$/.test(countryCode)) return undefined;
  const code = postalCode.trim();
  return /^[0-9A-Za-z -]{1,16}$/.test(code) ? `${countryCode}-${code}` : countryCode;
}
