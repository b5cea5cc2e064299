import type { DeliveryAddress, Returnable, ReturnBodiesAskBody, ReturnBodiesAskBodyItem } from '../api/generated/model';

export type ReturnReason = ReturnBodiesAskBodyItem['reason'];
export type ReturnKind = NonNullable<ReturnBodiesAskBody['kind']>;

/** Something is wrong with it: then it may come back for longer, and at the shop's cost. */
const FAULTS: readonly ReturnReason[] = ['NOT_AS_DESCRIBED', 'WRONG_ITEM', 'DEFECTIVE', 'DAMAGED', 'NOT_RECEIVED'];
/** What can be claimed without sending anything back. */
const CLAIMED: readonly ReturnReason[] = ['DEFECTIVE', 'DAMAGED', 'NOT_RECEIVED'];
const ALL: readonly ReturnReason[] = ['NO_LONGER_WANTED', 'DOES_NOT_FIT', 'NOT_AS_DESCRIBED', 'WRONG_ITEM', 'DEFECTIVE', 'DAMAGED'];

export function reasonsFor(kind: ReturnKind): readonly ReturnReason[] {
  return kind === 'CLAIM' ? CLAIMED : ALL;
}

/** How many may be named: what still may come back without a reason, or whatever has arrived if something is wrong. */
export function most(item: Returnable['items'][number], reason: ReturnReason): number {
  return FAULTS.includes(reason) ? item.delivered - item.returned : item.returnable;
}

export function canSendBack(found: Returnable): boolean {
  return found.items.some((item) => item.delivered > item.returned);
}

export interface Line {
  productId: string;
  units: number;
  reason: ReturnReason;
}

export interface Wish {
  kind: ReturnKind;
  lines: Line[];
  comment: string;
  instead: { productId: string; name: string; quantity: number }[];
}

/** What is to be asked for; undefined while nothing is chosen. */
export function asked(orderId: string, wish: Wish, address: DeliveryAddress | undefined): ReturnBodiesAskBody | undefined {
  const items = wish.lines.filter((line) => line.units > 0).map(({ productId, units, reason }) => ({ productId, quantity: units, reason }));
  if (items.length === 0 || (wish.kind === 'EXCHANGE' && (wish.instead.length === 0 || !address))) return undefined;
  return {
    orderId,
    kind: wish.kind,
    items,
    ...(wish.comment.trim() !== '' && { comment: wish.comment.trim() }),
    ...(wish.kind === 'EXCHANGE' && { exchangeFor: wish.instead.map(({ productId, quantity }) => ({ productId, quantity })), address }),
  };
}

/** What it comes to by the policy, before anybody has looked at the goods: fees are taken off where nothing is wrong. */
export function estimate(found: Returnable, lines: Line[]): number {
  let sum = 0;
  let label = 0;
  for (const line of lines) {
    const item = found.items.find((each) => each.productId === line.productId);
    if (!item || line.units === 0 || item.returnable === 0) continue;
    const worth = Math.round((item.value * Math.min(line.units, item.returnable)) / item.returnable);
    const fault = FAULTS.includes(line.reason);
    sum += fault ? worth : worth - Math.round((worth * item.restockingFeePercent) / 100);
    if (!fault && item.labelPaidBy === 'CUSTOMER') label = Math.max(label, item.labelFee);
  }
  return Math.max(0, sum - label);
}
