import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

export interface Node {
  type: string;
  [key: string]: unknown;
}

export interface Source {
  file: string;
  program: Node;
}

const ROOT = join(import.meta.dirname, '..');

export function parse(file: string, text: string): Source {
  return { file, program: parseAst(text, { lang: 'tsx' }) as unknown as Node };
}

/** All that we have written, but for tests and what is generated. */
export function sources(): Source[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(test|generated)\//.test(file))
    .map((file) => parse(file, readFileSync(join(ROOT, file), 'utf8')));
}

export function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    node.forEach((each) => walk(each, visit));
  } else if (node !== null && typeof node === 'object') {
    if (typeof (node as Node).type === 'string') visit(node as Node);
    Object.values(node).forEach((each) => walk(each, visit));
  }
}
