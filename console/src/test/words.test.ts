import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import ja from '../i18n/ja.json';
import pt from '../i18n/pt.json';
import { type Node, parse, type Source, sources, walk } from './source';

const LANGUAGES = { en, de, pt, ja } as const;
const KEYS = Object.keys(en);
/** Keys that are put together from a code of the API or a name; each of its words is held by the types of who uses it. */
const COMPOSED = ['state.', 'reason.', 'ledger.', 'account.', 'debt.', 'scan.', 'short.', 'myorder.', 'simulator.', 'problem.', 'home.window.', 'providers.',
  'checkouts.retry', 'checkouts.compensate',
  'amend.field.', 'amend.state.', 'cause.', 'decision.outcome.', 'movement.', 'packing.box.', 'packing.refused.', 'return.event.', 'return.hint.', 'return.kind.',
  'return.reason.', 'return.state.', 'sourcing.filter.', 'sourcing.order.'];
const SPOKEN = new Set(['label', 'title', 'placeholder', 'aria-label', 'alt', 'description', 'name', 'hint', 'error']);
/** Attributes with these names are not read by people where these elements have them. */
const NOT_SPOKEN = new Set(['Icon.name', 'meta.name', 'Board.name']);
const LETTERS = /\p{L}{2,}/u;

function elementName(node: Node): string {
  return String((node.name as Node | undefined)?.name ?? '');
}

/** Texts that stand in the code: between tags, or in an attribute that is shown or read out. */
function hardCoded({ file, program }: Source): string[] {
  const found: string[] = [];
  const text = (value: unknown) => {
    if (typeof value === 'string' && LETTERS.test(value)) found.push(`${file}: ${value.trim()}`);
  };
  walk(program, (node) => {
    if (node.type === 'JSXText') text(node.value);
    if (node.type === 'JSXExpressionContainer' || node.type === 'ConditionalExpression') return;
    if (node.type !== 'JSXOpeningElement') return;
    for (const attribute of node.attributes as Node[]) {
      const name = String((attribute.name as Node | undefined)?.name ?? '');
      const value = attribute.value as Node | null;
      if (SPOKEN.has(name) && value?.type === 'Literal' && !NOT_SPOKEN.has(`${elementName(node)}.${name}`)) text(value.value);
    }
  });
  return found;
}

function usedKeys(): Set<string> {
  const used = new Set<string>();
  for (const { program } of sources()) {
    walk(program, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') used.add(node.value);
    });
  }
  return used;
}

/** What a sentence wants to be told: {count}, {name}. */
function values(message: string, locale: string): string[] {
  const names = new Set<string>();
  const collect = (parts: unknown) => walkParts(parts, (name) => names.add(name));
  collect(new IntlMessageFormat(message, locale).getAst());
  return [...names].sort();
}

function walkParts(part: unknown, tell: (name: string) => void): void {
  if (Array.isArray(part)) part.forEach((each) => walkParts(each, tell));
  else if (part !== null && typeof part === 'object') {
    const { type, value, options } = part as { type: number; value: string; options?: Record<string, { value: unknown }> };
    if (type !== 0 && typeof value === 'string') tell(value);
    for (const option of Object.values(options ?? {})) walkParts(option.value, tell);
  }
}

describe('words', () => {
  it('are not written into the code', () => {
    expect(sources().flatMap(hardCoded)).toEqual([]);
  });

  it('would be found if they were', () => {
    const offender = parse('x.tsx', 'const X = () => <p title="Hello there">Good morning<b>{t("a")}</b></p>;');
    expect(hardCoded(offender)).toEqual(['x.tsx: Hello there', 'x.tsx: Good morning']);
  });

  it.each(Object.keys(LANGUAGES))('are complete in %s, and ask for the same values', (language) => {
    const texts: Record<string, string> = LANGUAGES[language as keyof typeof LANGUAGES];
    expect(Object.keys(texts).sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) {
      expect(texts[key]!.trim(), key).not.toBe('');
      expect(values(texts[key]!, language), key).toEqual(values(en[key as keyof typeof en], 'en'));
    }
  });

  it('are all used, and all that are used are there', () => {
    const used = usedKeys();
    const unused = KEYS.filter((key) => !used.has(key) && !COMPOSED.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
    const prefixes = new Set(KEYS.map((key) => key.split('.')[0]!));
    const missing = [...used].filter((each) => /^[a-zA-Z]+(\.[a-zA-Z0-9_]+)+$/.test(each) && prefixes.has(each.split('.')[0]!) && !KEYS.includes(each));
    expect(missing.filter((each) => !NAMES_OF_OTHER_THINGS.has(each))).toEqual([]);
  });
});

/** Where something is kept in the browser, or a file that it downloads. */
const NAMES_OF_OTHER_THINGS = new Set(['orders.columns', 'orders.views', 'orders.csv', 'shop.customer', 'shop.cart', 'shop.address', 'shop.email']);
