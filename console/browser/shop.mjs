import assert from 'node:assert/strict';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
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

/** What fades in or out has a contrast of its own for a moment. */
const settled = (page) =>
  page.waitForFunction(() =>
    document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getComputedTiming().endTime === Infinity));

export async function accessible(page, name) {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const said = violations.flatMap((rule) => rule.nodes.map((node) => `${name}: ${rule.id}, ${rule.help}: ${node.target} ${node.failureSummary?.split('\n').slice(1).join(' ')}`));
  assert.deepEqual(said, [], `axe finds ${said.length} on ${name}`);
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
    /** Sent with a carrier whose days are short for the moment; it is at the door when this is over. */
    async deliver(order, product, units) {
      const dials = process.env.WAYBILL_DIALS ?? `${url}/local/dials`;
      const before = await call('GET', `${dials}/ups`);
      await call('PUT', `${dials}/ups`, { dayMs: 20 });
      try {
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
      } finally {
        await call('PUT', `${dials}/ups`, { dayMs: before.dayMs });
      }
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
