/** How fast it feels, as the browser itself measures it. */

/** Each time from an empty cache, in ms since the address was asked for: the first paint, and when the page's heading was there. */
export async function firstPaints(page, address, times = 3) {
  const browser = await page.context().newCDPSession(page);
  const paints = [];
  const headings = [];
  while (paints.length < times) {
    await browser.send('Network.clearBrowserCache');
    await page.goto(address, { waitUntil: 'commit' });
    headings.push(await page.evaluate(() => new Promise((resolve) => {
      const look = () => requestAnimationFrame(() => (document.querySelector('h1') ? resolve(performance.now()) : look()));
      look();
    })));
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
  }
  await browser.detach();
  return { paints, headings };
}

/** From now on the page notes for each key and click how long it was until the frame that shows what came of it. */
export async function watch(page) {
  await page.evaluate(() => {
    window.felt = [];
    new PerformanceObserver((list) => window.felt.push(...list.getEntries().filter((each) => each.interactionId > 0)
      .map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: 'event', durationThreshold: 16 });
  });
}

/** What the browser does not report took less than this. */
const UNNOTICED = 16;

/** Does something with keys or the mouse: how long its slowest event took until the next frame, in ms. */
export async function felt(page, act) {
  const began = await page.evaluate(() => performance.now());
  await act();
  return page.evaluate(async ([since, least]) => {
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resume, 20))));
    return Math.max(least, ...window.felt.filter((each) => each.startTime >= since).map((each) => each.duration));
  }, [began, UNNOTICED]);
}

/** From the key or click until such an element is in a frame, in ms. */
export async function shownAfter(page, selector, text, act) {
  await page.evaluate(([selector, text]) => {
    window.shown = new Promise((resolve) => {
      const listen = (event) => {
        removeEventListener('keydown', listen, true);
        removeEventListener('pointerdown', listen, true);
        const look = () => {
          const there = [...document.querySelectorAll(selector)].some((each) => each.textContent.includes(text));
          requestAnimationFrame(there ? () => resolve(performance.now() - event.timeStamp) : look);
        };
        look();
      };
      addEventListener('keydown', listen, true);
      addEventListener('pointerdown', listen, true);
    });
  }, [selector, text]);
  await act();
  return page.evaluate(() => window.shown);
}

export function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
