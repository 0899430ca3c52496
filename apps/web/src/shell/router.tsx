import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { type CaseSearch, caseSearchNames } from '../cases/case-search.ts';
import { type FeedbackSearch, feedbackSearchNames } from '../feedback/feedback-search.ts';
import type { Seen } from '../session/viewer.ts';
import {
  type CampaignSearch,
  campaignSearchNames,
  type ExampleSearch,
  exampleSearchNames,
  type FindingSearch,
  findingSearchNames,
  type LookBackSearch,
  lookBackSearchNames,
} from '../supervision/searches.ts';
import { ledgerSearch } from '../tasks/ledger-search.ts';
import { leadsTo, within } from './address.ts';
import { Broken } from './Broken.tsx';
import { NotFound } from './NotFound.tsx';
import { placesFor } from './navigation.ts';
import { Shell } from './Shell.tsx';

/**
 * A screen that uses antd's components; what they need is fetched together with the screen. That it is a component is not asked of its
 * type: the type of a screen may ask the router's, which would ask the screen's again.
 */
function themed<Name extends string>(load: () => Promise<Record<Name, unknown>>, name: Name) {
  return lazyRouteComponent(async () => {
    const [screen, { Themed }] = await Promise.all([load(), import('../ui/Themed.tsx')]);
    const Screen = screen[name] as ComponentType;
    return {
      default: () => (
        <Themed>
          <Screen />
        </Themed>
      ),
    };
  });
}

/** What every route may ask for before it opens. */
export type RouterContext = { readonly queries: QueryClient; readonly viewer: Seen };

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFound });
const inside = createRoute({ getParentRoute: () => root, id: 'in', component: Shell });

const text = (search: Record<string, unknown>, ...names: string[]) => within(search, names);

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: (search): { programme?: string } => text(search, 'programme'),
  beforeLoad: ({ context }) => {
    const first = placesFor(context.viewer.held)[0];
    if (!context.viewer.may('tasks.read')) throw redirect({ to: first?.to ?? '/account' });
  },
  component: lazyRouteComponent(() => import('../tasks/Overview.tsx'), 'Overview'),
});
const ledger = createRoute({
  getParentRoute: () => inside,
  path: '/ledger',
  validateSearch: ledgerSearch,
  component: themed(() => import('../tasks/Ledger.tsx'), 'Ledger'),
});
const measure = createRoute({
  getParentRoute: () => inside,
  path: '/measures/$measureId',
  component: themed(() => import('../indicators/MeasureScreen.tsx'), 'MeasureScreen'),
});
const units = createRoute({
  getParentRoute: () => inside,
  path: '/units',
  component: lazyRouteComponent(() => import('../tasks/Units.tsx'), 'Units'),
});
const unit = createRoute({
  getParentRoute: () => inside,
  path: '/units/$unitId',
  component: lazyRouteComponent(() => import('../tasks/UnitPage.tsx'), 'UnitPage'),
});
const matrix = createRoute({
  getParentRoute: () => inside,
  path: '/matrix',
  validateSearch: (search): { programme?: string; plan?: string; role?: string; kind?: string } =>
    text(search, 'programme', 'plan', 'role', 'kind'),
  component: themed(() => import('../tasks/Matrix.tsx'), 'Matrix'),
});
const timeline = createRoute({
  getParentRoute: () => inside,
  path: '/timeline',
  validateSearch: (search): ReturnType<typeof ledgerSearch> & { year?: string; quarter?: string } => ({
    ...ledgerSearch(search),
    ...text(search, 'year', 'quarter'),
  }),
  component: themed(() => import('../tasks/Timeline.tsx'), 'Timeline'),
});
const redList = createRoute({
  getParentRoute: () => inside,
  path: '/red-list',
  validateSearch: (search): { programme?: string; plan?: string; section?: string; unit?: string; light?: string } =>
    text(search, 'programme', 'plan', 'section', 'unit', 'light'),
  component: themed(() => import('../tasks/RedList.tsx'), 'RedList'),
});
const indicators = createRoute({
  getParentRoute: () => inside,
  path: '/indicators',
  validateSearch: (search): { q?: string; told?: string } => text(search, 'q', 'told'),
  component: themed(() => import('../indicators/Indicators.tsx'), 'Indicators'),
});
const indicator = createRoute({
  getParentRoute: () => inside,
  path: '/indicators/$code',
  validateSearch: (search): { place?: string; from?: string; to?: string; all?: string } => text(search, 'place', 'from', 'to', 'all'),
  component: themed(() => import('../indicators/IndicatorPage.tsx'), 'IndicatorPage'),
});
const lightRules = createRoute({
  getParentRoute: () => inside,
  path: '/light-rules',
  component: themed(() => import('../indicators/LightRules.tsx'), 'LightRules'),
});
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  component: themed(() => import('../tasks/Inbox.tsx'), 'Inbox'),
});
const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  validateSearch: (search): { month?: string; unit?: string; plan?: string; state?: string } =>
    text(search, 'month', 'unit', 'plan', 'state'),
  component: themed(() => import('../reporting/MyReports.tsx'), 'MyReports'),
});
const reportForm = createRoute({
  getParentRoute: () => inside,
  path: '/reports/form',
  validateSearch: (search): { month?: string; unit?: string } => text(search, 'month', 'unit'),
  component: themed(() => import('../reporting/FormPage.tsx'), 'FormPage'),
});
const reportImport = createRoute({
  getParentRoute: () => inside,
  path: '/reports/import',
  validateSearch: (search): { month?: string; job?: string } => text(search, 'month', 'job'),
  component: themed(() => import('../reporting/ImportPage.tsx'), 'ImportPage'),
});
const report = createRoute({
  getParentRoute: () => inside,
  path: '/reports/$obligationId',
  component: themed(() => import('../reporting/ReportPage.tsx'), 'ReportPage'),
});
const reviews = createRoute({
  getParentRoute: () => inside,
  path: '/reviews',
  validateSearch: (search): { desk?: string } => text(search, 'desk'),
  component: themed(() => import('../reporting/ReviewQueue.tsx'), 'ReviewQueue'),
});
const board = createRoute({
  getParentRoute: () => inside,
  path: '/board',
  validateSearch: (search): { month?: string; view?: string; owing?: string; from?: string; to?: string } =>
    text(search, 'month', 'view', 'owing', 'from', 'to'),
  component: themed(() => import('../reporting/Board.tsx'), 'ReportBoard'),
});
const bulletins = createRoute({
  getParentRoute: () => inside,
  path: '/bulletins',
  component: themed(() => import('../reporting/Bulletins.tsx'), 'Bulletins'),
});
const bulletin = createRoute({
  getParentRoute: () => inside,
  path: '/bulletins/$bulletinId',
  component: themed(() => import('../reporting/BulletinPage.tsx'), 'BulletinPage'),
});
const messages = createRoute({
  getParentRoute: () => inside,
  path: '/messages',
  validateSearch: (search): { unread?: string } => text(search, 'unread'),
  component: themed(() => import('../reporting/Messages.tsx'), 'MessageInbox'),
});
const notices = createRoute({
  getParentRoute: () => inside,
  path: '/notices',
  validateSearch: (search): { view?: string; month?: string; unit?: string; channel?: string; state?: string; q?: string } =>
    text(search, 'view', 'month', 'unit', 'channel', 'state', 'q'),
  component: themed(() => import('../reporting/Notices.tsx'), 'Notices'),
});
const cases = createRoute({
  getParentRoute: () => inside,
  path: '/cases',
  validateSearch: (search): CaseSearch => text(search, ...caseSearchNames),
  component: themed(() => import('../cases/Cases.tsx'), 'Cases'),
});
const oneCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId',
  component: themed(() => import('../cases/CasePage.tsx'), 'CasePage'),
});
const papers = createRoute({
  getParentRoute: () => inside,
  path: '/papers',
  validateSearch: (search): { view?: string; awaits?: string; state?: string; template?: string } =>
    text(search, 'view', 'awaits', 'state', 'template'),
  component: themed(() => import('../cases/papers/Papers.tsx'), 'Papers'),
});
const onePaper = createRoute({
  getParentRoute: () => inside,
  path: '/papers/$paperId',
  component: themed(() => import('../cases/papers/PaperPage.tsx'), 'PaperPage'),
});
const feedback = createRoute({
  getParentRoute: () => inside,
  path: '/feedback',
  validateSearch: (search): FeedbackSearch => text(search, ...feedbackSearchNames),
  component: themed(() => import('../feedback/Feedback.tsx'), 'Feedback'),
});
const oneFeedback = createRoute({
  getParentRoute: () => inside,
  path: '/feedback/$feedbackId',
  component: themed(() => import('../feedback/FeedbackPage.tsx'), 'FeedbackPage'),
});
const supervision = createRoute({
  getParentRoute: () => inside,
  path: '/supervision',
  validateSearch: (search): CampaignSearch => text(search, ...campaignSearchNames),
  component: themed(() => import('../supervision/Campaigns.tsx'), 'Campaigns'),
});
const planCampaign = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/plan',
  validateSearch: (search): { campaign?: string } => text(search, 'campaign'),
  component: themed(() => import('../supervision/PlanCampaign.tsx'), 'PlanCampaign'),
});
const campaign = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/campaigns/$campaignId',
  component: themed(() => import('../supervision/CampaignPage.tsx'), 'CampaignPage'),
});
const supervisionVisit = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/visits/$visitId',
  component: themed(() => import('../supervision/VisitPage.tsx'), 'VisitPage'),
});
const conflicts = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/conflicts',
  validateSearch: (search): { kind?: string } => text(search, 'kind'),
  component: themed(() => import('../field/desk/Conflicts.tsx'), 'Conflicts'),
});
const conflict = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/conflicts/$visitId',
  component: themed(() => import('../field/desk/ConflictPage.tsx'), 'ConflictPage'),
});
const checklists = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/checklists',
  validateSearch: (search): { list?: string } => text(search, 'list'),
  component: themed(() => import('../supervision/Checklists.tsx'), 'Checklists'),
});
const findings = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/findings',
  validateSearch: (search): FindingSearch => text(search, ...findingSearchNames),
  component: themed(() => import('../supervision/Findings.tsx'), 'Findings'),
});
const finding = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/findings/$caseId',
  component: themed(() => import('../supervision/FindingPage.tsx'), 'FindingPage'),
});
const publicity = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/publicity',
  validateSearch: (search): { unit?: string } => text(search, 'unit'),
  component: themed(() => import('../supervision/Publicity.tsx'), 'Publicity'),
});
const lookBacks = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/look-backs',
  validateSearch: (search): LookBackSearch => text(search, ...lookBackSearchNames),
  component: themed(() => import('../supervision/LookBacks.tsx'), 'LookBacks'),
});
const proposals = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/proposals',
  validateSearch: (search): { state?: string } => text(search, 'state'),
  component: themed(() => import('../supervision/Proposals.tsx'), 'Proposals'),
});
const examples = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/examples',
  validateSearch: (search): ExampleSearch => text(search, ...exampleSearchNames),
  component: themed(() => import('../supervision/Examples.tsx'), 'Examples'),
});
const accountability = createRoute({
  getParentRoute: () => inside,
  path: '/supervision/accountability',
  validateSearch: (search): { state?: string } => text(search, 'state'),
  component: themed(() => import('../supervision/Accountability.tsx'), 'Accountability'),
});
const assessments = createRoute({
  getParentRoute: () => inside,
  path: '/assessment',
  validateSearch: (search): { scheme?: string } => text(search, 'scheme'),
  component: themed(() => import('../assessment/Assessments.tsx'), 'Assessments'),
});
const assessment = createRoute({
  getParentRoute: () => inside,
  path: '/assessment/$assessmentId',
  validateSearch: (search): { unit?: string } => text(search, 'unit'),
  component: themed(() => import('../assessment/AssessmentPage.tsx'), 'AssessmentPage'),
});
const publication = createRoute({
  getParentRoute: () => inside,
  path: '/publication',
  component: themed(() => import('../publication/Catalogue.tsx'), 'Catalogue'),
});
const disclosure = createRoute({
  getParentRoute: () => inside,
  path: '/publication/$code',
  validateSearch: (search): { tab?: string; state?: string; q?: string } => text(search, 'tab', 'state', 'q'),
  component: themed(() => import('../publication/DisclosurePage.tsx'), 'DisclosurePage'),
});
const publicItem = createRoute({
  getParentRoute: () => inside,
  path: '/publication/items/$itemId',
  validateSearch: (search): { lang?: string } => text(search, 'lang'),
  component: themed(() => import('../publication/ItemPage.tsx'), 'ItemPage'),
});
const undecided = createRoute({
  getParentRoute: () => inside,
  path: '/undecided',
  component: themed(() => import('../tasks/Undecided.tsx'), 'Undecided'),
});
const plans = createRoute({
  getParentRoute: () => inside,
  path: '/plans',
  component: themed(() => import('../plan/Plans.tsx'), 'Plans'),
});
const plan = createRoute({
  getParentRoute: () => inside,
  path: '/plans/$programmeId',
  validateSearch: (search): { version?: string; view?: string } => text(search, 'version', 'view'),
  component: themed(() => import('../plan/Plan.tsx'), 'Plan'),
});
const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  validateSearch: (search): { amends?: string } => text(search, 'amends'),
  component: themed(() => import('../plan/Imports.tsx'), 'Imports'),
});
const review = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$importId',
  validateSearch: (search): { view?: string; measure?: string } => text(search, 'view', 'measure'),
  component: themed(() => import('../plan/Review.tsx'), 'Review'),
});
const compare = createRoute({
  getParentRoute: () => inside,
  path: '/compare',
  validateSearch: (search): { from?: string; fromVersion?: string; to?: string; toVersion?: string; kinds?: string; q?: string } =>
    text(search, 'from', 'fromVersion', 'to', 'toVersion', 'kinds', 'q'),
  component: themed(() => import('../plan/Compare.tsx'), 'Compare'),
});
const org = createRoute({
  getParentRoute: () => inside,
  path: '/org',
  validateSearch: (search): { view?: string; unit?: string; on?: string } => text(search, 'view', 'unit', 'on'),
  component: themed(() => import('../org/Organisations.tsx'), 'Organisations'),
});
const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: (search): { q?: string; unit?: string; role?: string } => text(search, 'q', 'unit', 'role'),
  component: themed(() => import('../org/People.tsx'), 'People'),
});
const person = createRoute({
  getParentRoute: () => inside,
  path: '/people/$personId',
  component: themed(() => import('../org/PersonPage.tsx'), 'PersonPage'),
});
const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/calendar',
  validateSearch: (search): { year?: string } => text(search, 'year'),
  component: themed(() => import('../calendar/Calendar.tsx'), 'Calendar'),
});
const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: (search): { q?: string; actor?: string; type?: string; subject?: string; from?: string; to?: string } =>
    text(search, 'q', 'actor', 'type', 'subject', 'from', 'to'),
  component: themed(() => import('../audit/Audit.tsx'), 'Audit'),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: themed(() => import('../session/Account.tsx'), 'Account'),
});

/** Any other address: said inside the frame, where the menu leads on. */
const elsewhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFound });

const tree = root.addChildren([
  inside.addChildren([
    overview,
    ledger,
    measure,
    units,
    unit,
    matrix,
    timeline,
    redList,
    indicators,
    indicator,
    lightRules,
    inbox,
    reports,
    reportForm,
    reportImport,
    report,
    reviews,
    board,
    bulletins,
    bulletin,
    messages,
    notices,
    undecided,
    cases,
    oneCase,
    papers,
    onePaper,
    feedback,
    oneFeedback,
    supervision,
    planCampaign,
    campaign,
    supervisionVisit,
    conflicts,
    conflict,
    checklists,
    findings,
    finding,
    publicity,
    lookBacks,
    proposals,
    examples,
    accountability,
    assessments,
    assessment,
    publication,
    disclosure,
    publicItem,
    plans,
    plan,
    imports,
    review,
    compare,
    org,
    people,
    person,
    calendar,
    audit,
    account,
    elsewhere,
  ]),
]);

/** Search parameters are plain text in the address, as the server and saved views have them. */
export const makeRouter = (context: RouterContext) =>
  createRouter({
    routeTree: tree,
    context,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
    defaultPreload: 'intent',
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const said = Object.entries(search).filter(([, value]) => typeof value === 'string' && value !== '') as [string, string][];
      return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
    },
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

/** Begins to fetch the code of the screen an address leads to, while it is still being asked who is there. */
export function fetchScreen(path: string): void {
  const wanted = Object.values(inside.children ?? {}).find((route) => leadsTo(route.options.path, path));
  const component = wanted?.options.component as { preload?: () => Promise<void> } | undefined;
  void component?.preload?.().catch(() => undefined);
}
