import { type Quad, Writer } from 'n3';
import { iri, prefixes } from './dcat-vocabulary.ts';
import { escaped } from './portal/html.ts';

/** The same graph in the three forms catalogues are read in. */
export const dcatForms = {
  ttl: { type: 'text/turtle; charset=utf-8', write: turtle },
  jsonld: { type: 'application/ld+json; charset=utf-8', write: async (quads: readonly Quad[]) => jsonLd(quads) },
  rdf: { type: 'application/rdf+xml; charset=utf-8', write: async (quads: readonly Quad[]) => rdfXml(quads) },
} as const;
export type DcatForm = keyof typeof dcatForms;
export const dcatFormNames = Object.keys(dcatForms) as DcatForm[];

function turtle(quads: readonly Quad[]): Promise<string> {
  const writer = new Writer({ prefixes });
  writer.addQuads([...bySubject(quads).values()].flat());
  return new Promise((resolve, reject) => writer.end((error, text) => (error ? reject(error) : resolve(text))));
}

/** Once each: a thing that several point at is described once. */
function bySubject(quads: readonly Quad[]): Map<string, Quad[]> {
  const found = new Map<string, Map<string, Quad>>();
  for (const one of quads) {
    const said = found.get(one.subject.value) ?? new Map<string, Quad>();
    found.set(one.subject.value, said.set(`${one.predicate.value} ${one.object.id}`, one));
  }
  return new Map([...found].map(([subject, said]) => [subject, [...said.values()]]));
}

type Node = { '@id': string; '@type'?: string[]; [property: string]: unknown };

/** JSON-LD 1.1 in its expanded form: whoever reads it needs no context, and none is fetched. */
function jsonLd(quads: readonly Quad[]): string {
  const nodes = [...bySubject(quads)].map(([subject, said]) => {
    const node: Node = { '@id': subject };
    for (const { predicate, object } of said) {
      if (predicate.value === iri('rdf:type')) node['@type'] = [...(node['@type'] ?? []), object.value];
      else node[predicate.value] = [...((node[predicate.value] as object[] | undefined) ?? []), jsonValue(object)];
    }
    return node;
  });
  return JSON.stringify(nodes);
}

function jsonValue(object: Quad['object']): object {
  if (object.termType !== 'Literal') return { '@id': object.value };
  if (object.language !== '') return { '@value': object.value, '@language': object.language };
  return object.datatype.value === iri('xsd:string')
    ? { '@value': object.value }
    : { '@value': object.value, '@type': object.datatype.value };
}

/** RDF 1.1 XML Syntax, each thing a description of its own. */
function rdfXml(quads: readonly Quad[]): string {
  const names = Object.entries(prefixes).map(([prefix, uri]) => ` xmlns:${prefix}="${escaped(uri)}"`);
  const things = [...bySubject(quads)].map(
    ([subject, said]) => `<rdf:Description rdf:about="${escaped(subject)}">${said.map(xmlStatement).join('')}</rdf:Description>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${names.join('')}>\n${things.join('')}</rdf:RDF>\n`;
}

function xmlStatement({ predicate, object }: Quad): string {
  const name = qualified(predicate.value);
  if (object.termType !== 'Literal') return `<${name} rdf:resource="${escaped(object.value)}"/>`;
  const plain = object.datatype.value === iri('xsd:string');
  const kind = object.language !== '' ? ` xml:lang="${object.language}"` : plain ? '' : ` rdf:datatype="${escaped(object.datatype.value)}"`;
  return `<${name}${kind}>${escaped(object.value)}</${name}>`;
}

function qualified(property: string): string {
  const found = Object.entries(prefixes).find(([, uri]) => property.startsWith(uri));
  if (!found) throw new Error(`no prefix for ${property}`);
  return `${found[0]}:${property.slice(found[1].length)}`;
}
