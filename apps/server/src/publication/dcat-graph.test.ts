import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { describe, expect, it } from 'vitest';
import { dcatAp3, storeOf } from '../../test/dcat-ap-3.ts';
import { catalogueGraph, type DcatCatalogue, type DcatDataset, datasetGraph } from './dcat-graph.ts';
import { iri } from './dcat-vocabulary.ts';
import { dcatForms } from './dcat-write.ts';

const site = 'https://portal.example/portal/data';
const at = new Date('2022-12-05T02:00:00Z');

function aDataset(code: string, over: Partial<DcatDataset> = {}): DcatDataset {
  const page = `${site}/${code}`;
  const file = (name: string, mediaType: string, fileType: string) => ({ url: `${page}/${name}`, mediaType, fileType });
  return {
    ...{
      id: `${page}#dataset`,
      code,
      page,
      frequency: 'MONTHLY',
      version: 12,
      issued: at,
      modified: at,
      keywords: [{ zh: '扬尘', en: 'dust' }],
    },
    title: { zh: `${code} “台账” <一>`, en: `${code} & "more"` },
    description: { zh: '第一行\n第二行', en: 'First\nsecond \\ third' },
    period: { from: '2022-03', to: '2022-11' },
    files: [
      { ...file(`${code}.csv`, 'text/csv', 'CSV'), bytes: 1234, sha256: 'ab'.repeat(32) },
      { ...file(`${code}.json`, 'application/json', 'JSON'), bytes: 0, sha256: 'cd'.repeat(32) },
    ],
    versions: [12, 11].map((no) => ({ id: `${page}#v${no}`, no, at, files: [file(`${code}-v${no}.csv`, 'text/csv', 'CSV')] })),
    ...over,
  };
}

const catalogue: DcatCatalogue = {
  ...{
    id: `${site}#catalogue`,
    home: site,
    publisher: '生态环境局',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    issued: at,
    modified: at,
  },
  title: { zh: '开放数据', en: 'Open data' },
  description: { zh: '数据集', en: 'Datasets' },
  datasets: [aDataset('measures'), aDataset('rankings', { frequency: 'IRREG', period: null, versions: [] })],
};

const shapes = dcatAp3();
async function violations(quads: readonly Quad[]): Promise<string[]> {
  const report = await new SHACLValidator(shapes).validate(storeOf(quads));
  return report.results.map(({ focusNode, path, sourceConstraintComponent }) =>
    [focusNode?.value.replace(site, ''), path?.value.split(/[#/]/).at(-1), sourceConstraintComponent?.value.split('#')[1]].join(' '),
  );
}

describe('the catalogue', () => {
  it('breaks no rule of DCAT-AP 3, whole and dataset by dataset', async () => {
    expect(await violations(catalogueGraph(catalogue))).toEqual([]);
    for (const dataset of catalogue.datasets) expect(await violations(datasetGraph(catalogue, dataset))).toEqual([]);
  });

  const without = (property: Parameters<typeof iri>[0]) =>
    catalogueGraph(catalogue).filter(({ predicate }) => predicate.value !== iri(property));
  const untyped = (kind: Parameters<typeof iri>[0]) => catalogueGraph(catalogue).filter(({ object }) => object.value !== iri(kind));
  it.each([
    ['titles', without('dct:title'), '#catalogue title MinCountConstraintComponent'],
    ['addresses', without('dcat:accessURL'), '/measures/measures.csv#distribution accessURL MinCountConstraintComponent'],
    ['a publisher', without('dct:publisher'), '#catalogue publisher MinCountConstraintComponent'],
    ['the kind of its licence', untyped('dct:LicenseDocument'), '#catalogue license ClassConstraintComponent'],
    ['the kind of its files', untyped('rdfs:Resource'), '/measures/measures.csv#distribution downloadURL ClassConstraintComponent'],
    ['the kind of its frequency', untyped('dct:Frequency'), '/measures#dataset accrualPeriodicity ClassConstraintComponent'],
  ])('without %s would break one', async (_, quads, violation) => {
    expect(await violations(quads)).toContain(violation);
  });

  it('says of each dataset what a reader needs: where, since when, how often, in which version, under which licence', () => {
    const said = datasetGraph(catalogue, catalogue.datasets[0] as DcatDataset);
    const values = (subject: string, property: Parameters<typeof iri>[0]) =>
      said.filter((one) => one.subject.value === subject && one.predicate.value === iri(property)).map(({ object }) => object.value);
    const [id, file] = [`${site}/measures#dataset`, `${site}/measures/measures.csv`];
    expect(values(id, 'dcat:distribution')).toEqual([`${file}#distribution`, `${site}/measures/measures.json#distribution`]);
    expect(values(`${file}#distribution`, 'dcat:downloadURL')).toEqual([file]);
    expect(values(`${file}#distribution`, 'dct:license')).toEqual([catalogue.licence]);
    expect(values(id, 'dcat:version')).toEqual(['12']);
    expect(values(id, 'dcat:hasVersion')).toEqual([`${site}/measures#v12`, `${site}/measures#v11`]);
    expect(values(`${id}`.replace('#dataset', '#dataset#period'), 'dcat:startDate')).toEqual(['2022-03']);
  });
});

describe('its three forms', () => {
  const quads = catalogueGraph(catalogue);
  const lines = (graph: readonly Quad[]) =>
    [
      ...new Set(
        graph.map(
          ({ subject, predicate, object }) =>
            `${subject.value} ${predicate.value} ${object.termType} ${object.value} ${'language' in object ? object.language : ''} ${'datatype' in object ? object.datatype.value : ''}`,
        ),
      ),
    ].sort();

  it('say the same in Turtle', async () => {
    expect(lines(new Parser().parse(await dcatForms.ttl.write(quads)))).toEqual(lines(quads));
  });

  it('say the same in JSON-LD, without fetching a context', async () => {
    const text = await dcatForms.jsonld.write(quads);
    const nquads = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' });
    expect(lines(new Parser({ format: 'N-Quads' }).parse(nquads))).toEqual(lines(quads));
  });

  it('say the same in RDF/XML', async () => {
    expect(lines(readRdfXml(await dcatForms.rdf.write(quads)))).toEqual(lines(quads));
  });
});

const plain = (one = '') =>
  one.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** Reads back the one way in which we write RDF/XML, strictly: anything else is an error. */
function readRdfXml(text: string): Quad[] {
  const head = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rdf:RDF((?: xmlns:\w+="[^"]+")+)>\n/.exec(text);
  const spaces = new Map(
    [...(head?.[1] ?? '').matchAll(/xmlns:(\w+)="([^"]+)"/g)].map(([, prefix = '', uri = '']) => [prefix, plain(uri)]),
  );
  const thing = /<rdf:Description rdf:about="([^"]*)">((?:[^<]|<(?!\/rdf:Description>))*)<\/rdf:Description>\n/y;
  const turtle: string[] = [];
  let at = head?.[0].length ?? 0;
  while (!text.startsWith('</rdf:RDF>', at)) {
    thing.lastIndex = at;
    const found = thing.exec(text);
    if (!found) throw new Error(`not read: ${text.slice(at, at + 80)}`);
    turtle.push(...statementsIn(`<${plain(found[1])}>`, found[2] ?? '', spaces));
    at = thing.lastIndex;
  }
  return new Parser().parse(turtle.join('\n'));
}

function statementsIn(subject: string, body: string, spaces: ReadonlyMap<string, string>): string[] {
  const statement = /<(\w+):(\w+)(?: rdf:resource="([^"]*)"\/>|(?: xml:lang="(\w+)")?(?: rdf:datatype="([^"]*)")?>([^<]*)<\/\1:\2>)/y;
  const turtle: string[] = [];
  for (let at = 0; at < body.length; at = statement.lastIndex) {
    statement.lastIndex = at;
    const said = statement.exec(body);
    if (!said) throw new Error(`not read: ${body.slice(at, at + 80)}`);
    const [, prefix = '', local = '', resource, lang, type, value] = said;
    const suffix = lang ? `@${lang}` : type ? `^^<${plain(type)}>` : '';
    turtle.push(
      `${subject} <${spaces.get(prefix)}${local}> ${resource === undefined ? `${JSON.stringify(plain(value))}${suffix}` : `<${plain(resource)}>`} .`,
    );
  }
  return turtle;
}
