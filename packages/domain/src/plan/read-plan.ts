import type { Attachment, DraftQuestion, PlanDraft, Span } from './draft.ts';
import { layOut } from './layout.ts';
import type { GridItem, Item } from './layout-item.ts';
import { isTitle, type Region, regionsOf } from './layout-regions.ts';
import { type Listed, listedAttachments, readNotice } from './notice.ts';
import { announcedTitles, type Frame, frameOf } from './notice-frame.ts';
import { type RegionContext, type RegionReading, readRegion } from './read-region.ts';
import type { Range, ReadDocument } from './source.ts';
import { countCodePoints, spanner } from './span.ts';
import { squeeze } from './table-text.ts';
import { isTraditional, printedIn, simplified } from './traditional.ts';

/** What is known of a document beside its content. A stated year wins over the one the titles print. */
export type DocumentOrigin = { readonly name: string; readonly sha256: string; readonly year?: number };

/** Reads an official document: the notice, and each plan it carries, as a draft with questions for a person. */
export function readPlan(doc: ReadDocument, about: DocumentOrigin): PlanDraft {
  return isTraditional(doc.text) ? readTraditional(doc, about) : readSimplified(doc, about);
}

/** The grammar knows simplified characters; what it reads is given back as the document prints it. */
function readTraditional(doc: ReadDocument, about: DocumentOrigin): PlanDraft {
  const { source, ...draft } = readSimplified({ ...doc, text: simplified(doc.text) }, about);
  return { ...withWords(draft, printedIn(doc.text)), source };
}

/** Our own words, and none of the document's. */
const OWN_WORDS: ReadonlySet<string> = new Set(['why', 'choices']);

function withWords<T>(value: T, words: (text: string) => string): T;
function withWords(value: unknown, words: (text: string) => string): unknown {
  if (typeof value === 'string') return words(value);
  if (Array.isArray(value)) return value.map((one: unknown) => withWords(one, words));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, OWN_WORDS.has(key) ? one : withWords<unknown>(one, words)]));
}

function readSimplified(doc: ReadDocument, about: DocumentOrigin): PlanDraft {
  const items = layOut(doc);
  const spanOf = spanner(doc);
  const frame = frameOf(items);
  const listed = frame === null ? [] : listedAttachments(items, frame);
  const letter = frame === null ? null : readNotice(items, frame, listed, { document: doc.text, spanOf });
  const announced = announcedTitles(squeeze(letter?.title ?? ''));
  const sheets = doc.kind === 'xlsx' ? doc.pageStarts : [];
  const regions = named(
    regionsOf(items, frame?.end ?? 0, { listed, announced, sheets }),
    announced.length === 0 ? (letter?.title ?? null) : null,
  );
  const context: RegionContext = { doc, letter: letter ?? headedBy(items), spanOf, stated: about.year ?? null };
  const read = regions.map((region) => readRegion(region, context));
  const inLetter = read.every(({ plans }) => plans.length === 0) && frame !== null ? [readLetterAsPlan(items, frame, context)] : [];
  const inside = inLetter.some(({ plans }) => plans.length > 0);
  const all = [...read, ...inLetter];
  return {
    format: 'gongjian.plan-draft/1',
    source: { name: about.name, kind: doc.kind, sha256: about.sha256, characters: countCodePoints(doc.text) },
    notice:
      letter === null
        ? null
        : {
            ...letter,
            requirements: inside ? [] : letter.requirements,
            attachments: listed.map((one) => withPresence(one, regions)),
          },
    plans: all.flatMap(({ plans }) => plans),
    questions: [
      ...(all.every(({ plans }) => plans.length === 0) ? [nothingFound] : []),
      ...all.flatMap(({ questions }) => questions),
      ...all.flatMap(({ doubts }) => doubts.map((item) => doubtAbout(item, doc))),
      ...unlinedTables(doc, spanOf),
    ],
  };
}

/** 关于深入打好污染防治攻坚战的意见 hands out nothing: its title is the title of the plan. */
const named = (regions: readonly Region[], title: string | null): readonly Region[] =>
  regions.length === 1 ? regions.map((region) => ({ ...region, title: region.title ?? title })) : regions;

/** 关于做好…工作的通知: where nothing follows the letter, its own numbered paragraphs are the plan. */
function readLetterAsPlan(items: readonly Item[], frame: Frame, context: RegionContext): RegionReading {
  const from = frame.addressees?.to ?? frame.title?.to ?? 0;
  return readRegion({ attachment: null, title: context.letter?.title ?? null, items: items.slice(from, frame.end) }, context);
}

/** Without a letter, the first title of the document with a year in it tells the year of tables that print none. */
function headedBy(items: readonly Item[]): RegionContext['letter'] {
  const title = items.slice(0, 60).find((item) => item.kind === 'line' && isTitle(item.text) && /\d{4}|二[〇零]/.test(item.text));
  return title?.kind === 'line' ? { title: title.text, issuedOn: null } : null;
}

const withPresence = (listed: Listed, regions: readonly Region[]): Attachment => ({
  ...listed,
  present: regions.some(({ attachment, title, items }) => {
    const named = attachment === listed.no || squeeze(title ?? '') === squeeze(listed.title);
    return named && items.length > 0;
  }),
});

const nothingFound: DraftQuestion = {
  where: '全文',
  why: '没有找到工作措施：文件可能只有通知、指标或名单，请确认是否为行动计划',
  choices: [],
};

/** Asked once for a document, however many tables it has. */
function unlinedTables({ doubts = [] }: ReadDocument, spanOf: (at: Range) => Span): DraftQuestion[] {
  const pages = doubts.flatMap(({ at, why }) => (why === 'unlined' ? [spanOf(at).page ?? 1] : []));
  if (pages.length === 0) return [];
  const [first, last] = [Math.min(...pages), Math.max(...pages)];
  const why = '这些表格没有画全框线，行和栏是按文字的位置推断的，发布前请对照原文逐行核对';
  return [{ where: first === last ? `第${first}页的表格` : `第${first}至${last}页的表格`, why, choices: ['已核对'] }];
}

const doubtAbout = (item: GridItem, doc: ReadDocument): DraftQuestion => ({
  where: squeeze(doc.text.slice(item.at.start, item.at.start + 60)),
  why: '这张表像是指标、名单或评分表，没有作为工作措施读取，请确认',
  choices: ['不是工作措施', '是工作措施'],
});
