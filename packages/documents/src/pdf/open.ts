import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
// Registers itself, so that pdf.js does its work here instead of looking for a worker file.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import { refusals } from '../refusals.ts';
import type { Font } from './text-state.ts';

/** Opens the document without network, canvas, scripts or pictures. The bytes are copied, because pdf.js keeps what it is given. */
export async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    ...characterMaps(),
    verbosity: VerbosityLevel.ERRORS,
    useWorkerFetch: false,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 0,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    throw refusal(error);
  }
}

/** Fonts that are named but not embedded need the maps of Adobe's character collections. */
function characterMaps(): { cMapUrl: string; cMapPacked: true } | object {
  try {
    const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    return { cMapUrl: `${join(home, 'cmaps')}/`, cMapPacked: true };
  } catch {
    return {};
  }
}

const refusal = (error: unknown): Error =>
  error instanceof Error && error.name === 'PasswordException'
    ? refusals.encrypted('PDF')
    : refusals.damaged('PDF', '无法打开 / cannot be opened');

/** The fonts the operators name, as far as they decide where characters stand. */
export function fontsOf(page: PDFPageProxy, names: ReadonlySet<string>): Map<string, Font> {
  const found = new Map<string, Font>();
  for (const name of names) {
    if (page.commonObjs.has(name)) found.set(name, fontOf(page.commonObjs.get(name) as LoadedFont | undefined));
  }
  return found;
}

type LoadedFont = {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly vertical?: boolean;
  readonly fontMatrix?: readonly number[] | undefined;
  readonly defaultVMetrics?: readonly number[] | undefined;
};

const BOLD_NAME = /bold|black|heavy|[-_]w[789]\b/i;

function fontOf(loaded: LoadedFont = {}): Font {
  return {
    bold: Boolean(loaded.bold || loaded.black || BOLD_NAME.test(loaded.name ?? '')),
    vertical: Boolean(loaded.vertical),
    unit: loaded.fontMatrix?.[0] ?? 0.001,
    verticalMetrics: loaded.defaultVMetrics,
  };
}
