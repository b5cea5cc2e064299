import assert from 'node:assert/strict';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser of its own for each run. What it says on its console, and what its policy refuses, is a finding. */
export async function browser(options = {}) {
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  assert.ok(executablePath, 'there is no Chromium: apt-get install chromium, or name one in CHROMIUM');
  const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'waybill-browser-')), {
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    viewport: { width: 1360, height: 860 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const findings = [];
  const listen = (page) => {
    page.on('pageerror', (error) => findings.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A refused request is shown to its reader; the browser's own line about it is no finding.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) findings.push(`${page.url()}: ${message.text()}`);
    });
  };
  context.pages().forEach(listen);
  context.on('page', listen);
  return { context, findings };
}

/**
 * What fades in or out has a contrast of its own for a moment, and what slides has a place of its own. A movement may begin a frame or two after
 * what has caused it: so nothing may move for a while.
 */
export const settled = (page) =>
  page.evaluate(() => new Promise((resume) => {
    const began = performance.now();
    let since = began;
    let frames = 0;
    const look = (now) => {
      const moves = document.getAnimations().some((each) => each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity);
      frames = moves ? 0 : frames + 1;
      if (moves) since = now;
      if ((frames > 5 && now - since > 80) || now - began > 5_000) resume();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }));

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Asks axe, once what moves has come to rest. The page keeps axe for the next time that it is asked. */
export async function accessible(page, name) {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const said = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}, ${rule.help}: ${node.target} ${node.failureSummary?.split('\n').slice(1).join(' ')}`));
  }, WCAG);
  assert.deepEqual(said, [], `axe finds ${said.length} on ${name}`);
}

/** Nothing may have to be scrolled sideways to be read; what is wide by nature (a table) scrolls in a frame of its own. */
export async function fits(page, name) {
  const { wide, room, who } = await page.evaluate(() => {
    const [wide, room] = [document.scrollingElement.scrollWidth, innerWidth];
    const out = wide > room ? [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > room + 1).slice(0, 3) : [];
    return { wide, room, who: out.map((each) => each.outerHTML.slice(0, 120)) };
  });
  assert.ok(wide <= room, `${name} is ${wide} px wide where there are ${room}: ${who.join(' | ')}`);
}

/** The API, for what a test has to find there. */
export function api(url) {
  const call = async (method, path, body) => {
    const answer = await fetch(path.startsWith('http') ? path : url + path, {
      method,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: body && JSON.stringify(body),
    });
    assert.ok(answer.ok, `${method} ${path} answered ${answer.status}: ${await answer.clone().text()}`);
    return answer.json();
  };
  return {
    call,
    /** Bought in one request; the order's id once it is confirmed. */
    async order(product) {
      const started = await call('POST', '/checkouts', {
        customerId: crypto.randomUUID(), currency: product.currency, items: [{ productId: product.productId, quantity: 1 }], paymentMethod: { token: 'pm_card_visa' },
      });
      const ended = await call('GET', `/checkouts/${started.checkoutSessionId}?wait=20s`);
      assert.equal(ended.status, 'CONFIRMED');
      return ended.orderId;
    },
    /** While a provider behaves otherwise; then it is as it was. */
    async dialled(provider, change, work) {
      const dials = `${process.env.WAYBILL_DIALS ?? `${url}/local/dials`}/${provider}`;
      const before = await call('GET', dials);
      await call('PUT', dials, change);
      try {
        return await work();
      } finally {
        await call('PUT', dials, Object.fromEntries(Object.keys(change).map((name) => [name, before[name]])));
      }
    },
    /** Sent with a carrier whose days are short for the moment; it is at the door when this is over. */
    async deliver(order, product, units) {
      await this.dialled('ups', { dayMs: 20 }, async () => {
        await call('POST', '/shipments', {
          orderId: order, carrier: 'UPS', items: [{ productId: product.productId, quantity: units }], recipientName: 'Ada Lovelace',
          destination: { line1: '1 Pier Street', city: 'Cork', postcode: 'T12 XY00', country: 'IE' },
        });
        for (let tries = 0; ; tries++) {
          const known = await fetch(`${url}/returnable-orders/${order}`);
          if (known.ok && (await known.json()).items.some((item) => item.delivered > 0)) return;
          assert.ok(tries < 150, `order ${order} did not arrive`);
          await new Promise((resume) => setTimeout(resume, 200));
        }
      });
    },
    async product(name, price, units) {
      const product = await call('POST', '/products', { sku: `B-${crypto.randomUUID().slice(0, 8)}`, name, price, currency: 'GBP', category: 'Browser' });
      for (let tries = 0; ; tries++) {
        try {
          await call('POST', `/stock/${product.productId}/receipts`, { quantity: units });
          break;
        } catch (failure) {
          if (tries > 20) throw failure;
          await new Promise((resume) => setTimeout(resume, 200));
        }
      }
      return product;
    },
  };
}

/** Puts a product into the cart and buys it with a test card; the page is then at the checkout's progress. */
export async function buy(page, url, product, { card, quantity = 1 } = {}) {
  await page.goto(`${url}/shop/products/${product.productId}`);
  await page.getByRole('heading', { name: product.name }).waitFor();
  if (quantity !== 1) await page.getByLabel('Quantity').fill(String(quantity));
  const added = page.waitForResponse((answer) => answer.url().endsWith('/items') && answer.request().method() === 'POST');
  await page.getByRole('button', { name: `Add ${product.name} to the cart` }).click();
  assert.equal((await added).status(), 200);
  await page.goto(`${url}/shop/cart`);
  await page.getByText(product.name).first().waitFor();
  if (card) await page.getByRole('radio', { name: new RegExp(card) }).first().check();
  await page.getByRole('button', { name: /^Buy for/ }).click();
  await page.waitForURL(/\/shop\/checkouts\//);
}
