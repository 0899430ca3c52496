/** Prints small PDFs for tests: text of a font without a file, straight lines, forms. Places are points from the upper left corner. */
export class SamplePdf {
  readonly #pages: SamplePage[] = [];

  page(options: Partial<PageOptions> = {}): SamplePage {
    const page = new SamplePage({ width: 595, height: 842, rotate: 0, ...options });
    this.#pages.push(page);
    return page;
  }

  /** `trailer` goes into the trailer dictionary as it is. */
  bytes(trailer = ''): Uint8Array {
    const first = 10;
    const kids = this.#pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
    const pages = this.#pages.flatMap((page, i) => [page.dictionary(first + 2 * i + 1), stream(page.content)]);
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count ${this.#pages.length}/Kids[${kids}]>>`,
      fontObject('SimSun', 5),
      fontObject('SimHei-Bold', 8),
      descendant('SimSun', 7),
      stream(toUnicode()),
      descriptor('SimSun'),
      descendant('SimHei-Bold', 9),
      descriptor('SimHei-Bold'),
      ...pages,
    ];
    return new Uint8Array(Buffer.from(file(objects, trailer), 'latin1'));
  }
}

type PageOptions = { readonly width: number; readonly height: number; readonly rotate: 0 | 90 | 180 | 270 };
type TextOptions = { readonly size?: number; readonly bold?: boolean; readonly turn?: 0 | 90 | 270; readonly spacing?: number };

export class SamplePage {
  content = '';
  readonly #options: PageOptions;

  constructor(options: PageOptions) {
    this.#options = options;
  }

  /** The base line starts at (x, y). */
  text(x: number, y: number, words: string, { size = 10, bold = false, turn = 0, spacing = 0 }: TextOptions = {}): this {
    const turned = { 0: '1 0 0 1', 90: '0 -1 1 0', 270: '0 1 -1 0' }[turn];
    const hex = Buffer.from(words, 'utf16le').swap16().toString('hex');
    this.content += `BT /${bold ? 'B' : 'F'} ${size} Tf ${spacing} Tc ${turned} ${x} ${this.#options.height - y} Tm <${hex}> Tj ET\n`;
    return this;
  }

  /** Lines one below the other, each a base line `pitch` below the last. */
  lines(x: number, y: number, words: readonly string[], pitch = 16): this {
    for (const [i, line] of words.entries()) this.text(x, y + i * pitch, line);
    return this;
  }

  line(x1: number, y1: number, x2: number, y2: number): this {
    const { height } = this.#options;
    this.content += `0.5 w ${x1} ${height - y1} m ${x2} ${height - y2} l S\n`;
    return this;
  }

  /** A filled bar, as Word and browsers draw their borders. */
  bar(x: number, y: number, width: number, height: number): this {
    this.content += `${x} ${this.#options.height - y - height} ${width} ${height} re f\n`;
    return this;
  }

  raw(operators: string): this {
    this.content += `${operators}\n`;
    return this;
  }

  dictionary(contents: number): string {
    const { width, height, rotate } = this.#options;
    const resources = '/Resources<</Font<</F 3 0 R/B 4 0 R>>>>';
    return `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${rotate}/Contents ${contents} 0 R${resources}>>`;
  }
}

const fontObject = (name: string, descendant: number): string =>
  `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode 6 0 R>>`;

const descriptor = (name: string): string =>
  `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>>`;

const descendant = (name: string, about: number): string =>
  `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[0 255 500]/FontDescriptor ${about} 0 R>>`;

const hex4 = (code: number): string => code.toString(16).padStart(4, '0');

/** Each code means itself. */
function toUnicode(): string {
  const blocks = Array.from({ length: 256 }, (_, i) => `<${hex4(i * 256)}><${hex4(i * 256 + 255)}><${hex4(i * 256)}>`);
  const hundreds = [blocks.slice(0, 100), blocks.slice(100, 200), blocks.slice(200)];
  const ranges = hundreds.map((some) => `${some.length} beginbfrange\n${some.join('\n')}\nendbfrange`).join('\n');
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000><ffff> endcodespacerange\n${ranges}\nendcmap end end`;
}

export const stream = (content: string, entries = ''): string => `<</Length ${content.length}${entries}>>\nstream\n${content}\nendstream`;

/** A file of these objects, numbered from 1; the first is the catalogue. */
export function file(objects: readonly string[], trailer = ''): string {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
}
