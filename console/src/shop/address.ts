import type { DeliveryAddress } from '../api/generated/model';
import type { Key } from '../i18n';

/** What an address is asked for by, in the order in which it is written. */
export const FIELDS: readonly { field: keyof DeliveryAddress; label: Key; complete: string; most: number }[] = [
  { field: 'recipientName', label: 'address.name', complete: 'name', most: 100 },
  { field: 'line1', label: 'address.line1', complete: 'address-line1', most: 100 },
  { field: 'postalCode', label: 'address.postalCode', complete: 'postal-code', most: 16 },
  { field: 'city', label: 'address.city', complete: 'address-level2', most: 100 },
  { field: 'countryCode', label: 'address.country', complete: 'country', most: 2 },
];
