/** One text and another as a single one: what stayed, what was taken out, what was put in. */
export type TextChange = { readonly op: 'same' | 'out' | 'in'; readonly text: string };

/** Longer texts are shown whole against whole: the table of the comparison grows with the product of the lengths. */
const LONGEST = 2000;
/** Fewer characters in common between two changes than this are noise to a reader. */
const SHORTEST_ISLAND = 2;

export function textChanges(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const a = pieces(before);
  const b = pieces(after);
  const head = commonHead(a, b);
  const tail = commonTail(a.slice(head), b.slice(head));
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return tidied([{ op: 'same', text: a.slice(0, head).join('') }, ...middle, { op: 'same', text: a.slice(a.length - tail).join('') }]);
}

/** Characters, but a number is one piece: 180 becomes 200, not 18 becomes 20. */
const pieces = (text: string): string[] => text.match(/\d+(?:\.\d+)?|[\s\S]/gu) ?? [];

function commonHead(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

const commonTail = (a: readonly string[], b: readonly string[]): number => commonHead([...a].reverse(), [...b].reverse());

function between(a: readonly string[], b: readonly string[]): TextChange[] {
  if (a.length === 0 || b.length === 0 || a.length > LONGEST || b.length > LONGEST) {
    return [
      { op: 'out', text: a.join('') },
      { op: 'in', text: b.join('') },
    ];
  }
  return walk(a, b, longestCommon(a, b));
}

/** Lengths of the longest common subsequence of every pair of tails. */
function longestCommon(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] = a[i] === b[j] ? at2(lengths, at + width + 1) + 1 : Math.max(at2(lengths, at + width), at2(lengths, at + 1));
    }
  }
  return lengths;
}

const at2 = (lengths: Uint16Array, at: number): number => lengths[at] as number;

function walk(a: readonly string[], b: readonly string[], lengths: Uint16Array): TextChange[] {
  const width = b.length + 1;
  const changes: TextChange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ op: 'same', text: a[i] as string });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at2(lengths, (i + 1) * width + j) >= at2(lengths, i * width + j + 1))) {
      changes.push({ op: 'out', text: a[i++] as string });
    } else {
      changes.push({ op: 'in', text: b[j++] as string });
    }
  }
  return changes;
}

/** Joins neighbours, drowns tiny islands, and puts what was taken out before what was put in. */
function tidied(changes: readonly TextChange[]): TextChange[] {
  const tidy: TextChange[] = [];
  let out = '';
  let put = '';
  const flush = () => {
    if (out !== '') tidy.push({ op: 'out', text: out });
    if (put !== '') tidy.push({ op: 'in', text: put });
    out = '';
    put = '';
  };
  const runs = joined(changes);
  runs.forEach(({ op, text }, i) => {
    const island = op === 'same' && [...text].length < SHORTEST_ISLAND && i > 0 && i < runs.length - 1 && (out !== '' || put !== '');
    if (op !== 'in' && (op === 'out' || island)) out += text;
    if (op !== 'out' && (op === 'in' || island)) put += text;
    if (op === 'same' && !island) {
      flush();
      tidy.push({ op, text });
    }
  });
  flush();
  return joined(tidy);
}

function joined(changes: readonly TextChange[]): TextChange[] {
  const runs: TextChange[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (change.text === '') continue;
    if (last?.op === change.op) runs[runs.length - 1] = { op: last.op, text: last.text + change.text };
    else runs.push(change);
  }
  return runs;
}
