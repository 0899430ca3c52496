import type { FastifyInstance } from 'fastify';
import { catalogueGraph, datasetGraph } from './dcat-graph.ts';
import { type DcatForm, dcatFormNames, dcatForms } from './dcat-write.ts';
import { catalogueOf, type DataParts } from './opendata-catalogue.ts';
import { datasetCalled } from './opendata-datasets.ts';
import { bodyOf, fileAsked, formats, stateAt, stateNow } from './opendata-files.ts';
import { dataPage, datasetPage, goneDataPage } from './opendata-pages.ts';
import { type Asked, lostPage, portalFile, portalPage } from './portal/frame.ts';
import type { Page } from './portal/layout.ts';
import type { Portal } from './portal/portal.ts';
import type { Published } from './published.ts';

type Sent = { readonly type: string; readonly body: string | Buffer } | Page | undefined;

/** 开放数据: pages for people, tables and catalogues for programs. Made of published snapshots alone. */
export function dataRoutes(app: FastifyInstance, portal: Portal, parts: DataParts): void {
  portalPage(app, portal, '/data', async (published, { lang }) => dataPage(lang, await catalogueOf(published, portal.site, parts)));
  portalPage(app, portal, '/data/:dataset', (published, asked) => onePage(published, asked, parts));
  for (const form of dcatFormNames) {
    portalFile(app, portal, `/data/catalog.${form}`, (published) => wholeCatalogue(published, portal.site, parts, form));
    portalFile(app, portal, `/data/:dataset/dcat.${form}`, (published, asked) =>
      oneInCatalogue(published, asked, portal.site, parts, form),
    );
  }
  portalFile(app, portal, '/data/:dataset/:file', (published, asked) => dataFile(published, asked, parts));
}

async function onePage(published: Published, { lang, params }: Asked, { history, terms }: DataParts): Promise<Page> {
  const dataset = datasetCalled(params.dataset ?? '');
  const state = dataset && (await stateNow(dataset, published, history));
  if (!dataset || !state) return lostPage(lang);
  return 'reason' in state
    ? goneDataPage(lang, state)
    : datasetPage(lang, state, await history.versionsOf(published.edition, dataset.classes), terms);
}

async function dataFile(published: Published, { lang, params }: Asked, { history, terms }: DataParts): Promise<Sent> {
  const dataset = datasetCalled(params.dataset ?? '');
  const asked = dataset && fileAsked(dataset.code, params.file ?? '');
  if (!dataset || !asked) return undefined;
  const now = await stateNow(dataset, published, history);
  if (now && 'reason' in now) return goneDataPage(lang, now);
  const state = asked.version === null ? now : await stateAt(dataset, asked.version, published.edition, history);
  return state && { type: formats[asked.format].type, body: bodyOf(state, asked.format, terms) };
}

async function wholeCatalogue(published: Published, site: string, parts: DataParts, form: DcatForm): Promise<Sent> {
  const catalogue = await catalogueOf(published, site, parts);
  return catalogue && { type: dcatForms[form].type, body: await dcatForms[form].write(catalogueGraph(catalogue)) };
}

async function oneInCatalogue(
  published: Published,
  { lang, params }: Asked,
  site: string,
  parts: DataParts,
  form: DcatForm,
): Promise<Sent> {
  const dataset = datasetCalled(params.dataset ?? '');
  const now = dataset && (await stateNow(dataset, published, parts.history));
  if (now && 'reason' in now) return goneDataPage(lang, now);
  const catalogue = await catalogueOf(published, site, parts);
  const one = catalogue?.datasets.find(({ code }) => code === dataset?.code);
  return catalogue && one && { type: dcatForms[form].type, body: await dcatForms[form].write(datasetGraph(catalogue, one)) };
}
