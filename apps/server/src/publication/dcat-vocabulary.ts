import { DataFactory, type Quad } from 'n3';

/** The words of DCAT-AP 3.0.0 this catalogue uses, by their usual prefixes. */
export const prefixes = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  adms: 'http://www.w3.org/ns/adms#',
  spdx: 'http://spdx.org/rdf/terms#',
} as const;

const { namedNode, literal, quad } = DataFactory;
type Prefixed = `${keyof typeof prefixes}:${string}`;

export function iri(name: Prefixed): string {
  const [prefix = '', local = ''] = name.split(/:(.*)/s);
  return prefixes[prefix as keyof typeof prefixes] + local;
}

/** The value of a statement: another thing, words in a language, or a value of a type. */
export type Value =
  | { readonly to: string }
  | { readonly text: string; readonly lang: 'zh' | 'en' }
  | { readonly value: string; readonly type?: Prefixed };

/** One thing with its classes and what is said of it. */
export function thing(
  id: string,
  classes: readonly Prefixed[],
  said: readonly (readonly [Prefixed, Value | readonly Value[] | null])[],
): Quad[] {
  const subject = namedNode(id);
  return [
    ...classes.map((one) => quad(subject, namedNode(iri('rdf:type')), namedNode(iri(one)))),
    ...said.flatMap(([property, values]) =>
      [values ?? []].flat().map((value) => quad(subject, namedNode(iri(property)), termOf(value as Value))),
    ),
  ];
}

function termOf(value: Value) {
  if ('to' in value) return namedNode(value.to);
  if ('text' in value) return literal(value.text, value.lang);
  return value.type === undefined ? literal(value.value) : literal(value.value, namedNode(iri(value.type)));
}

export const inBoth = ({ zh, en }: { readonly zh: string; readonly en: string }): readonly Value[] => [
  { text: zh, lang: 'zh' },
  { text: en, lang: 'en' },
];
export const instant = (at: Date): Value => ({ value: at.toISOString(), type: 'xsd:dateTime' });
