import type { ReturnBodiesReceiveBodyItem, ReturnDetails } from '../api/generated/model';

export const DISPOSITIONS = ['RESTOCK', 'REPAIR', 'SCRAP', 'BACK_TO_VENDOR'] as const;
export type Disposition = ReturnBodiesReceiveBodyItem['disposition'];

/** What became of each unit that lies on the table, one by one. */
export interface Unit {
  productId: string;
  name: string;
  disposition: Disposition | null;
}

/** The units that are still to come, each by itself; nothing is decided about any of them. */
export function toCome(found: ReturnDetails): Unit[] {
  return found.items.flatMap((item) =>
    Array.from({ length: Math.max(0, item.quantity - item.received) }, () => ({ productId: item.productId, name: item.sku ?? item.productId, disposition: null })),
  );
}

/** As returns take it: units of one product with one disposition are counted together; what was not decided has not come. */
export function received(units: readonly Unit[]): ReturnBodiesReceiveBodyItem[] {
  const counted = new Map<string, ReturnBodiesReceiveBodyItem>();
  for (const { productId, disposition } of units) {
    if (disposition === null) continue;
    const key = `${productId} ${disposition}`;
    const known = counted.get(key);
    counted.set(key, { productId, disposition, quantity: (known?.quantity ?? 0) + 1 });
  }
  return [...counted.values()];
}
