import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HOME = join(import.meta.dirname, '../..');
const lines = readFileSync(join(HOME, 'build/tools.properties'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const tools = new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
const wanted: Record<string, string> = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')).optionalDependencies;
const locked = JSON.parse(readFileSync(join(HOME, 'package-lock.json'), 'utf8')).packages as Record<string, { version: string; integrity?: string }>;

it.each(Object.keys(wanted))('%s is fetched as it is locked', (name) => {
  expect(tools.get(`${name}.version`)).toBe(wanted[name]);
  expect(locked[`node_modules/${name}`]).toMatchObject({ version: wanted[name], integrity: `sha512-${tools.get(`${name}.sha512`)}` });
});
