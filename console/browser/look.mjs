// Pictures of every view in light and dark, and what axe finds there: node browser/look.mjs URL FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, api, browser, buy } from './shop.mjs';

const url = process.argv[2] ?? 'http://127.0.0.1:8080';
const folder = process.argv[3] ?? 'target/pictures';
const only = process.argv[4];
mkdirSync(folder, { recursive: true });
const shop = api(url);
const first = async (path) => (await shop.call('GET', path)).items[0];

const order = await first('/orders?limit=1');
const cancelled = (await first('/orders?limit=1&status=CANCELLED')) ?? order;
const product = await first('/products?limit=1&status=ACTIVE');
const job = await first('/picking-jobs?limit=1');
const failed = await first('/checkouts?status=FAILED&limit=1');

const VIEWS = {
  home: '/console',
  orders: '/console/orders',
  order: order && `/console/orders/${order.orderId}`,
  'order-cancelled': cancelled && `/console/orders/${cancelled.orderId}`,
  checkouts: '/console/checkouts',
  checkout: failed && `/console/checkouts/${failed.checkoutSessionId}`,
  messaging: '/console/messaging',
  stock: '/console/stock',
  work: '/console/work',
  shipments: '/console/work?tab=shipments',
  holds: '/console/work?tab=holds',
  job: job && `/console/work/${job.pickingJobId}`,
  promotions: '/console/promotions',
  templates: '/console/templates',
  invariants: '/console/invariants',
  simulators: '/console/simulators',
  shop: '/shop',
  product: product && `/shop/products/${product.productId}`,
  cart: '/shop/cart',
  'my-orders': '/shop/orders',
  missing: '/console/nothing/here',
};

let found = 0;
for (const [scheme, size] of [['light', {}], ['dark', {}], ['light', { width: 360, height: 740 }]]) {
  const { context, findings } = await browser({ colorScheme: scheme, ...(size.width ? { viewport: size } : {}) });
  const page = await context.newPage();
  const suffix = size.width ? 'phone' : scheme;
  if (product) {
    await page.goto(`${url}/shop/products/${product.productId}`);
    await page.getByRole('button', { name: /to the cart/ }).click();
    await page.waitForTimeout(500);
  }
  for (const [name, path] of Object.entries(VIEWS)) {
    if (!path || (only && !name.match(only))) continue;
    await page.goto(url + path);
    await page.waitForTimeout(1_200);
    await page.getByRole('status').first().waitFor({ state: 'detached' }).catch(() => {});
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(folder, `${name}-${suffix}.png`) });
    try {
      await accessible(page, `${name} (${suffix})`);
    } catch (failure) {
      found++;
      console.error(failure.message, failure.actual);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 1) console.error(`${name} (${suffix}) is ${wide} px too wide`);
  }
  if (product && !only) {
    await buy(page, url, product);
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    await page.screenshot({ path: join(folder, `thanks-${suffix}.png`) });
  }
  findings.forEach((each) => console.error(`${suffix}: ${each}`));
  await context.close();
}
console.log(`pictures are in ${folder}; axe found something in ${found} of them`);
process.exit(found ? 1 : 0);
