import { drawn } from './store';

/** Who works here, as long as nobody has to sign in: what this browser calls itself, and may be called. */
export const operator = drawn('operator', () => `operator ${crypto.randomUUID().slice(0, 4)}`);

/** For the header Waybill-Actor, which takes plain letters only. */
export function actor(): string {
  return operator.get().replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
