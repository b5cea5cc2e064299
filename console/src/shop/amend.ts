import type { AmendmentsAmendBody, DeliveryAddress, OrderDetails, OrderDetailsItem } from '../api/generated/model';

/** The order as its customer would have it: units by product, those that are new to it included. */
export interface Wish {
  units: Record<string, number>;
  address: DeliveryAddress | undefined;
  promotionCode: string;
}

/** The stages in which the warehouse has not begun; whether it is too late is for the order system to say. */
const AMENDABLE: readonly (OrderDetails['stage'] | undefined)[] = ['CREATED', 'CONFIRMED', 'ON_HOLD'];

export function isAmendable(order: OrderDetails): boolean {
  return AMENDABLE.includes(order.stage);
}

export function unitsOf(item: OrderDetailsItem): number {
  return item.quantity - (item.cancelled ?? 0);
}

export function asItIs(order: OrderDetails): Wish {
  return {
    units: unitsByProduct(order),
    address: order.address,
    promotionCode: '',
  };
}

/** A product that was added to has a second line, at the price of that day. */
function unitsByProduct(order: OrderDetails): Record<string, number> {
  const units: Record<string, number> = {};
  for (const item of order.items) units[item.productId] = (units[item.productId] ?? 0) + unitsOf(item);
  return units;
}

/** What is to be asked for: only what differs from the order. Undefined if nothing does. */
export function amendment(order: OrderDetails, wish: Wish): AmendmentsAmendBody | undefined {
  const before = asItIs(order).units;
  const items = Object.entries(wish.units)
    .filter(([productId, units]) => units !== (before[productId] ?? 0))
    .map(([productId, quantity]) => ({ productId, quantity }));
  const moved = wish.address !== undefined && !isSame(wish.address, order.address);
  const promotionCode = wish.promotionCode.trim();
  if (items.length === 0 && !moved && promotionCode === '') return undefined;
  return {
    ...(items.length > 0 && { items }),
    ...(moved && { address: wish.address }),
    ...(promotionCode !== '' && { promotionCode }),
    requestedBy: 'customer',
  };
}

function isSame(one: DeliveryAddress, other: DeliveryAddress | undefined): boolean {
  return (
    other !== undefined &&
    (['recipientName', 'line1', 'line2', 'city', 'postalCode', 'countryCode'] as const).every((field) => (one[field] ?? '') === (other[field] ?? ''))
  );
}
