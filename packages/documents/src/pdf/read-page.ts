import { AnnotationMode, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import { refusals } from '../refusals.ts';
import { Interpreter, type Operators } from './interpret.ts';
import type { Glyph, PageMarks } from './marks.ts';
import { matrixOf } from './matrix.ts';
import { fontsOf } from './open.ts';
import { readable } from './repair.ts';
import { upright } from './upright.ts';

/** What is printed on the page, the right way up, in characters a reader sees. */
export async function readPage(document: PDFDocumentProxy, number: number): Promise<PageMarks> {
  const { page, operators } = await operatorsOf(document, number);
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const fonts = fontsOf(page, fontNames(operators));
  const marks = new Interpreter(matrixOf(transform), { width, height }, fonts).run(operators);
  release(page);
  return upright({ ...marks, glyphs: marks.glyphs.map(repaired).filter(({ text }) => text !== '') });
}

type Opened = { readonly page: PDFPageProxy; readonly operators: Operators };

async function operatorsOf(document: PDFDocumentProxy, number: number): Promise<Opened> {
  try {
    const page = await document.getPage(number);
    return { page, operators: await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE }) };
  } catch {
    throw refusals.damaged('PDF', `第 ${number} 页 / page ${number}`);
  }
}

const release = (page: PDFPageProxy): boolean => page.cleanup();

const repaired = (glyph: Glyph): Glyph => ({ ...glyph, text: readable(glyph.text) });

function fontNames({ fnArray, argsArray }: Operators): Set<string> {
  const names = new Set<string>();
  fnArray.forEach((code, i) => {
    if (code === OPS.setFont) names.add(String((argsArray[i] as unknown[])[0]));
  });
  return names;
}
