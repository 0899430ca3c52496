import type { Quad } from 'n3';
import { inBoth, instant, thing, type Value } from './dcat-vocabulary.ts';
import type { Frequency } from './opendata-dataset.ts';

type Words = { readonly zh: string; readonly en: string };

/** One file that can be fetched. */
export type DcatFile = {
  readonly url: string;
  /** IANA name, and the code of the EU's list of file types. */
  readonly mediaType: string;
  readonly fileType: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type DcatVersion = {
  readonly id: string;
  readonly no: number;
  readonly at: Date;
  readonly files: readonly Pick<DcatFile, 'url' | 'mediaType' | 'fileType'>[];
};

export type DcatDataset = {
  readonly id: string;
  readonly code: string;
  readonly title: Words;
  readonly description: Words;
  readonly keywords: readonly Words[];
  readonly frequency: Frequency;
  readonly page: string;
  readonly version: number;
  readonly issued: Date;
  readonly modified: Date;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly files: readonly DcatFile[];
  readonly versions: readonly DcatVersion[];
};

export type DcatCatalogue = {
  readonly id: string;
  readonly home: string;
  readonly title: Words;
  readonly description: Words;
  readonly publisher: string;
  readonly licence: string;
  readonly issued: Date;
  readonly modified: Date;
  readonly datasets: readonly DcatDataset[];
};

const authority = (list: string, code: string): string => `http://publications.europa.eu/resource/authority/${list}/${code}`;
const languages = [authority('language', 'ZHO'), authority('language', 'ENG')];
const environment = authority('data-theme', 'ENVI');
const open = authority('access-right', 'PUBLIC');
const sha256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256';
const to = (...ids: readonly string[]): readonly Value[] => ids.map((id) => ({ to: id }));
const publisherOf = ({ id }: Pick<DcatCatalogue, 'id'>): string => `${id}#publisher`;
const contactOf = ({ id }: Pick<DcatCatalogue, 'id'>): string => `${id}#contact`;
const iana = (type: string): string => `http://www.iana.org/assignments/media-types/${type}`;

/** The whole catalogue by DCAT-AP 3.0.0: what each thing is, is said of every thing that is pointed at, so that a validator needs no other file. */
export const catalogueGraph = (catalogue: DcatCatalogue): Quad[] => [
  ...thing(
    catalogue.id,
    ['dcat:Catalog', 'dcat:Resource'],
    [
      ['dct:title', inBoth(catalogue.title)],
      ['dct:description', inBoth(catalogue.description)],
      ['dct:publisher', to(publisherOf(catalogue))],
      ['foaf:homepage', to(catalogue.home)],
      ['dct:language', to(...languages)],
      ['dct:license', to(catalogue.licence)],
      ['dct:issued', instant(catalogue.issued)],
      ['dct:modified', instant(catalogue.modified)],
      ['dcat:themeTaxonomy', to(authority('data-theme', '').replace(/\/$/, ''))],
      ['dcat:dataset', to(...catalogue.datasets.map(({ id }) => id))],
    ],
  ),
  ...thing(catalogue.home, ['foaf:Document', 'rdfs:Resource'], []),
  ...thing(
    authority('data-theme', '').replace(/\/$/, ''),
    ['skos:ConceptScheme'],
    [['dct:title', inBoth({ zh: '数据主题', en: 'Data theme' })]],
  ),
  ...catalogue.datasets.flatMap((dataset) => datasetThings(catalogue, dataset)),
  ...sharedThings(catalogue),
];

/** One dataset with all it points at. */
export const datasetGraph = (catalogue: DcatCatalogue, dataset: DcatDataset): Quad[] => [
  ...datasetThings(catalogue, dataset),
  ...sharedThings(catalogue),
];

function datasetThings(catalogue: DcatCatalogue, dataset: DcatDataset): Quad[] {
  const files = dataset.files.map(({ url }) => `${url}#distribution`);
  const period = dataset.period === null ? [] : [`${dataset.id}#period`];
  return [
    ...thing(
      dataset.id,
      ['dcat:Dataset', 'dcat:Resource'],
      [
        ...described(catalogue, dataset),
        ['dct:identifier', { value: dataset.id }],
        ['dcat:keyword', dataset.keywords.flatMap(inBoth)],
        ['dct:accrualPeriodicity', to(authority('frequency', dataset.frequency))],
        ['dct:issued', instant(dataset.issued)],
        ['dct:modified', instant(dataset.modified)],
        ['dct:temporal', to(...period)],
        ['dcat:version', { value: String(dataset.version) }],
        ['dcat:distribution', to(...files)],
        ['dcat:hasVersion', to(...dataset.versions.map(({ id }) => id))],
      ],
    ),
    ...thing(dataset.page, ['foaf:Document', 'rdfs:Resource'], []),
    ...thing(authority('frequency', dataset.frequency), ['dct:Frequency'], []),
    ...(dataset.period === null ? [] : periodThing(`${dataset.id}#period`, dataset.period)),
    ...dataset.files.flatMap((file) => distributionThings(catalogue, dataset, file)),
    ...dataset.versions.flatMap((version) => versionThings(catalogue, dataset, version)),
  ];
}

/** What is said of a dataset and of each of its versions. */
const described = (catalogue: DcatCatalogue, { title, description, page }: Pick<DcatDataset, 'title' | 'description' | 'page'>) =>
  [
    ['dct:title', inBoth(title)],
    ['dct:description', inBoth(description)],
    ['dct:publisher', to(publisherOf(catalogue))],
    ['dcat:contactPoint', to(contactOf(catalogue))],
    ['dcat:theme', to(environment)],
    ['dct:language', to(...languages)],
    ['dct:accessRights', to(open)],
    ['dcat:landingPage', to(page)],
  ] as const;

const periodThing = (id: string, { from, to: end }: { readonly from: string; readonly to: string }): Quad[] =>
  thing(
    id,
    ['dct:PeriodOfTime'],
    [
      ['dcat:startDate', dayOrMonth(from)],
      ['dcat:endDate', dayOrMonth(end)],
    ],
  );
const dayOrMonth = (text: string): Value => ({ value: text, type: text.length === 7 ? 'xsd:gYearMonth' : 'xsd:date' });

function distributionThings(catalogue: DcatCatalogue, { title, modified }: DcatDataset, file: DcatFile): Quad[] {
  const id = `${file.url}#distribution`;
  return [
    ...plainDistribution(catalogue, file),
    ...thing(
      id,
      [],
      [
        ['dct:title', inBoth({ zh: `${title.zh}（${file.fileType}）`, en: `${title.en} (${file.fileType})` })],
        ['dct:modified', instant(modified)],
        ['dcat:byteSize', { value: String(file.bytes), type: 'xsd:nonNegativeInteger' }],
        ['spdx:checksum', to(`${file.url}#checksum`)],
      ],
    ),
    ...thing(
      `${file.url}#checksum`,
      ['spdx:Checksum'],
      [
        ['spdx:algorithm', to(sha256)],
        ['spdx:checksumValue', { value: file.sha256, type: 'xsd:hexBinary' }],
      ],
    ),
  ];
}

const plainDistribution = (
  catalogue: DcatCatalogue,
  { url, mediaType, fileType }: Pick<DcatFile, 'url' | 'mediaType' | 'fileType'>,
): Quad[] => [
  ...thing(
    `${url}#distribution`,
    ['dcat:Distribution'],
    [
      ['dcat:accessURL', to(url)],
      ['dcat:downloadURL', to(url)],
      ['dcat:mediaType', to(iana(mediaType))],
      ['dct:format', to(authority('file-type', fileType))],
      ['dct:license', to(catalogue.licence)],
      ['dct:language', to(...languages)],
    ],
  ),
  ...thing(url, ['rdfs:Resource'], []),
  ...thing(iana(mediaType), ['dct:MediaType'], []),
  ...thing(authority('file-type', fileType), ['dct:MediaTypeOrExtent'], []),
];

function versionThings(catalogue: DcatCatalogue, dataset: DcatDataset, { id, no, at, files }: DcatVersion): Quad[] {
  const { title } = dataset;
  return [
    ...thing(
      id,
      ['dcat:Dataset', 'dcat:Resource'],
      [
        ...described(catalogue, { ...dataset, title: { zh: `${title.zh}（第 ${no} 版）`, en: `${title.en} (version ${no})` } }),
        ['dct:identifier', { value: id }],
        ['dct:issued', instant(at)],
        ['dcat:version', { value: String(no) }],
        ['dcat:isVersionOf', to(dataset.id)],
        ['dcat:distribution', to(...files.map(({ url }) => `${url}#distribution`))],
      ],
    ),
    ...files.flatMap((file) => plainDistribution(catalogue, file)),
  ];
}

/** What everything in the catalogue points at. */
const sharedThings = (catalogue: DcatCatalogue): Quad[] => [
  ...thing(publisherOf(catalogue), ['foaf:Agent'], [['foaf:name', { value: catalogue.publisher }]]),
  ...thing(
    contactOf(catalogue),
    ['vcard:Kind', 'vcard:Organization'],
    [
      ['vcard:fn', { value: catalogue.publisher }],
      ['vcard:hasURL', to(catalogue.home.replace(/\/data$/, '/feedback'))],
    ],
  ),
  ...thing(catalogue.licence, ['dct:LicenseDocument'], []),
  ...thing(open, ['dct:RightsStatement'], []),
  ...thing(environment, ['skos:Concept'], [['skos:prefLabel', inBoth({ zh: '环境', en: 'Environment' })]]),
  ...thing(sha256, ['spdx:ChecksumAlgorithm'], []),
  ...languages.flatMap((language) => thing(language, ['dct:LinguisticSystem'], [])),
];
