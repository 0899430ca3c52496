/** So long is what a paragraph quotes. */
const OPENING = 60;

/** Whole sentences or clauses as far as they fit, for a measure can be a page long. */
export function opening(text: string, most = OPENING): string {
  const plain = text.replace(/\s+/g, '').replace(/[。；]$/, '');
  if (plain.length <= most) return plain;
  const cut = Math.max(...['。', '；', '，'].map((mark) => plain.lastIndexOf(mark, most)));
  return `${plain.slice(0, cut > 0 ? cut : most)}……`;
}
