/** Formats Excel knows by number alone, as a Chinese Excel shows them (ECMA-376 §18.8.30, zh-cn). */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

export const formatOf = (id: number, custom: ReadonlyMap<number, string>): string => custom.get(id) ?? builtIn[id] ?? 'General';

/** A number as its cell shows it. */
export function shownNumber(raw: string, format: string, date1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  const pieces = piecesOf(sectionFor(value, format));
  if (pieces.some(({ kind }) => kind === 'date')) return shownDate(value, pieces, date1904);
  if (!pieces.some(({ kind }) => kind === 'digits'))
    return format === 'General' || /general|@/i.test(format) ? general(value) : literal(pieces);
  return shownDecimal(value, pieces);
}

type Piece = { readonly kind: 'text' | 'date' | 'digits' | 'percent'; readonly text: string };

/** Positive; negative; zero. A negative section shows the number without its sign. */
function sectionFor(value: number, format: string): string {
  const sections = format.match(/(?:"[^"]*"|[^;"])+/g) ?? ['General'];
  if (value < 0 && sections[1] !== undefined)
    return sections[1].startsWith('-') || sections[1].includes('(') ? sections[1] : `-${sections[1]}`;
  return (value === 0 ? sections[2] : undefined) ?? sections[0] ?? 'General';
}

const PIECE =
  /"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(AM\/PM|上午\/下午|yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|aaaa|aaa)|([#0?][#0?,]*(?:\.[#0?]+)?)|(%)|General|(.)/giu;

function piecesOf(section: string): Piece[] {
  return [...section.matchAll(PIECE)].map(([, quoted, escaped, date, digits, percent, other]): Piece => {
    if (date !== undefined) return { kind: 'date', text: date.toLowerCase() };
    if (digits !== undefined) return { kind: 'digits', text: digits };
    if (percent !== undefined) return { kind: 'percent', text: '%' };
    return { kind: 'text', text: quoted ?? escaped ?? (other === '@' ? '' : (other ?? '')) };
  });
}

const literal = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** Eleven significant digits, as a wide cell shows a number without a format. */
const general = (value: number): string => String(Number(value.toPrecision(11)));

function shownDecimal(value: number, pieces: readonly Piece[]): string {
  const percents = pieces.filter(({ kind }) => kind === 'percent').length;
  const scaled = Math.abs(value) * 100 ** percents;
  const written = pieces.map((piece) => (piece.kind === 'digits' ? digits(scaled, piece.text) : piece.text)).join('');
  return value < 0 && !/^[-(]/.test(written) ? `-${written}` : written;
}

function digits(value: number, pattern: string): string {
  const [whole = '', fraction = ''] = pattern.split('.');
  const least = (fraction.match(/0/g) ?? []).length;
  let [integer = '0', decimals = ''] = value.toFixed(Math.min(fraction.length, 20)).split('.');
  while (decimals.length > least && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
  integer = integer.padStart((whole.match(/0/g) ?? []).length, '0');
  if (whole.includes(',')) integer = integer.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === '' ? integer : `${integer}.${decimals}`;
}

const DAY = 86_400_000;
/** Day 0 of the two calendars Excel counts in; the first one knows a 29 February 1900 that never was. */
const epoch = (serial: number, date1904: boolean): number => (date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30));

function shownDate(serial: number, pieces: readonly Piece[], date1904: boolean): string {
  if (serial < 0 || serial > 2_958_466) return general(serial);
  const at = new Date(epoch(serial, date1904) + Math.round(serial * DAY));
  const clock = pieces.some(({ kind, text }) => kind === 'date' && /^(?:am\/pm|上午\/下午)$/.test(text)) ? 12 : 24;
  return pieces.map((piece, i) => (piece.kind === 'date' ? datePart(at, piece.text, clock, minutesMeant(pieces, i)) : piece.text)).join('');
}

/** `m` is minutes beside hours or seconds, else months. */
function minutesMeant(pieces: readonly Piece[], at: number): boolean {
  const dates = pieces.map((piece, i) => ({ ...piece, i })).filter(({ kind }) => kind === 'date');
  const place = dates.findIndex(({ i }) => i === at);
  return /^h/.test(dates[place - 1]?.text ?? '') || /^s/.test(dates[place + 1]?.text ?? '');
}

const weekdays = '日一二三四五六';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => String(n).padStart(2, '0');

function datePart(at: Date, part: string, clock: number, minutes: boolean): string {
  const hour = clock === 12 ? at.getUTCHours() % 12 || 12 : at.getUTCHours();
  const month = at.getUTCMonth() + 1;
  const weekday = weekdays.charAt(at.getUTCDay());
  const afternoon = at.getUTCHours() >= 12;
  const parts: Record<string, string> = {
    yyyy: String(at.getUTCFullYear()),
    yy: two(at.getUTCFullYear() % 100),
    y: two(at.getUTCFullYear() % 100),
    m: String(minutes ? at.getUTCMinutes() : month),
    mm: two(minutes ? at.getUTCMinutes() : month),
    mmm: months[month - 1] ?? '',
    mmmm: months[month - 1] ?? '',
    mmmmm: (months[month - 1] ?? '').slice(0, 1),
    d: String(at.getUTCDate()),
    dd: two(at.getUTCDate()),
    ddd: `周${weekday}`,
    dddd: `星期${weekday}`,
    aaa: weekday,
    aaaa: `星期${weekday}`,
    h: String(hour),
    hh: two(hour),
    s: String(at.getUTCSeconds()),
    ss: two(at.getUTCSeconds()),
    'am/pm': afternoon ? 'PM' : 'AM',
    '上午/下午': afternoon ? '下午' : '上午',
  };
  return parts[part] ?? part;
}
