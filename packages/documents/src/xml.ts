import { SaxesParser } from 'saxes';
import { limits } from './limits.ts';
import { refusals } from './refusals.ts';
import { Unreadable } from './unreadable.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader of one part wants to hear. Names carry the usual prefix of their namespace whatever the file calls it. */
export type XmlListener = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

type Parser = SaxesParser<{ xmlns: false; position: false }>;

const CHUNK = 1 << 16;

/** The namespaces the readers know, transitional and strict, with the prefix the code says. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml(\/2006)?\/main$/, 'w'],
  [/\/spreadsheetml(\/2006)?\/main$/, 'x'],
  [/\/officeDocument(\/2006)?\/math$/, 'm'],
  [/\/officeDocument(\/2006)?\/relationships$/, 'r'],
  [/\/markup-compatibility\/2006$/, 'mc'],
];

/** Reads one part from front to back. A part may not declare entities, so it cannot grow by them. */
export function readXml(bytes: Uint8Array, part: string, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: false as const, position: false as const });
  const names = new Names();
  let depth = 0;
  parser.on('doctype', () => {
    throw refusals.damaged('Office file', `${part} declares a document type`);
  });
  parser.on('opentag', (tag) => {
    if (++depth > limits.xmlDepth) throw refusals.tooDeep(part);
    names.declare(tag.attributes);
    listener.open(names.known(tag.name), names.attributes(tag.attributes));
  });
  parser.on('closetag', (tag) => {
    depth--;
    listener.close(names.known(tag.name));
  });
  parser.on('text', listener.text);
  parser.on('cdata', listener.text);
  feed(parser, bytes, part);
}

function feed(parser: Parser, bytes: Uint8Array, part: string): void {
  const decoder = new TextDecoder(encodingOf(bytes));
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    parser.close();
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw refusals.damaged('Office file', part);
  }
}

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
};

/** Turns the file's own prefixes into the known ones. */
class Names {
  readonly #prefixOf = new Map<string, string>();
  readonly #known = new Map<string, string>();

  declare(attributes: Attributes): void {
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue;
      const known = prefixes.find(([pattern]) => pattern.test(attributes[name] as string));
      if (known === undefined || this.#prefixOf.get(name.slice(6)) === known[1]) continue;
      this.#prefixOf.set(name.slice(6), known[1]);
      this.#known.clear();
    }
  }

  known(name: string): string {
    const before = this.#known.get(name);
    if (before !== undefined) return before;
    const colon = name.indexOf(':');
    const prefix = this.#prefixOf.get(colon === -1 ? '' : name.slice(0, colon));
    const known = prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
    this.#known.set(name, known);
    return known;
  }

  /** Attributes without a prefix belong to no namespace. */
  attributes(raw: Attributes): Attributes {
    const attributes: Record<string, string> = {};
    for (const name in raw) attributes[name.includes(':') ? this.known(name) : name] = raw[name] as string;
    return attributes;
  }
}
