import { rooms } from './rooms.mjs';

const names = Object.keys(rooms).join('|');
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const roomRules = Object.entries(rooms).map(([room, uses]) =>
  rule(
    `${room}-uses-only-its-list`,
    'Add the room to rooms.mjs only with a decision record.',
    { path: `/src/${room}/` },
    { path: `/src/(${names})/`, pathNot: `/src/(${[room, ...uses].join('|')})/` },
  ),
);

export default {
  forbidden: [
    ...roomRules,
    rule(
      'front-door-only',
      'Use another room through its index.ts.',
      { path: `^apps/server/src/(${names})/` },
      { path: `^apps/server/src/(${names})/(?!index\\.ts)`, pathNot: '^apps/server/src/$1/' },
    ),
    rule(
      'domain-is-pure',
      'Domain code imports domain code and nothing else.',
      { path: '^packages/domain/src/', pathNot: '\\.test\\.ts$' },
      { pathNot: '^packages/domain/src/' },
    ),
    rule(
      'documents-know-only-the-domain',
      "Readers turn bytes into the domain's document; they know no contract and no app.",
      { path: '^packages/documents/src/' },
      { path: '^(packages/contract|apps)/' },
    ),
    rule(
      'contract-knows-no-app',
      'The contract is shared by all apps.',
      { path: '^packages/contract/' },
      { path: '^(apps|packages/documents)/' },
    ),
    rule(
      'platform-knows-no-room',
      'Rooms stand on the platform, never the reverse.',
      { path: '^apps/server/src/platform/' },
      { path: `^apps/server/src/(${names})/` },
    ),
    rule('apps-do-not-meet', 'Apps share packages, not each other.', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    rule(
      'only-repo-knows-sql',
      'SQL lives in repo.ts, reads.ts and the platform.',
      { path: `^apps/server/src/(${names})/`, pathNot: ['/(repo|reads)[a-z-]*[.]ts$', '[.]test[.]ts$'] },
      { path: 'node_modules/(kysely|pg)/' },
    ),
    rule('no-circles', 'Two files that need each other are one file.', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
