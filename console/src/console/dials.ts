import type { Dials } from '../api/local';
import type { Key } from '../i18n';

/** What can be turned, and where it lies in a simulator's settings. */
export interface Dial {
  path: string[];
  name: Key;
  kind: 'rate' | 'ms' | 'switch';
}

const faults = (under: string): Dial[] => [
  { path: [under, 'unavailableRate'], name: 'dial.unavailable', kind: 'rate' },
  { path: [under, 'errorRate'], name: 'dial.error', kind: 'rate' },
  { path: [under, 'timeoutBeforeRate'], name: 'dial.timeoutBefore', kind: 'rate' },
  { path: [under, 'timeoutAfterRate'], name: 'dial.timeoutAfter', kind: 'rate' },
];
const webhooks: Dial[] = [
  { path: ['webhooks', 'paused'], name: 'dial.paused', kind: 'switch' },
  { path: ['webhooks', 'duplicateRate'], name: 'dial.duplicate', kind: 'rate' },
  { path: ['webhooks', 'lostRate'], name: 'dial.lostEvents', kind: 'rate' },
];
const carrier: Dial[] = [
  ...faults('faults'),
  { path: ['lostRate'], name: 'dial.lost', kind: 'rate' },
  { path: ['damagedRate'], name: 'dial.damaged', kind: 'rate' },
  { path: ['attemptFailsRate'], name: 'dial.attemptFails', kind: 'rate' },
  { path: ['dayMs'], name: 'dial.day', kind: 'ms' },
];

export const DIALS: Record<string, Dial[]> = {
  stripe: [
    ...faults('faults'),
    { path: ['declineRate'], name: 'dial.decline', kind: 'rate' },
    { path: ['captureRefusedRate'], name: 'dial.captureRefused', kind: 'rate' },
    { path: ['refundRefusedRate'], name: 'dial.refundRefused', kind: 'rate' },
    ...webhooks,
  ],
  fraud: faults('faults'),
  ups: carrier,
  fedex: carrier,
  inbox: [...faults('email')],
};

export function valueAt(dials: Dials, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (at !== null && typeof at === 'object' ? (at as Dials)[name] : undefined), dials);
}

/** A change as the simulators take it: only what is turned, in its place. */
export function changeAt(path: readonly string[], value: unknown): Dials {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Dials;
}
