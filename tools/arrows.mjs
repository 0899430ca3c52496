// Checks that imports follow rooms.mjs. dependency-cruiser needs TypeScript's JavaScript API, which TypeScript 7 no longer has, so
// its import of `typescript` is answered with the aliased TypeScript 6.
import Module, { register } from 'node:module';
import { root } from './ensure-installed.mjs';

const instead = (name) => name.replace(/^typescript(?=$|\/)/, 'typescript-6');
const find = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => find(instead(name), ...rest);

register(
  `data:text/javascript,${encodeURIComponent(
    "export const resolve = (name, context, next) => next(name.replace(/^typescript(?=$|[/])/, 'typescript-6'), context);",
  )}`,
  import.meta.url,
);

process.chdir(root);
const { cruise } = await import('dependency-cruiser');
const { default: config } = await import('../.dependency-cruiser.mjs');
const { default: extractTSConfig } = await import('dependency-cruiser/config-utl/extract-ts-config');

const found = await cruise(
  ['packages', 'apps'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  undefined,
  {
    tsConfig: extractTSConfig('tsconfig.json'),
  },
);
const { modules, summary } = found.output;
const broken = summary.violations.filter((violation) => violation.rule.severity === 'error');
for (const { rule, from, to } of broken) console.log(`${rule.name}: ${from} → ${to}`);
const typescript = modules.filter(({ source }) => /^(packages|apps)\/.*\.tsx?$/.test(source)).length;
console.log(`${typescript} TypeScript modules, ${broken.length} broken arrows`);
if (typescript === 0) console.log('No TypeScript was read: the check itself is broken.');
process.exit(broken.length === 0 && typescript > 0 ? 0 : 1);
