import type { CheckoutView } from '../api/generated/model';
import type { Key } from '../i18n';

export type Light = 'done' | 'now' | 'next' | 'stopped';

const STEPS: { name: Key; until: CheckoutView['status'][] }[] = [
  { name: 'progress.price', until: ['PRICING'] },
  { name: 'progress.stock', until: ['STARTED', 'RESERVING'] },
  { name: 'progress.card', until: ['AUTHORIZING'] },
  { name: 'progress.order', until: ['CREATING_ORDER'] },
];

/** The saga as its customer sees it: four steps, of which one is being taken. One that failed stopped where its reason says. */
export function steps(status: CheckoutView['status'], reason?: CheckoutView['reason']): { name: Key; light: Light }[] {
  if (status === 'CONFIRMED') return STEPS.map(({ name }) => ({ name, light: 'done' }));
  const stopped = status === 'FAILED' || status === 'COMPENSATING';
  const at = stopped ? stoppedAt(reason) : STEPS.findIndex((step) => step.until.includes(status));
  return STEPS.map(({ name }, index) => ({
    name,
    light: index < at ? 'done' : index > at ? 'next' : stopped ? 'stopped' : 'now',
  }));
}

function stoppedAt(reason: CheckoutView['reason']): number {
  if (reason === undefined) return 1;
  if (reason.startsWith('PROMOTION_')) return 0;
  if (reason === 'OUT_OF_STOCK') return 1;
  if (reason === 'ORDER_REFUSED' || reason === 'TIMED_OUT') return 3;
  return 2;
}
