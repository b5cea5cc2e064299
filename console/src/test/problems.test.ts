import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConnectionLost, Problem } from '../api/http';
import { advice, headline } from '../app/problems';
import en from '../i18n/en.json';

const WAYBILL = join(import.meta.dirname, '../../..');
/** What is said when a code has no words of its own. */
const BY_STATUS = ['missing', 'conflict', 'refused'];

/** Every word in hyphens that the product's own code is written with. */
function codes(): Set<string> {
  const found = new Set<string>();
  for (const part of ['platform', 'systems']) {
    for (const file of readdirSync(join(WAYBILL, part), { recursive: true, encoding: 'utf8' })) {
      if (!/src\/main\/java\/.*\.java$/.test(file)) continue;
      for (const [, code] of readFileSync(join(WAYBILL, part, file), 'utf8').matchAll(/"([a-z]+(?:-[a-z]+)*)"/g)) found.add(code!);
    }
  }
  return found;
}

describe('a refusal', () => {
  it('is said in words of its own', () => {
    expect(headline(new Problem({ status: 409, code: 'too-late-to-amend' }))).toBe('problem.too-late-to-amend');
  });

  it('is said by its status if its code has none', () => {
    const said = (status: number) => headline(new Problem({ status, code: 'nobody-knows' }));
    expect([400, 403, 404, 409, 412, 429, 500, 503].map(said)).toEqual([
      'problem.invalid-request', 'problem.refused', 'problem.missing', 'problem.conflict', 'problem.precondition-failed',
      'problem.rate-limited', 'problem.internal-error', 'problem.unavailable',
    ]);
  });

  it('comes with what to do', () => {
    expect(advice(new Problem({ status: 409, code: 'amendment-not-ready', retryable: true }))).toBe('error.advice.retry');
    expect(advice(new Problem({ status: 409, code: 'too-late-to-amend' }))).toBe('error.advice.conflict');
    expect(advice(new ConnectionLost())).toBe('error.advice.connection');
    expect(advice(new TypeError())).toBe('error.advice.bug');
  });

  it('has no words for what nobody answers', () => {
    const known = codes();
    const dead = Object.keys(en)
      .filter((key) => key.startsWith('problem.'))
      .map((key) => key.slice('problem.'.length))
      .filter((code) => !BY_STATUS.includes(code) && !known.has(code));
    expect(dead).toEqual([]);
  });
});
