import { isDeadlineText } from './deadline.ts';
import { join, type Passage, slice, trim } from './passage.ts';
import { labelsIn } from './prose-label.ts';
import { standingRules, withoutRules } from './prose-rules.ts';
import { tokensOf } from './prose-statement.ts';

/** What the statements behind a measure say: who, and by when. */
type Assignment = {
  /** The words about units, ready for the reader of roles; null where there are none. */
  readonly units: Passage | null;
  readonly deadline: Passage | null;
};

type Piece = { readonly kind: 'units' | 'deadline' | 'person'; readonly passage: Passage };

export function readAssignment(statements: readonly Passage[]): Assignment {
  const pieces = statements.flatMap(piecesOf);
  const units = pieces.filter(({ kind }) => kind === 'units').map(({ passage }) => passage);
  const deadline = pieces.find(({ kind }) => kind === 'deadline');
  return { units: units.length === 0 ? null : join(units, '；'), deadline: deadline?.passage ?? null };
}

/** Whether units are listed in the passage; a rule for the whole plan lists none. */
export const namesUnits = (passage: Passage): boolean =>
  tokensOf(passage).some((token) => token.kind === 'statement' && readAssignment([token.passage]).units !== null);

function piecesOf(statement: Passage): Piece[] {
  const bare = withoutRules(statement, standingRules(statement));
  return bare
    .flatMap(byLabel)
    .map(trimmed)
    .filter(({ passage }) => passage.text !== '' && !/^(?:下同|以下同)$/.test(passage.text));
}

const trimmed = ({ kind, passage }: Piece): Piece => ({ kind, passage: trimMarks(passage) });

function byLabel(passage: Passage): Piece[] {
  const labels = labelsIn(passage.text);
  if (labels.length === 0) return withDeadline(passage);
  const pieces: Piece[] = [];
  const first = labels[0]?.start ?? 0;
  if (first > 0) pieces.push(...withDeadline(slice(passage, 0, first)));
  labels.forEach((label, i) => {
    const end = labels[i + 1]?.start ?? passage.text.length;
    if (label.kind === 'units') pieces.push(...withDeadline(slice(passage, label.start, end)));
    else pieces.push({ kind: label.kind, passage: slice(passage, label.end, end) });
  });
  return pieces;
}

/** A clause in the list that can only be a 完成时限 is taken out of it. */
function withDeadline(passage: Passage): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of passage.text.matchAll(/[^，,；;。]+/g)) {
    const clause = trim(slice(passage, match.index, match.index + match[0].length));
    if (!/[0-9０-９]|年底|长期|持续/.test(clause.text) || !isDeadlineText(clause.text)) continue;
    if (match.index > from) pieces.push({ kind: 'units', passage: slice(passage, from, match.index) });
    pieces.push({ kind: 'deadline', passage: clause });
    from = match.index + match[0].length;
  }
  if (from < passage.text.length) pieces.push({ kind: 'units', passage: slice(passage, from) });
  return pieces;
}

function trimMarks(passage: Passage): Passage {
  const { text } = passage;
  let start = 0;
  let end = text.length;
  while (start < end && isMark(text[start] as string)) start++;
  while (end > start && isMark(text[end - 1] as string)) end--;
  return slice(passage, start, end);
}

const isMark = (character: string): boolean => /[\s，,。；;、—★●■▲]/.test(character);
