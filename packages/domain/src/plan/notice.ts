import type { Attachment, Notice, Span } from './draft.ts';
import type { Item, Line } from './layout-item.ts';
import { paragraphsOf, reportingOf, requirementsOf } from './notice-body.ts';
import { dateAt } from './notice-date.ts';
import { type Frame, isIssuer, laterList } from './notice-frame.ts';
import { halfWidth } from './numbering.ts';
import { type Passage, passageOf } from './passage.ts';
import type { Range } from './source.ts';
import { oneLine, squeeze } from './table-text.ts';

export type Listed = Omit<Attachment, 'present'>;

/** Reads the letter; whether its attachments are there is for the caller to say. */
export function readNotice(
  items: readonly Item[],
  frame: Frame,
  listed: readonly Listed[],
  about: { readonly document: string; readonly spanOf: (at: Range) => Span },
): Omit<Notice, 'attachments'> & { readonly attachments: readonly Listed[] } {
  const lines = linesIn(items, 0, frame.end);
  const title = frame.title === null ? null : oneLine(textIn(items, frame.title));
  const body = paragraphsOf(bodyLines(items, frame), about.document);
  return {
    title,
    documentNumber: documentNumber(lines),
    issuer: issuerOf(items, frame, title),
    issuedOn: issuedOn(lines, items, frame),
    addressees: frame.addressees === null ? [] : addresseesIn(textIn(items, frame.addressees)),
    requirements: requirementsOf(body, about.spanOf),
    attachments: listed,
    reporting: reportingOf(body, about.spanOf) ?? reportingOf(reportLines(items, frame.end, about.document), about.spanOf),
  };
}

const linesIn = (items: readonly Item[], from: number, to: number): Line[] =>
  items.slice(from, to).filter((item): item is Line => item.kind === 'line');

const textIn = (items: readonly Item[], { from, to }: { readonly from: number; readonly to: number }): string =>
  linesIn(items, from, to)
    .map(({ text }) => text)
    .join('\n');

/** A plan may say itself how often progress is reported. */
const reportLines = (items: readonly Item[], from: number, document: string): Passage[] =>
  items
    .slice(from)
    .flatMap((item) =>
      item.kind === 'line' && /每[^。]{0,60}报/.test(item.text) && item.text.length < 4000 ? [passageOf(document, item.at)] : [],
    );

/** The body ends where the attachments are listed or the letter is signed. */
function bodyLines(items: readonly Item[], frame: Frame): Line[] {
  const from = frame.addressees?.to ?? frame.title?.to ?? 0;
  const lines = linesIn(items, from, Math.min(frame.list.from, frame.end));
  return lines.filter(({ text }) => !isIssuer(text) && !NUMBER.test(squeeze(text).slice(0, 40)));
}

const NUMBER = /[\u4e00-\u9fff]{1,14}[〔[［(（【﹝][12][0-9]{3}[〕\]］)）】﹞]第?[0-9]{1,5}号/;

/** 发文字号 stands on a line of its own, or behind a label or the title. */
function documentNumber(lines: readonly Line[]): string | null {
  for (const { text } of lines) {
    if (text.length > 200) continue;
    const words = squeeze(text);
    const match = NUMBER.exec(words);
    if (match !== null && match.index + match[0].length >= words.length - 12 && !/根据|按照|依据|落实/.test(words)) {
      return match[0].replace(/^(?:发文字号|文号|字号)/, '');
    }
  }
  return null;
}

/** The signature above the date; failing that, what stands before 关于 in the title. */
function issuerOf(items: readonly Item[], frame: Frame, title: string | null): string | null {
  const signed = signatures(items, frame);
  const before = title === null ? '' : squeeze(title.slice(0, Math.max(0, title.indexOf('关于'))));
  if (signed.length === 1 || before === '') return signed.length === 0 ? null : signed.join('、');
  return before;
}

function signatures(items: readonly Item[], frame: Frame): string[] {
  if (frame.dated === null) return [];
  const date = (items[frame.dated] as Line).text;
  const sameLine = squeeze(date.slice(0, dateAt(date)?.start ?? 0)).replace(/[(（]$/, '');
  if (sameLine !== '') return [sameLine];
  const names: string[] = [];
  for (let at = frame.dated - 1; at >= 0; at--) {
    const item = items[at];
    if (item?.kind !== 'line' || !isIssuer(item.text)) break;
    names.unshift(...item.text.split(/\s{1,20}/).map(squeeze));
  }
  const whole = names.length > 1 && !names.every(isIssuer) ? [names.join('')] : names;
  return whole.filter((name) => name !== '');
}

function issuedOn(lines: readonly Line[], items: readonly Item[], frame: Frame): Notice['issuedOn'] {
  const dated = frame.dated === null ? null : dateAt((items[frame.dated] as Line).text);
  if (dated !== null) return dated.day;
  const stated = lines.find(({ text }) => /成文日期|发文日期|印发日期/.test(text) && dateAt(text) !== null);
  return stated === undefined ? null : (dateAt(stated.text)?.day ?? null);
}

/** 各区人民政府，市政府各委、办、局： is three bodies. */
function addresseesIn(text: string): string[] {
  const list = squeeze(text).replace(/[：:]$/, '');
  return list
    .split(/[，,；;](?![^(（]*[)）])/)
    .flatMap(bodiesIn)
    .filter((name) => name !== '');
}

const WHOLE_NAME = /(?:政府|[委局厅部署院]|办公室|公司|委员会|管委会|单位|部门|机构|企业|集团)$/;

/** A 、 parts two bodies only where both are whole names: not in 市政府各委、办、局, nor in 市政府各部门、各直属机构. */
function bodiesIn(group: string): string[] {
  const names = group.split(/、(?![^(（]*[)）])/);
  const [first = '', ...rest] = names;
  const whole = names.every((name) => name.length >= 3 && WHOLE_NAME.test(name));
  const governed = !first.startsWith('各') && rest.some((name) => name.startsWith('各'));
  return whole && !governed ? names : [group];
}

/** 附件：1.… 2.… as the letter lists them. */
export function listedAttachments(items: readonly Item[], frame: Frame): Listed[] {
  const within = listIn(items, frame.list);
  const later = within.length > 0 ? null : laterList(items, frame.end);
  return later === null ? within : listIn(items, later);
}

function listIn(items: readonly Item[], place: { readonly from: number; readonly to: number }): Listed[] {
  const text = oneLine(textIn(items, place)).replace(/附\s*件\s*([0-9]{0,2})\s*[:：]\s*/g, (_, no) => (no === '' ? '' : `${no}.`));
  if (text === '') return [];
  const parts = text
    .split(/(?<![0-9０-９])(?=[0-9０-９]{1,2}\s*(?:[．、]|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}\s?年)))/)
    .filter((part) => part.trim() !== '');
  return parts.map((part, i) => {
    const number = /^([0-9０-９]{1,2})\s*[.．、]\s*/.exec(part);
    const no = number === null ? i + 1 : Number(halfWidth(number[1] as string));
    return {
      no,
      title: part
        .slice(number?.[0].length ?? 0)
        .trim()
        .replace(/[。；;]$/, ''),
    };
  });
}
