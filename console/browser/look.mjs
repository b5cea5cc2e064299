// Pictures of every view in light and dark, on a phone, a desk and a wall, and what axe finds there: node browser/look.mjs URL FOLDER [VIEWS] [SIZES] [SCHEMES]
// With "-" for the folder it looks on a desk only: that is what the build does, which keeps its pictures in target/pictures.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, api, browser, buy } from './shop.mjs';

const url = process.argv[2] ?? 'http://127.0.0.1:8080';
const brief = process.argv[3] === '-';
const folder = brief ? 'target/pictures' : (process.argv[3] ?? 'target/pictures');
const only = process.argv[4] && process.argv[4] !== '.' ? process.argv[4] : undefined;
mkdirSync(folder, { recursive: true });
const shop = api(url);
const first = async (path) => (await shop.call('GET', path)).items[0];

const order = await first('/orders?limit=1');
const cancelled = (await first('/orders?limit=1&status=CANCELLED')) ?? order;
// What was made last may be nowhere: the build buys something of its own.
const product = brief ? await shop.product(`Brass lamp ${crypto.randomUUID().slice(0, 6)}`, 4_900, 50) : await first('/products?limit=1&status=ACTIVE');
const job = await first('/picking-jobs?limit=1');
const picking = (await first('/picking-jobs?limit=1&status=PICKED')) ?? job;
const failed = await first('/checkouts?status=FAILED&limit=1');
const shipment = await first('/shipments?limit=1&status=ON_ITS_WAY') ?? await first('/shipments?limit=1');
const sentBack = (await first('/returns?limit=1&status=APPROVED')) ?? await first('/returns?limit=1');
const delivered = shipment && ((await first('/shipments?limit=1&status=DELIVERED')) ?? shipment);

const VIEWS = {
  home: '/console',
  orders: '/console/orders',
  order: order && `/console/orders/${order.orderId}`,
  'order-cancelled': cancelled && `/console/orders/${cancelled.orderId}`,
  decisions: order && `/console/orders/${order.orderId}/decisions`,
  checkouts: '/console/checkouts',
  checkout: failed && `/console/checkouts/${failed.checkoutSessionId}`,
  messaging: '/console/messaging',
  stock: '/console/stock',
  'stock-product': product && `/console/stock/${product.productId}`,
  sourcing: '/console/sourcing',
  work: '/console/work',
  shipments: '/console/work?tab=shipments',
  returns: '/console/work?tab=returns',
  holds: '/console/work?tab=holds',
  claims: '/console/work?tab=claims',
  job: job && `/console/work/${job.pickingJobId}`,
  packing: picking && `/console/work/${picking.pickingJobId}`,
  shipment: shipment && `/console/shipments/${shipment.shipmentId}`,
  return: sentBack && `/console/returns/${sentBack.returnId}`,
  promotions: '/console/promotions',
  templates: '/console/templates',
  invariants: '/console/invariants',
  simulators: '/console/simulators',
  shop: '/shop',
  search: '/shop?q=lamp',
  product: product && `/shop/products/${product.productId}`,
  cart: '/shop/cart',
  'my-orders': '/shop/orders',
  'my-order': delivered && `/shop/orders/${delivered.orderId}`,
  'my-return': sentBack && `/shop/returns/${sentBack.returnId}`,
  missing: '/console/nothing/here',
};

const DESK = { width: 1280, height: 860 };
const SIZES = !brief ? { phone: { width: 360, height: 740 }, desk: DESK, wall: { width: 3840, height: 2160 } } : { desk: DESK };
const sizes = Object.entries(SIZES).filter(([name]) => !process.argv[5] || process.argv[5].split(',').includes(name));

let found = 0;
for (const scheme of (process.argv[6] ?? 'light,dark').split(',')) {
  for (const [size, viewport] of sizes) {
    const { context, findings } = await browser({ colorScheme: scheme, viewport });
    const page = await context.newPage();
    const suffix = `${scheme}-${size}`;
    if (product) {
      await page.goto(`${url}/shop/products/${product.productId}`);
      await page.getByRole('button', { name: /to the cart/ }).click();
      await page.waitForTimeout(500);
    }
    for (const [name, path] of Object.entries(VIEWS)) {
      if (!path || (only && !name.match(only))) continue;
      await page.goto(url + path);
      await page.getByRole('heading', { level: 1 }).first().waitFor().catch(() => {});
      await page.waitForTimeout(brief ? 400 : 900);
      await page.getByRole('status').first().waitFor({ state: 'detached', timeout: 4_000 }).catch(() => {});
      await page.screenshot({ path: join(folder, `${name}-${suffix}.png`) });
      try {
        await accessible(page, `${name} (${suffix})`);
      } catch (failure) {
        found++;
        console.error(failure.message, failure.actual);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 1) {
        found++;
        console.error(`${name} (${suffix}) is ${wide} px too wide`);
      }
    }
    if (product && !only) {
      await buy(page, url, product);
      await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
      await page.screenshot({ path: join(folder, `thanks-${suffix}.png`) });
    }
    findings.forEach((each) => console.error(`${suffix}: ${each}`));
    await context.close();
  }
}
console.log(`pictures are in ${folder}; axe found something in ${found} views of ${Object.keys(VIEWS).length}`);
process.exit(found ? 1 : 0);
