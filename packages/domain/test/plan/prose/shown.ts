import type { DraftMeasure, DraftSection, UnitMention } from '../../../src/plan/draft.ts';

/** Sections, tasks and measures in lines that can be written by hand and compared. White space does not count. */
export const shown = (sections: readonly DraftSection[]): string => sections.flatMap(section).join('\n');

const section = ({ part, ordinal, title, tasks }: DraftSection): string[] => [
  `# ${part === null ? '' : `${bare(part)} > `}${ordinal ?? '-'} ${bare(title ?? '-')}`,
  ...tasks.flatMap((task) => [`## ${task.no ?? '-'} ${bare(task.title ?? '-')}`, ...task.measures.map(measure)]),
];

function measure({ text, lead, responsible, support, inferred, deadline }: DraftMeasure): string {
  const roles = [named('牵头', lead), named('负责', responsible), named('配合', support)];
  const guessed = inferred.length === 0 ? '' : ` | 推定 ${inferred.join('、')}`;
  const printed = deadline.text === null || text.includes(deadline.text) ? '' : ` | 时限 ${deadline.text}`;
  return `- ${bare(text)}${roles.join('')}${guessed}${printed}`;
}

const named = (role: string, units: readonly UnitMention[]): string =>
  units.length === 0 ? '' : ` | ${role} ${units.map(name).join(' ')}`;
const name = ({ unit, note, group }: UnitMention): string => `${unit}${note === null ? '' : `（${note}）`}${group ? '*' : ''}`;
const bare = (text: string): string => text.replace(/\s+/g, '');

/** What was read, with `……` in place of what the expectation leaves out of the middle of a text; so that two long texts compare. */
export function abridged(read: string, expected: string): string {
  const lines = expected.trim().split('\n');
  return read
    .split('\n')
    .map((line, i) => abridgedLine(line, lines[i] ?? ''))
    .join('\n');
}

function abridgedLine(line: string, expected: string): string {
  const [head, tail] = expected.split('……');
  if (head === undefined || tail === undefined) return line;
  return line.startsWith(head) && line.endsWith(tail) && line.length >= head.length + tail.length ? expected : line;
}
