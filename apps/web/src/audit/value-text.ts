import type { NameOfSubject } from '@gongjian/contract/audit';
import { instantText } from '../ui/format.ts';
import type { Language } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { fieldText } from './field-text.ts';
import { isRecord } from './payload-rows.ts';
import { valueWords } from './value-words.ts';

export type Names = Readonly<Record<string, NameOfSubject>>;

/** How many things of a list are said; the raw text holds them all. */
const SAID = 8;
const LONGEST = 160;

/** A value of an event as a person reads it: ids by the names of what they stand for, codes in words, lists counted. */
export function valueText(value: unknown, names: Names, language: Language): string {
  const words = uiText[language];
  if (value === null || value === undefined || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return stringText(value, names, language);
  if (Array.isArray(value)) return listText(value, names, language);
  return isRecord(value) ? recordText(value, names, language) : String(value);
}

function stringText(value: string, names: Names, language: Language): string {
  const name = names[value]?.name ?? valueWords(value, language) ?? edition(value, names, language);
  if (name !== undefined) return short(name);
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) ? instantText(value, language) : short(value);
}

/** `complaint/2` is the second edition of a definition. */
function edition(value: string, names: Names, language: Language): string | undefined {
  const [, code = '', no = ''] = /^([\w-]+)\/(\d+)$/.exec(value) ?? [];
  const name = names[code]?.name;
  return name === undefined ? undefined : fieldText[language].edition(name, no);
}

function listText(values: readonly unknown[], names: Names, language: Language): string {
  if (values.length === 0) return uiText[language].none;
  if (values.some((value) => typeof value === 'object')) return fieldText[language].items(values.length);
  const said = uiText[language].listed(values.slice(0, SAID).map((value) => valueText(value, names, language)));
  return values.length > SAID ? fieldText[language].andMore(said, values.length) : said;
}

function recordText(value: Readonly<Record<string, unknown>>, names: Names, language: Language): string {
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined && part !== '');
  if (parts.length === 0) return uiText[language].none;
  const said = parts
    .slice(0, SAID)
    .map(([field, part]) => uiText[language].said(fieldName(field, language), nestedText(part, names, language)));
  return uiText[language].sentences(said);
}

const nestedText = (part: unknown, names: Names, language: Language): string =>
  isRecord(part) ? fieldText[language].items(Object.keys(part).length) : valueText(part, names, language);

export const fieldName = (field: string, language: Language): string =>
  (fieldText[language].fields as Readonly<Record<string, string>>)[field] ?? field;

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const isRowId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Whether a reader can make something of it: an id that nobody has a name for stays in the raw text. */
export const isReadable = (value: unknown, names: Names): boolean => !isRowId(value) || names[value as string] !== undefined;
