import { readXml } from '../xml.ts';

/** The texts of a workbook, as cells refer to them. */
export function readSharedStrings(xml: Uint8Array | null): readonly string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  const text = new CellText();
  readXml(xml, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'x:si') text.start();
      else text.open(name);
    },
    close: (name) => {
      if (name === 'x:si') strings.push(text.done());
      else text.close(name);
    },
    text: (part) => text.add(part),
  });
  return strings;
}

/** Gathers the `t` of rich text runs, leaving out the readings of phonetic guides. */
export class CellText {
  #text = '';
  #inText = false;
  #inPhonetic = false;

  start(): void {
    this.#text = '';
  }

  open(name: string): void {
    if (name === 'x:t') this.#inText = true;
    else if (name === 'x:rPh') this.#inPhonetic = true;
  }

  close(name: string): void {
    if (name === 'x:t') this.#inText = false;
    else if (name === 'x:rPh') this.#inPhonetic = false;
  }

  add(part: string): void {
    if (this.#inText && !this.#inPhonetic) this.#text += part;
  }

  done(): string {
    return plainText(this.#text);
  }
}

/** `_x000D_` is how the format writes a character XML cannot hold (ECMA-376 §22.9.2.19). */
export const plainText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n');
