import { useState } from 'react';
import { useKeys } from './keys';

/** j and k move in a list, Enter opens what is under them. */
export function useRows<T>(rows: readonly T[], open: (row: T) => void): { className: (row: T) => string | undefined } {
  const [at, move] = useState(-1);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    move(next);
    document.querySelectorAll('[data-row]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => {
      const row = rows[at];
      if (row !== undefined) open(row);
    },
  });
  return { className: (row) => (rows[at] === row ? 'at-row' : undefined) };
}
