import type { PickingJobDetails } from '../api/generated/model';

type Line = Pick<PickingJobDetails['lines'][number], 'productId' | 'picked' | 'packed' | 'scan' | 'sku'>;

/** Units that were scanned into the open parcel, by product. */
export type Checked = Readonly<Record<string, number>>;

export type Verdict = { checked: Checked; productId: string } | { refused: 'unknown' | 'enough' };

/** One unit goes into the parcel if it was picked and lies in no parcel yet. */
export function check(lines: readonly Line[], checked: Checked, code: string): Verdict {
  const line = lines.find((each) => each.scan === code || each.sku === code);
  if (!line) return { refused: 'unknown' };
  const already = checked[line.productId] ?? 0;
  if (already >= line.picked - line.packed) return { refused: 'enough' };
  return { productId: line.productId, checked: { ...checked, [line.productId]: already + 1 } };
}

/** What is picked and was not scanned: the parcel is closed without it, or it is scanned first. */
export function unchecked(lines: readonly Line[], checked: Checked): number {
  return lines.reduce((sum, line) => sum + line.picked - line.packed - (checked[line.productId] ?? 0), 0);
}

export function contents(checked: Checked): { productId: string; quantity: number }[] {
  return Object.entries(checked).filter(([, units]) => units > 0).map(([productId, quantity]) => ({ productId, quantity }));
}
