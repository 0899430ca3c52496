/** Characters a backslash frees from their meaning. */
const ESCAPABLE = '\\`*_{}[]()#+-.!|<>~$"\'&^:=';
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  mdash: '—',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  ge: '≥',
  le: '≤',
  times: '×',
};
/** Stands for an escaped character while the marks around it are taken away; a private-use character no text carries. */
const HIDDEN = '\ue000';

const ESCAPE_OR_CODE = /\\([!-/:-@[-`{-~])|(`{1,9})([^`\n]+)\2/g;

/** The words of a line of Markdown as a reader sees them. `<br>` becomes a line feed. */
export function shownWords(source: string): string {
  const held: string[] = [];
  const hold = (text: string): string => {
    held.push(text);
    return HIDDEN;
  };
  const marked = source
    .replaceAll(HIDDEN, '')
    .replace(ESCAPE_OR_CODE, (whole, escaped: string | undefined, _, code: string | undefined) => {
      if (code !== undefined) return hold(code.trim());
      return escaped !== undefined && ESCAPABLE.includes(escaped) ? hold(escaped) : whole;
    });
  let next = 0;
  return withoutMarks(marked).replaceAll(HIDDEN, () => held[next++] ?? '');
}

function withoutMarks(text: string): string {
  return text
    .replace(/<br\s{0,3}\/?>/gi, '\n')
    .replace(/[ \u00a0]{0,9}<(su[bp])>([^<\n]{0,99})<\/\1>/gi, (_, __, script: string) => script.trim())
    .replace(/<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>\n]{0,300})?\/?>/gi, (tag) => (/^<\/?(?:p|div|li|tr)\b/i.test(tag) ? '\n' : ''))
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,600}\)/g, '')
    .replace(/\[([^[\]\n]{0,300})\]\([^)\n]{0,600}\)/g, '$1')
    .replace(/<((?:https?|mailto):[^<>\s]{1,600})>/gi, '$1')
    .replace(/\[\^[^\]\n]{1,40}\]/g, '')
    .replace(/\$[_^]\{?([\w.+-]{1,9})\}?\$/g, '$1')
    .replace(/(\*{1,3})(?=\S)([^*\n]{0,2000}[^*\s])\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]{0,2000}[^_\s])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~([^~\n]{1,2000})~~/g, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, entity);
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}

/** The whole line between one pair of bold marks. */
export const isBold = (line: string): boolean => {
  const words = line.trim();
  const inner = /^\*\*([^*]+)\*\*$|^__([^_]+)__$|^\*\*\*([^*]+)\*\*\*$|^<(?:b|strong)>([^<]+)<\/(?:b|strong)>$/i.exec(words);
  return inner !== null;
};
