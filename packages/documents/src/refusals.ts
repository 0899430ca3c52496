import { limits } from './limits.ts';
import { Unreadable } from './unreadable.ts';

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

/** Every refusal of the readers with its words: what is wrong, where, and what to do. */
export const refusals = {
  empty: () =>
    new Unreadable('empty', '文件是空的，请确认上传的是完整文件。', 'The file is empty. Check that it was downloaded or saved completely.'),
  noText: (what: string, zh: string) =>
    new Unreadable(
      'empty',
      `${zh}里没有任何文字，请确认选对了文件。`,
      `There is no text in the ${what}. Check that this is the right file.`,
    ),
  tooLarge: (bytes: number) =>
    new Unreadable(
      'too_large',
      `文件有 ${megabytes(bytes)} MB，超过 ${megabytes(limits.fileBytes)} MB 的上限。请去掉图片或拆分后再上传。`,
      `The file has ${megabytes(bytes)} MB; the limit is ${megabytes(limits.fileBytes)} MB. Remove its pictures or split it.`,
    ),
  tooLong: () =>
    new Unreadable(
      'too_large',
      `文字超过 ${limits.characters / 10_000} 万字。请只保留计划正文后再上传。`,
      `The text is longer than ${limits.characters} characters. Keep only the text of the plan.`,
    ),
  wrongKind: (what: string, zh: string, mend = 'Save it as docx, xlsx, PDF, HTML, Markdown or text.') =>
    new Unreadable(
      'wrong_kind',
      `这是${zh}，不是可以读取的文件。请另存为 docx、xlsx、PDF、HTML、Markdown 或文本后再上传。`,
      `This is ${what}, not a document that can be read. ${mend}`,
    ),
  notText: () =>
    new Unreadable(
      'wrong_kind',
      '文件内容不是文字，也不是可以识别的文档格式。请另存为 docx、xlsx、PDF、HTML、Markdown 或 UTF-8 文本后再上传。',
      'The content is neither text nor a known document. Save it as docx, xlsx, PDF, HTML, Markdown or UTF-8 text.',
    ),
  oldFormat: (extension: 'doc' | 'xls', save: 'docx' | 'xlsx') =>
    new Unreadable(
      'old_format',
      `这是旧版 .${extension} 文件。请用 Word、Excel 或 WPS 打开，另存为 .${save} 后再上传。`,
      `This is an old .${extension} file. Open it in Word, Excel or WPS and save it as .${save}.`,
    ),
  encrypted: (what: string) =>
    new Unreadable(
      'encrypted',
      '文件设有打开密码。请去掉密码后另存，再上传。',
      `The ${what} is protected by a password. Remove the password, save it and try again.`,
    ),
  truncated: (what: string, where: string) =>
    new Unreadable(
      'truncated',
      `文件不完整（${where}）。请重新下载或重新保存后再上传。`,
      `The ${what} is cut short (${where}). Download or save it again.`,
    ),
  damaged: (what: string, where: string) =>
    new Unreadable(
      'damaged',
      `文件已损坏（${where}）。请用原来的软件打开并重新保存后再上传。`,
      `The ${what} is damaged (${where}). Open it in the program that made it and save it again.`,
    ),
  zipBomb: (part: string) =>
    new Unreadable(
      'zip_bomb',
      `压缩内容展开后过大（${part}），已拒绝读取。请另存为新文件，去掉多余内容后再上传。`,
      `The archive unfolds to far more than a document needs (${part}) and was not opened. Save the document anew without what it does not need.`,
    ),
  macros: (save: 'docx' | 'xlsx') =>
    new Unreadable(
      'macros',
      `文件带有宏（vbaProject.bin）。请另存为不含宏的 .${save} 后再上传。`,
      `The file carries macros (vbaProject.bin). Save it as .${save} without macros.`,
    ),
  tooDeep: (where: string) =>
    new Unreadable(
      'too_deep',
      `文件的嵌套层数过多（${where}）。请用浏览器或 Word 打开，把正文另存为新文件后再上传。`,
      `The elements are nested too deeply (${where}). Open the document and save its text as a new file.`,
    ),
  tooManyColumns: (where: string) =>
    new Unreadable(
      'too_many_columns',
      `表格超过 ${limits.columns} 列（${where}）。请只保留计划用到的列后再上传。`,
      `A table has more than ${limits.columns} columns (${where}). Keep only the columns of the plan.`,
    ),
  tooManyCells: (where: string) =>
    new Unreadable(
      'too_many_cells',
      `内容过多，超过 ${limits.cells} 个单元格或元素（${where}）。请只保留计划正文后再上传。`,
      `There are more than ${limits.cells} cells or elements (${where}). Keep only the text of the plan.`,
    ),
};
