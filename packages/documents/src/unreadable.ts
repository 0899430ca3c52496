/** Why a file was refused. The words say what is wrong, where, and what to do; the code is for programs. */
export type UnreadableCode =
  | 'empty'
  | 'too_large'
  | 'wrong_kind'
  | 'old_format'
  | 'encrypted'
  | 'scanned'
  | 'truncated'
  | 'damaged'
  | 'zip_bomb'
  | 'macros'
  | 'too_deep'
  | 'too_many_columns'
  | 'too_many_cells'
  | 'too_many_pages';

/** 无法读取: the file is not something a plan can be read from. Expected, and the person can mend it; never our own fault. */
export class Unreadable extends Error {
  readonly code: UnreadableCode;
  readonly zh: string;

  constructor(code: UnreadableCode, zh: string, en: string) {
    super(en);
    this.name = 'Unreadable';
    this.code = code;
    this.zh = zh;
  }
}
