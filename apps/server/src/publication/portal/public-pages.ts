import type { FastifyInstance } from 'fastify';
import { newsFeed, siteMap } from './feeds.ts';
import type { MakePage } from './frame.ts';
import { livePage, portalFile, portalPage, portalWidget } from './frame.ts';
import { accessibilityPage, cataloguePage, correctionsPage } from './pages/about.ts';
import { homePage } from './pages/home.ts';
import { measurePage, measureWidget } from './pages/measure.ts';
import { monthPage, planPage, sectionPage } from './pages/plan.ts';
import { bulletinPage, policyItemPage, policyPage } from './pages/policy.ts';
import { rankingPage, rankingsPage } from './pages/rankings.ts';
import { searchPage, searchQuery } from './pages/search.ts';
import { exposurePage, inspectionPage, inspectionsPage, oneExposurePage, writeOffPage } from './pages/troubles.ts';
import { unitPage, unitsPage, unitWidget } from './pages/units.ts';
import type { Portal } from './portal.ts';

/** Every page of the portal by its address; the tests crawl it from the site map. */
export const pages: Readonly<Record<string, MakePage>> = {
  '': homePage,
  '/plan': planPage,
  '/sections/:key': sectionPage,
  '/measures/:key': measurePage,
  '/months/:key': monthPage,
  '/units': unitsPage,
  '/units/:key': unitPage,
  '/rankings': rankingsPage,
  '/rankings/:key': rankingPage,
  '/exposure': exposurePage,
  '/exposure/:key': oneExposurePage,
  '/inspections': inspectionsPage,
  '/inspections/:key': inspectionPage,
  '/write-offs/:key': writeOffPage,
  '/policy': policyPage,
  '/policy/:key': policyItemPage,
  '/bulletins/:key': bulletinPage,
  '/catalogue': cataloguePage,
  '/corrections': correctionsPage,
  '/accessibility': accessibilityPage,
};

const widgets: Readonly<Record<string, MakePage>> = {
  '/embed/measures/:key': measureWidget,
  '/embed/units/:key': unitWidget,
};

export function publicPages(app: FastifyInstance, portal: Portal): void {
  for (const [path, make] of Object.entries(pages)) portalPage(app, portal, path, make);
  for (const [path, make] of Object.entries(widgets)) portalWidget(app, portal, path, make);
  portalFile(app, portal, '/feed.xml', newsFeed);
  portalFile(app, portal, '/sitemap.xml', siteMap);
  livePage(app, portal, '/search', searchQuery, searchPage);
}
