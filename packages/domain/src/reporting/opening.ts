const OPENING = 60;
/** Whole sentences or clauses as far as they fit, for a measure can be a page long. */
export function opening(text: string): string {
  const plain = text.replace(/\s+/g, '').replace(/[。；]$/, '');
  if (plain.length <= OPENING) return plain;
  const cut = Math.max(...['。', '；', '，'].map((mark) => plain.lastIndexOf(mark, OPENING)));
  return `${plain.slice(0, cut > 0 ? cut : OPENING)}……`;
}
