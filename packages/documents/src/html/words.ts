import type { Look } from '../linear-text.ts';

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const WIDE = '\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef“”‘’—…·\\ud840-\\udfff';
/** A line break in the source between Chinese characters is no space. */
const BREAK_BETWEEN_WIDE = new RegExp(`(?<=[${WIDE}]) *\\n *(?=[${WIDE}])`, 'g');
/** What the author numbered by hand is not numbered again. */
const NUMBERED =
  /^(?:[（(]?[\d０-９]{1,3}[)）.．、]|[（(]?[一二三四五六七八九十百]{1,4}[)）、.．]|第[\d一二三四五六七八九十百]{1,5}[条章节]|[①-⑳⑴-⒛])/;

/** The words of one line while its pieces come in, white space as a browser shows it. */
export class Words {
  #text = '';
  #letters = 0;
  #boldLetters = 0;
  /** The number of the list item that begins here. */
  marker = '';

  add(text: string, bold: boolean): void {
    const shown = text.replace(INVISIBLE, '').replace(/[ \t\r\n]+/g, (blank) => (blank.includes('\n') ? '\n' : ' '));
    this.#text += shown;
    const letters = shown.trim().length;
    this.#letters += letters;
    if (bold) this.#boldLetters += letters;
  }

  /** NO and a lowered x are one word whatever stands between them in the source. */
  addScript(text: string, bold: boolean): void {
    this.#text = this.#text.trimEnd();
    this.add(text.trim(), bold);
  }

  /** The finished line, or null where nothing is shown; afterwards all is empty again. */
  take(heading: number | null): { readonly text: string; readonly look: Look } | null {
    const shown = this.#text
      .replace(BREAK_BETWEEN_WIDE, '')
      .replace(/[ \n]+/g, ' ')
      .replaceAll('\u00a0', ' ')
      .trim();
    const look = { heading, bold: this.#letters > 0 && this.#boldLetters === this.#letters };
    this.#text = '';
    this.#letters = 0;
    this.#boldLetters = 0;
    if (shown === '') return null;
    const text = NUMBERED.test(shown) ? shown : this.marker + shown;
    this.marker = '';
    return { text, look };
  }
}
