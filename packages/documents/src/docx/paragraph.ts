import type { Look } from '../linear-text.ts';

/** How the characters of one run are set. */
export type RunLook = { bold: boolean | null; style: string | null; hidden: boolean | null; script: boolean };

export const plainRun = (): RunLook => ({ bold: null, style: null, hidden: null, script: false });

/** One paragraph while its runs come in. */
export class OpenParagraph {
  style: string | null = null;
  outlineLevel: number | null = null;
  listId: string | null = null;
  listDepth: number | null = null;
  /** The paragraph mark itself was deleted under revision: the words run on into the next paragraph. */
  markDeleted = false;
  run: RunLook = plainRun();
  text = '';
  #letters = 0;
  #boldLetters = 0;

  add(text: string, bold: boolean): void {
    if (this.run.script) this.text = this.text.replace(/[ \u00a0]{1,9}$/, '');
    this.text += text;
    const letters = text.trim().length;
    this.#letters += letters;
    if (bold) this.#boldLetters += letters;
  }

  /** Takes the words of the paragraph before, whose mark was deleted. */
  continues(before: OpenParagraph): void {
    this.text = before.text + this.text;
    this.#letters += before.#letters;
    this.#boldLetters += before.#boldLetters;
  }

  look(heading: number | null): Look {
    return { heading, bold: this.#letters > 0 && this.#boldLetters === this.#letters };
  }
}
