// Every view in light and dark, on a phone, a desk and a wall: pictures, what axe finds there, and what is too wide: node browser/look.mjs URL FOLDER [VIEWS] [SIZES] [SCHEMES]
// With "-" for the folder it takes no pictures but of what is wrong (into target/pictures): that is what the build does. A view is loaded once, and
// then turned in place.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, api, browser, buy, fits } from './shop.mjs';

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

const SIZES = { desk: { width: 1280, height: 860 }, phone: { width: 360, height: 740 }, wall: { width: 3840, height: 2160 } };
const among = (names, wanted) => names.filter((name) => !wanted || wanted.split(',').includes(name));
const sizes = among(Object.keys(SIZES), process.argv[5]);
const schemes = among(['light', 'dark'], process.argv[6]);

// The build sees the dark on a desk only: its colours are the same everywhere.
const turns = sizes.flatMap((size) => schemes.filter((scheme) => !brief || scheme === 'light' || size === 'desk').map((colorScheme) => ({ size, colorScheme })));

const began = Date.now();
const { context, findings } = await browser({ colorScheme: schemes[0], viewport: SIZES[sizes[0]] });
const page = await context.newPage();
let found = 0;
let seen = 0;

/** In each size and each scheme, without loading it again. */
async function look(name) {
  for (const { size, colorScheme } of turns) {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme });
    const where = `${name}-${colorScheme}-${size}`;
    const wrong = [];
    // It waits until nothing moves any more, so it is asked first.
    for (const ask of [accessible, fits]) await ask(page, where).catch((failure) => wrong.push(failure));
    wrong.forEach((failure) => console.error(failure.message, failure.actual ?? ''));
    seen++;
    found += wrong.length;
    if (!brief || wrong.length > 0) await page.screenshot({ path: join(folder, `${where}.png`) });
  }
}

/** It has its heading, and nothing in it is still being read. */
async function there() {
  await page.getByRole('heading', { level: 1 }).first().waitFor().catch(() => {});
  await page.waitForFunction(() => document.querySelector('[role="status"]') === null, undefined, { timeout: 4_000 }).catch(() => {});
}

if (product) {
  await page.goto(`${url}/shop/products/${product.productId}`);
  const added = page.waitForResponse((answer) => answer.url().endsWith('/items') && answer.request().method() === 'POST');
  await page.getByRole('button', { name: /to the cart/ }).click();
  await added;
}
for (const [name, path] of Object.entries(VIEWS)) {
  if (!path || (only && !name.match(only))) continue;
  await page.setViewportSize(SIZES[turns[0].size]);
  await page.emulateMedia({ colorScheme: turns[0].colorScheme });
  await page.goto(url + path, { waitUntil: 'commit' });
  await there();
  await look(name);
}
if (product && !only) {
  await page.setViewportSize(SIZES.desk);
  await buy(page, url, product);
  await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
  await look('thanks');
}
findings.forEach((each) => console.error(each));
await context.close();
console.log(`pace ${seen} looks at ${Object.keys(VIEWS).length} views took ${((Date.now() - began) / 1_000).toFixed(0)} s; found ${found}${brief ? '' : `; pictures are in ${folder}`}`);
process.exit(found ? 1 : 0);
