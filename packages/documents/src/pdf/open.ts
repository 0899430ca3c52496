import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Unreadable } from '../unreadable.ts';
import type { Font } from './text-state.ts';

/** Loaded only when a PDF is read: pdf.js is three megabytes of program. */
async function pdfjs() {
  // The worker module registers itself, so that pdf.js does its work here instead of looking for a worker file.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** Opens the document without network, canvas, scripts or pictures. The bytes are copied, because pdf.js keeps what it is given. */
export async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await pdfjs();
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

function refusal(error: unknown): Error {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return new Unreadable(
      'encrypted',
      '该 PDF 设有打开密码，无法读取。请先用密码打开并另存为不加密的 PDF，再上传。',
      'The PDF needs a password to open. Save a copy without the password and read that.',
    );
  }
  return damaged();
}

export const damaged = (): Unreadable =>
  new Unreadable(
    'damaged',
    '该 PDF 已损坏，无法打开。请重新下载或从原始文档重新导出。',
    'The PDF is damaged and cannot be opened. Download it again, or export it again from the original document.',
  );

/** The fonts the operators name, as far as they decide where characters stand. */
export async function fontsOf(page: PDFPageProxy, names: ReadonlySet<string>): Promise<Map<string, Font>> {
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
