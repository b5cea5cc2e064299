import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { Crash, Missing } from './crash';
import { basketFilter, jobFilter, orderFilter, shelfFilter } from './search';

const root = createRootRoute({ component: Outlet, notFoundComponent: Missing, errorComponent: Crash });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/console' });
  },
});

// --- The operations console ---------------------------------------------------------------------

const desk = createRoute({
  getParentRoute: () => root,
  path: '/console',
  component: lazyRouteComponent(() => import('../console/Shell'), 'ConsoleShell'),
});
const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('../console/Home'), 'Home'),
});
const orders = createRoute({
  getParentRoute: () => desk,
  path: '/orders',
  validateSearch: orderFilter,
  component: lazyRouteComponent(() => import('../console/Orders'), 'Orders'),
});
const order = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../console/OrderPage'), 'OrderPage'),
});
const checkouts = createRoute({
  getParentRoute: () => desk,
  path: '/checkouts',
  component: lazyRouteComponent(() => import('../console/Checkouts'), 'Checkouts'),
});
const checkout = createRoute({
  getParentRoute: () => desk,
  path: '/checkouts/$checkoutId',
  component: lazyRouteComponent(() => import('../console/CheckoutPage'), 'CheckoutPage'),
});
const messaging = createRoute({
  getParentRoute: () => desk,
  path: '/messaging',
  component: lazyRouteComponent(() => import('../console/Messaging'), 'Messaging'),
});
const stock = createRoute({
  getParentRoute: () => desk,
  path: '/stock',
  component: lazyRouteComponent(() => import('../console/Stock'), 'Stock'),
});
const product = createRoute({
  getParentRoute: () => desk,
  path: '/stock/$productId',
  component: lazyRouteComponent(() => import('../console/StockPage'), 'StockPage'),
});
const sourcing = createRoute({
  getParentRoute: () => desk,
  path: '/sourcing',
  component: lazyRouteComponent(() => import('../console/Sourcing'), 'Sourcing'),
});
const decisions = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$orderId/decisions',
  component: lazyRouteComponent(() => import('../console/Decisions'), 'Decisions'),
});
const shipment = createRoute({
  getParentRoute: () => desk,
  path: '/shipments/$shipmentId',
  component: lazyRouteComponent(() => import('../console/ShipmentPage'), 'ShipmentPage'),
});
const sentBack = createRoute({
  getParentRoute: () => desk,
  path: '/returns/$returnId',
  component: lazyRouteComponent(() => import('../console/ReturnPage'), 'ReturnPage'),
});
const work = createRoute({
  getParentRoute: () => desk,
  path: '/work',
  validateSearch: jobFilter,
  component: lazyRouteComponent(() => import('../console/Work'), 'Work'),
});
const job = createRoute({
  getParentRoute: () => desk,
  path: '/work/$jobId',
  component: lazyRouteComponent(() => import('../console/JobPage'), 'JobPage'),
});
const promotions = createRoute({
  getParentRoute: () => desk,
  path: '/promotions',
  component: lazyRouteComponent(() => import('../console/Promotions'), 'Promotions'),
});
const templates = createRoute({
  getParentRoute: () => desk,
  path: '/templates',
  component: lazyRouteComponent(() => import('../console/Templates'), 'Templates'),
});
const invariants = createRoute({
  getParentRoute: () => desk,
  path: '/invariants',
  component: lazyRouteComponent(() => import('../console/InvariantsBoard'), 'InvariantsBoard'),
});
const simulators = createRoute({
  getParentRoute: () => desk,
  path: '/simulators',
  component: lazyRouteComponent(() => import('../console/Simulators'), 'Simulators'),
});

// --- The storefront -----------------------------------------------------------------------------

const shop = createRoute({
  getParentRoute: () => root,
  path: '/shop',
  component: lazyRouteComponent(() => import('../shop/Shell'), 'ShopShell'),
});
const shelves = createRoute({
  getParentRoute: () => shop,
  path: '/',
  validateSearch: shelfFilter,
  component: lazyRouteComponent(() => import('../shop/Shelves'), 'Shelves'),
});
const article = createRoute({
  getParentRoute: () => shop,
  path: '/products/$productId',
  component: lazyRouteComponent(() => import('../shop/Article'), 'Article'),
});
const basket = createRoute({
  getParentRoute: () => shop,
  path: '/cart',
  validateSearch: basketFilter,
  component: lazyRouteComponent(() => import('../shop/Basket'), 'Basket'),
});
const progress = createRoute({
  getParentRoute: () => shop,
  path: '/checkouts/$checkoutId',
  component: lazyRouteComponent(() => import('../shop/Progress'), 'Progress'),
});
const mine = createRoute({
  getParentRoute: () => shop,
  path: '/orders',
  component: lazyRouteComponent(() => import('../shop/MyOrders'), 'MyOrders'),
});
const mineOne = createRoute({
  getParentRoute: () => shop,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../shop/MyOrder'), 'MyOrder'),
});

const mineBack = createRoute({
  getParentRoute: () => shop,
  path: '/returns/$returnId',
  component: lazyRouteComponent(() => import('../shop/MyReturn'), 'MyReturn'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    desk.addChildren([
      home, orders, order, checkouts, checkout, messaging, stock, work, job, product, sourcing, decisions, shipment, sentBack, promotions, templates, invariants, simulators,
    ]),
    shop.addChildren([shelves, article, basket, progress, mine, mineOne, mineBack]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: Crash,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
