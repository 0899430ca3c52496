import type { Content } from '@gongjian/domain/publication/model';

const SHOWN = 80;

/** What a list calls one thing: its title, else the beginning of its text, else its day or its key. */
export function titleOf(content: Content, key: string): string {
  const said =
    [content.title, content.text, content.asOf].find((value): value is string => typeof value === 'string' && value !== '') ?? key;
  return said.length > SHOWN ? `${said.slice(0, SHOWN)}…` : said;
}
