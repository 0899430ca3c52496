import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const PAGE = 'src/field/main.tsx';
const WORKER = 'field-worker.js';
/** What stands beside the build and the phone takes along too. */
const besides = ['/favicon.svg', '/field.webmanifest', '/field-192.png'];

/** The field app loads nothing later on; what a shared part could load later are screens of the desk. */
type Chunk = { readonly type: 'chunk'; readonly imports: readonly string[] };
type Styled = { readonly viteMetadata?: { readonly importedCss?: ReadonlySet<string> } };

/** Tells the worker of the field app which files make up the app: what its page imports, from the build that is being written. */
export function fieldFiles(): Plugin {
  return {
    name: 'field-files',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle[WORKER];
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('field.html'));
      const main = entry ?? Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(PAGE));
      if (worker?.type !== 'chunk' || !main) throw new Error('the field app has no worker or no page');
      const files = [...reached(bundle as never, main.fileName)].map((file) => `/${file}`).concat(besides);
      const build = createHash('sha256').update(files.join()).update(worker.code).digest('hex').slice(0, 12);
      worker.code = `const FIELD_FILES=${JSON.stringify(files)},FIELD_BUILD=${JSON.stringify(build)};${worker.code}`;
    },
  };
}

function reached(bundle: Readonly<Record<string, Chunk & Styled>>, name: string, seen = new Set<string>()): Set<string> {
  const chunk = bundle[name];
  if (seen.has(name) || chunk?.type !== 'chunk') return seen;
  seen.add(name);
  for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style);
  for (const next of chunk.imports) reached(bundle, next, seen);
  return seen;
}
