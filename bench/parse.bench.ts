/** How fast the notice is read: warm, at length, and from each kind of file. */
import { readFileSync } from 'node:fs';
import { readDocument } from '@gongjian/documents/read-document';
import { readPlan } from '@gongjian/domain/plan/read-plan';
import { noticeDocument } from '../packages/documents/test/notice.ts';
import { renderers } from '../packages/documents/test/render.ts';
import { type Line, report, time } from './measure.ts';

const file = new URL('../packs/beijing-2022/notice.txt', import.meta.url);
const text = readFileSync(file, 'utf8');
const encode = (content: string): Uint8Array => new TextEncoder().encode(content);

async function parse(bytes: Uint8Array, name: string): Promise<void> {
  readPlan(await readDocument(bytes, name), { name, sha256: '' });
}

/** The notice with its attachments a hundred times over, each under a number of its own. */
function atLength(times: number): string {
  const from = text.indexOf('\n应对气候变化 2022 年行动计划\n', text.indexOf('2022 年 2 月 21 日'));
  const plans = text.slice(from);
  return text.slice(0, from) + Array.from({ length: times }, (_, i) => `\n附件 ${i + 1}\n${plans}`).join('\n');
}

const once = await time(() => parse(encode(text), 'notice.txt'), { runs: 25, warmUp: 10 });
const long = encode(atLength(100));
const hundred = await time(() => parse(long, 'long.txt'), { runs: 3, warmUp: 1 });
const ratio = long.length / encode(text).length;

const kinds: Line[] = [];
for (const kind of ['docx', 'xlsx', 'html'] as const) {
  const bytes = await renderers[kind](noticeDocument());
  const taken = await time(() => parse(bytes, `notice.${kind}`), { runs: 9, warmUp: 5 });
  kinds.push({ what: `the notice from ${kind}`, measured: taken / once, limit: 20, unit: '× the text' });
}

report([
  ...kinds,
  { what: 'the notice from text, warm', measured: once, limit: 15, unit: 'ms' },
  { what: `a document ${ratio.toFixed(0)} times as long, per length`, measured: hundred / once / ratio, limit: 1.1, unit: '× the time' },
]);
