import { type ReactNode, useEffect, useState } from 'react';
import { Tooltip } from '@mantine/core';
import { useIntl } from 'react-intl';

const digits = new Map<string, number>();

/** How many digits a currency has after the point: 1999 EUR is 19.99, 1999 JPY is 1999. */
export function fractionDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    try {
      known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    } catch {
      known = 2;
    }
    digits.set(currency, known);
  }
  return known;
}

export function useMoney() {
  const intl = useIntl();
  return (minor: number, currency: string) =>
    intl.formatNumber(minor / 10 ** fractionDigits(currency), { style: 'currency', currency });
}

export function Money({ minor, currency }: { minor: number; currency: string }) {
  return <span className="number">{useMoney()(minor, currency)}</span>;
}

/** A moment, to the second; the exact one with its zone under the pointer. */
export function Moment({ at, time = true }: { at: string; time?: boolean }) {
  const intl = useIntl();
  const exact = intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' });
  const short = intl.formatDate(at, time ? { dateStyle: 'short', timeStyle: 'medium' } : { dateStyle: 'medium' });
  return (
    <Tooltip label={exact} openDelay={400}>
      <time dateTime={at} className="number">
        {short}
      </time>
    </Tooltip>
  );
}

const STEPS: [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3_600, 'minute', 60],
  [86_400, 'hour', 3_600],
  [Infinity, 'day', 86_400],
];

/** "2 minutes ago", kept true while it is looked at. */
export function Ago({ at }: { at: string }) {
  const intl = useIntl();
  const now = useNow(10_000);
  const seconds = (new Date(at).getTime() - now) / 1_000;
  const [, unit, size] = STEPS.find(([limit]) => Math.abs(seconds) < limit) ?? STEPS[3]!;
  return (
    <Tooltip label={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' })} openDelay={400}>
      <time dateTime={at} className="number">
        {intl.formatRelativeTime(Math.round(seconds / size), unit, { numeric: 'auto', style: 'short' })}
      </time>
    </Tooltip>
  );
}

export function useNow(everyMs: number): number {
  const [now, set] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => set(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** A length of time as short as it can be said: 340 ms, 2.1 s, 3 min, 2 h. */
export function useDuration() {
  const intl = useIntl();
  return (ms: number) => {
    const said = (value: number, unit: string, fraction = 0) =>
      intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: fraction });
    if (ms < 1_000) return said(ms, 'millisecond');
    if (ms < 60_000) return said(ms / 1_000, 'second', 1);
    if (ms < 3_600_000) return said(ms / 60_000, 'minute', 1);
    if (ms < 86_400_000) return said(ms / 3_600_000, 'hour', 1);
    return said(ms / 86_400_000, 'day', 1);
  };
}

export function Count({ of }: { of: number }) {
  return <span className="number">{useIntl().formatNumber(of)}</span>;
}

export function Code({ children }: { children: ReactNode }) {
  return <span className="code">{children}</span>;
}

/** The tail of an id tells orders apart; the head is their time. */
export function shortId(id: string): string {
  return `…${id.slice(-8)}`;
}
