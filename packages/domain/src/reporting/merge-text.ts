/** Text in the pieces people edit: sentences and lines, each with its end. */
const piecesOf = (text: string): string[] => text.split(/(?<=[。；！？\n])/).filter((piece) => piece !== '');

/** Beyond this many pieces comparing them all costs too much; the text is then one piece. */
const MOST_PIECES = 400;

/**
 * Two edits of one text as one: where they touch different sentences both stand. Null where they say different things in the same
 * place, for then a person must choose.
 */
export function mergeText(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const [b, m, t] = [piecesOf(base), piecesOf(mine), piecesOf(theirs)];
  if (Math.max(b.length, m.length, t.length) > MOST_PIECES) return null;
  return mergePieces(b, m, t);
}

/** For every piece of the base where it stands in both edits; what lies between such anchors was changed by one, both, or none. */
function mergePieces(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string | null {
  const [inMine, inTheirs] = [keptFrom(base, mine), keptFrom(base, theirs)];
  const merged: string[] = [];
  let [b, m, t] = [0, 0, 0];
  for (let at = 0; at <= base.length; at++) {
    const end = at === base.length;
    const [atMine, atTheirs] = end ? [mine.length, theirs.length] : [inMine[at], inTheirs[at]];
    if (atMine === undefined || atTheirs === undefined) continue;
    const part = between(base.slice(b, at), mine.slice(m, atMine), theirs.slice(t, atTheirs));
    if (part === null) return null;
    merged.push(part);
    if (!end) merged.push(base[at] as string);
    [b, m, t] = [at + 1, atMine + 1, atTheirs + 1];
  }
  return merged.join('');
}

function between(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string | null {
  const [b, m, t] = [base.join(''), mine.join(''), theirs.join('')];
  if (m === t || t === b) return m;
  return m === b ? t : null;
}

/** Where each piece of the base is kept in the edit, by the longest common run of pieces. */
function keptFrom(base: readonly string[], edit: readonly string[]): (number | undefined)[] {
  const longest = Array.from({ length: base.length + 1 }, () => new Uint16Array(edit.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = base.length - 1; i >= 0; i--) {
    for (let j = edit.length - 1; j >= 0; j--) {
      const row = longest[i] as Uint16Array;
      row[j] = base[i] === edit[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept: (number | undefined)[] = Array.from({ length: base.length });
  for (let i = 0, j = 0; i < base.length && j < edit.length; ) {
    if (base[i] === edit[j]) kept[i++] = j++;
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}
