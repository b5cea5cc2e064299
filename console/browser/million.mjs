// A list of a million orders in a real browser: node browser/million.mjs URL
import assert from 'node:assert/strict';
import { browser } from './shop.mjs';

const url = process.argv[2] ?? 'http://127.0.0.1:8080';
const { context } = await browser();
const page = await context.newPage();
let failed = 0;

async function step(what, work) {
  const began = Date.now();
  try {
    await work();
    console.log(`ok   ${what} (${Date.now() - began} ms)`);
  } catch (failure) {
    console.error(`FAIL ${what}: ${failure.message}`);
    failed++;
  }
}

const rows = () => page.locator('[data-order]');
const ground = page.getByRole('table');
const answers = [];
page.on('requestfinished', async (request) => {
  if (/\/orders\?/.test(request.url())) answers.push(request.timing().responseEnd);
});

await step('the first page is there, and only the rows that can be seen', async () => {
  await page.goto(`${url}/console/orders`);
  // The list is measured before it is filled: its first frame may hold one row.
  await rows().nth(6).waitFor();
  const many = await rows().count();
  assert.ok(many > 5 && many < 100, `${many} rows`);
});

await step('it is scrolled for thousands of rows, without gaps and with no more rows than fit', async () => {
  let loaded = 0;
  for (let times = 0; loaded < 3_000 && times < 400; times++) {
    loaded = await ground.evaluate((list) => {
      list.scrollTop = list.scrollHeight;
      return Math.round(list.scrollHeight / 40);
    });
    await page.waitForTimeout(20);
  }
  assert.ok(loaded >= 3_000, `${loaded} rows`);
  assert.ok((await rows().count()) < 100);
  const numbers = await rows().locator(':scope > :first-child').allInnerTexts();
  assert.equal(new Set(numbers).size, numbers.length);
});

await step('a jump in it is drawn within a frame or two', async () => {
  const took = await ground.evaluate(async (list) => {
    const frame = () => new Promise((resume) => requestAnimationFrame(resume));
    const frames = async () => {
      const began = performance.now();
      await frame();
      await frame();
      return performance.now() - began;
    };
    const each = [];
    for (let times = 0; times < 30; times++) {
      // A jump is not begun while the machine has no time for frames in which nothing happens.
      for (let tries = 0; tries < 50 && (await frames()) > 100; tries++);
      list.scrollTop = (list.scrollHeight / 31) * times;
      each.push(await frames());
    }
    return each.sort((a, b) => a - b);
  });
  const [half, slowest] = [took[15], took[29]];
  console.log(`     jumps: median ${half.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`);
  assert.ok(slowest < 500, `${slowest} ms`);
});

await step('every page of it came in time', async () => {
  const sorted = answers.sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`     ${sorted.length} pages, median ${median.toFixed(0)} ms, slowest ${sorted.at(-1).toFixed(0)} ms`);
  assert.ok(sorted.length > 20);
  assert.ok(median < 100, `${median} ms`);
});

await step('it is narrowed by what is typed', async () => {
  await page.locator('[data-search]').fill('ORD-00123456');
  await page.keyboard.press('Enter');
  await page.waitForURL(/text=ORD-00123456/);
});

await context.close();
process.exit(failed ? 1 : 0);
