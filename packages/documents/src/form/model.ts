/** 表格: a sheet with a few cells to fill in and all others locked, which says of itself what it is and cannot be changed beyond them. */
export type FormColumn = {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly input?: FormInput;
};
/** What may be typed into the open cells of a column. */
export type FormInput =
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'number'; readonly least: number }
  | { readonly kind: 'day' }
  | { readonly kind: 'list'; readonly options: readonly string[] };

/** One line. `data` says what it is about and comes back as it was; `open` names the columns that may be typed in. */
export type FormRow = {
  readonly data: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly open: readonly string[];
};
export type Form = {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  /** What the form as a whole is about, such as its month and unit. */
  readonly identity: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
};

/** Where in the sheet something stands, as Excel counts: rows from 1, columns by letter. */
export type FormProblem = { readonly code: FormProblemCode; readonly row: number; readonly column: string };
export type FormProblemCode = 'locked_changed' | 'row_moved' | 'row_missing' | 'row_added' | 'column_added';

export type FilledRow = { readonly row: number; readonly data: string; readonly cells: Readonly<Record<string, string>> };
export type FilledForm = {
  readonly identity: string;
  readonly columns: readonly { readonly key: string; readonly title: string; readonly letter: string }[];
  readonly rows: readonly FilledRow[];
  readonly problems: readonly FormProblem[];
};

/** The file is no form of ours, or its hidden sheet is not as it was signed. */
export class NotAForm extends Error {
  readonly code: 'not_a_form' | 'signature_wrong';

  constructor(code: NotAForm['code']) {
    super(code);
    this.name = 'NotAForm';
    this.code = code;
  }
}

/** Made with a key that does not leave the server. */
export type Sign = (text: string) => string;

export const HIDDEN_SHEET = '_gongjian';
export const FORMAT = 'gongjian-form-1';
/** Title, lead and headings stand above the lines. */
export const HEADING_ROW = 3;
export const FIRST_ROW = 4;

export const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26);
