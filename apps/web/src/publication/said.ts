type Leaf = string | number | boolean;

/** Every plain value in the content, in its order. */
function leaves(value: unknown): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value === '' ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(leaves);
}

const SHOWN = 240;

/** A field of the content in one line: what the office looks over before it is public. */
export function said(value: unknown): string {
  const text = leaves(value).join(' · ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

type Fact = { readonly name: string; readonly value: string };
/** The facts of an exposure or a rectification. */
export const factsOf = (content: Readonly<Record<string, unknown>>): readonly Fact[] =>
  Array.isArray(content.facts) ? (content.facts as Fact[]) : [];

/** The fields a person writes by hand; figures and days come from the records. */
const WRITTEN = ['title', 'topic', 'question', 'answer', 'text', 'source', 'unit'] as const;
export const writtenFields = (content: Readonly<Record<string, unknown>>): readonly string[] =>
  WRITTEN.filter((field) => typeof content[field] === 'string');
