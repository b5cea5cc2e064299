import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const BUILT = process.env.CONSOLE_OUT ?? join(import.meta.dirname, '../../target/classes/console');
const MOST = 350_000;

/** What a browser has to load before anything can be drawn, compressed: the scripts that the page itself names. */
function weight(folder: string): number {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file!);
  expect(scripts).not.toHaveLength(0);
  return scripts.reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0);
}

// The build makes it first; who runs these tests by themselves may have none.
it.skipIf(!existsSync(BUILT))('what has to be loaded first is less than 350 kB, compressed', () => {
  const bytes = weight(BUILT);
  console.log(`main bundle: ${(bytes / 1_000).toFixed(0)} kB gzip`);
  expect(bytes).toBeLessThan(MOST);
});

it('a bundle that has grown too heavy is weighed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bundle-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<script src="/console/assets/a.js"></script><link rel="modulepreload" href="/console/assets/b.js">');
  for (const name of ['a', 'b']) writeFileSync(join(folder, `assets/${name}.js.gz`), new Uint8Array(200_000));
  expect(weight(folder)).toBeGreaterThan(MOST);
});
