import type { DcatCatalogue, DcatDataset, DcatFile, DcatVersion } from './dcat-graph.ts';
import type { Dataset } from './opendata-dataset.ts';
import { datasets } from './opendata-datasets.ts';
import { bodyOf, type DataState, type DataTerms, type Format, fileName, formatNames, formats, sha256, stateNow } from './opendata-files.ts';
import type { DataHistory, DataVersion } from './opendata-history.ts';
import { dataWords } from './opendata-words.ts';
import type { Published } from './published.ts';

export type DataParts = { readonly history: DataHistory; readonly terms: DataTerms };

/** Versions a catalogue speaks of; older ones keep their addresses and are listed on the dataset's page. */
const VERSIONS_TOLD = 12;

export const dataAddress = (site: string, path = ''): string => `${site}/portal/data${path}`;

/** Every dataset that is public now, as a catalogue other portals can harvest. Undefined while nothing is. */
export async function catalogueOf(published: Published, site: string, { history, terms }: DataParts): Promise<DcatCatalogue | undefined> {
  const told = await Promise.all(datasets.map((one) => datasetOf(published, site, { history, terms }, one)));
  const live = told.flatMap((one) => one ?? []);
  if (live.length === 0) return undefined;
  return {
    ...{ id: `${dataAddress(site)}#catalogue`, home: dataAddress(site), ...terms },
    title: { zh: dataWords.zh.title, en: dataWords.en.title },
    description: { zh: dataWords.zh.lead, en: dataWords.en.lead },
    issued: new Date(Math.min(...live.map(({ issued }) => issued.getTime()))),
    modified: new Date(Math.max(...live.map(({ modified }) => modified.getTime()))),
    datasets: live,
  };
}

async function datasetOf(
  published: Published,
  site: string,
  { history, terms }: DataParts,
  dataset: Dataset,
): Promise<DcatDataset | undefined> {
  const state = await stateNow(dataset, published, history);
  if (state === undefined || 'reason' in state) return undefined;
  const { code, title, description, keywords, frequency, classes } = dataset;
  const page = dataAddress(site, `/${code}`);
  const versions = await history.versionsOf(published.edition, classes);
  return {
    ...{ code, title, description, keywords, frequency, page, id: `${page}#dataset`, version: state.version.no },
    issued: versions.at(-1)?.at ?? state.version.at,
    modified: state.version.at,
    period: periodOf(state),
    files: formatNames.map((format) => fileOf(page, state, format, terms)),
    versions: versions.slice(0, VERSIONS_TOLD).map((version) => versionOf(page, code, version)),
  };
}

function fileOf(page: string, state: DataState, format: Format, terms: DataTerms): DcatFile {
  const bytes = bodyOf(state, format, terms);
  return { ...plainFile(page, fileName(state.dataset.code, format), format), bytes: bytes.length, sha256: sha256(bytes) };
}

const plainFile = (page: string, name: string, format: Format) => ({
  ...{ url: `${page}/${name}`, mediaType: formats[format].iana, fileType: formats[format].file },
});

const versionOf = (page: string, code: string, { no, at }: DataVersion): DcatVersion => ({
  ...{ id: `${page}#v${no}`, no, at },
  files: formatNames.map((format) => plainFile(page, fileName(code, format, no), format)),
});

/** From the first to the last time a row speaks of. */
function periodOf({ dataset: { time }, table: { columns, rows } }: DataState): DcatDataset['period'] {
  const at = columns.findIndex(({ code }) => code === time);
  const times = rows.flatMap((row) => (typeof row[at] === 'string' ? [row[at]] : [])).sort();
  const [from, to] = [times[0], times.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}
