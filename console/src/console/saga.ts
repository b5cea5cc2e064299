import type { CheckoutOnBoard, CheckoutView } from '../api/generated/model';

export type SagaState = CheckoutView['status'];

/** The states as they are drawn: forward on the first row, undoing below (systems/ordering/checkout, Session). */
export const FORWARD: SagaState[] = ['PRICING', 'STARTED', 'RESERVING', 'AUTHORIZING', 'CREATING_ORDER', 'CONFIRMED'];
export const UNDOING: SagaState[] = ['COMPENSATING', 'FAILED'];

/** Where a checkout has been: all before the state that it is in, as far as its messages tell when it turned back. */
export function visited(status: SagaState, types: ReadonlySet<string>): Set<SagaState> {
  const seen = new Set<SagaState>([status]);
  if (types.has('calculate-discount')) seen.add('PRICING');
  if (types.has('cart-checked-out')) seen.add('STARTED');
  if (types.has('reserve-inventory')) seen.add('RESERVING');
  if (types.has('authorize-payment')) seen.add('AUTHORIZING');
  if (types.has('create-order')) seen.add('CREATING_ORDER');
  if (status === 'FAILED' && (types.has('release-inventory') || types.has('void-payment'))) seen.add('COMPENSATING');
  return seen;
}

/** It has asked in vain before, or undoes. */
export function isStuck(checkout: Pick<CheckoutOnBoard, 'status' | 'attempts'>): boolean {
  return checkout.status !== 'CONFIRMED' && checkout.status !== 'FAILED' && checkout.attempts > 1;
}

/** Those that hang first, each group as it came: the oldest first. */
export function stuckFirst<C extends Pick<CheckoutOnBoard, 'status' | 'attempts'>>(checkouts: readonly C[]): C[] {
  return [...checkouts].sort((a, b) => Number(isStuck(b)) - Number(isStuck(a)));
}

export const OVER: readonly SagaState[] = ['CONFIRMED', 'FAILED'];
