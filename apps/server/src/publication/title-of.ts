import type { Content } from '@gongjian/domain/publication/model';

const SHOWN = 60;

/** What a list calls one thing: its title, else the first sentence of its text, else its month or its key. */
export function titleOf(content: Content, key: string): string {
  const said =
    [content.title, content.text, content.asOf].find((value): value is string => typeof value === 'string' && value !== '') ?? key;
  const sentence = /^[^。；;！？\n]{8,}?(?=[。；;！？\n])/.exec(said)?.[0] ?? said;
  return sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}…` : sentence;
}
