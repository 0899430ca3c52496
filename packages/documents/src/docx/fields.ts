/** Fields whose result is no part of the document's text: it repeats headings, or belongs to the page. */
const silent = /^\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|INDEX|TC|XE)\b/i;

export const isSilentField = (instruction: string): boolean => silent.test(instruction);

type Field = { instruction: string; inResult: boolean };

/** 域: follows begin, separate and end from paragraph to paragraph and says whether what stands there is printed. */
export class Fields {
  #open: Field[] = [];

  begin(): void {
    this.#open.push({ instruction: '', inResult: false });
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.inResult) field.instruction += text;
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.inResult = true;
  }

  end(): void {
    this.#open.pop();
  }

  /** Results go on over paragraphs, instructions do not: one left open is a mistake of the file and must not swallow the rest. */
  endParagraph(): void {
    if (this.#open.length > 0) this.#open = this.#open.filter((field) => field.inResult);
  }

  get printing(): boolean {
    return this.#open.every((field) => field.inResult && !isSilentField(field.instruction));
  }
}
