import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CartDetails, DeliveryAddress } from '../api/generated/model';
import { createCart, createCartItem, deleteCartItem, getCart } from '../api/generated/carts/carts';
import { Problem } from '../api/http';
import { drawn, kept } from '../app/store';

/** This Waybill has no sign-in: a customer is an id that this browser has drawn, and can let go of. */
export const customerId = drawn<string>('shop.customer', () => crypto.randomUUID());
export const cartId = kept<string | null>('shop.cart', () => null);
export const address = kept<DeliveryAddress>('shop.address', () => ({
  recipientName: 'Ada Lovelace',
  line1: '12 St James’s Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  countryCode: 'GB',
}));
export const email = kept<string>('shop.email', () => '');

export function newCustomer(): void {
  customerId.set(crypto.randomUUID());
  cartId.set(null);
}

export function useCart() {
  const id = cartId.use();
  return useQuery({
    queryKey: ['cart', id],
    queryFn: async ({ signal }) => {
      try {
        return await getCart(id!, { signal });
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 404) cartId.set(null);
        throw failure;
      }
    },
    enabled: id !== null,
  });
}

async function openCart(): Promise<string> {
  const known = cartId.get();
  if (known) {
    try {
      const cart = await getCart(known);
      if (cart.status === 'OPEN') return known;
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 404)) throw failure;
    }
  }
  const fresh = await createCart({ customerId: customerId.get() });
  cartId.set(fresh.cartId);
  return fresh.cartId;
}

/** More of a product if the number is positive, less of it if it is not. */
export function useChangeCart() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ productId, by }: { productId: string; by: number }): Promise<CartDetails> => {
      const id = await openCart();
      return by > 0 ? createCartItem(id, { productId, quantity: by }) : deleteCartItem(id, productId, { quantity: -by });
    },
    onSuccess: (cart) => queries.setQueryData(['cart', cart.cartId], cart),
  });
}

/** Payment methods of the provider's test mode: what each does is what is wanted of it. */
export const CARDS = [
  { token: 'pm_card_visa', brand: 'visa', last4: '4242', does: 'card.good' },
  { token: 'pm_card_mastercard', brand: 'mastercard', last4: '4444', does: 'card.good' },
  { token: 'pm_card_chargeDeclined', brand: 'visa', last4: '0002', does: 'card.declined' },
  { token: 'pm_card_chargeDeclinedInsufficientFunds', brand: 'visa', last4: '9995', does: 'card.funds' },
  { token: 'pm_card_chargeDeclinedExpiredCard', brand: 'visa', last4: '0069', does: 'card.expired' },
  { token: 'pm_card_chargeDeclinedFraudulent', brand: 'visa', last4: '0019', does: 'card.fraud' },
] as const;
