import type { IconName } from '../app/icons';
import type { Key } from '../i18n';

/** Where one can go, in the order of the menu. */
export const PLACES = [
  { to: '/console', name: 'nav.home', icon: 'home' },
  { to: '/console/orders', name: 'nav.orders', icon: 'orders' },
  { to: '/console/checkouts', name: 'nav.checkouts', icon: 'checkout' },
  { to: '/console/work', name: 'nav.work', icon: 'work' },
  { to: '/console/stock', name: 'nav.stock', icon: 'stock' },
  { to: '/console/promotions', name: 'nav.promotions', icon: 'promotions' },
  { to: '/console/messaging', name: 'nav.messaging', icon: 'messages' },
  { to: '/console/templates', name: 'nav.templates', icon: 'templates' },
  { to: '/console/invariants', name: 'nav.invariants', icon: 'shield' },
  { to: '/console/simulators', name: 'nav.simulators', icon: 'dials' },
] as const satisfies readonly { to: string; name: Key; icon: IconName }[];
