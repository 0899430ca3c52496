/** Characters of the symbol fonts that `w:sym` names, by the low byte of their code. Other fonts hold the character itself. */
const symbolFont: Record<number, string> = {
  109: 'μ',
  113: 'θ',
  97: 'α',
  98: 'β',
  103: 'γ',
  68: 'Δ',
  87: 'Ω',
  163: '≤',
  165: '∞',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '·',
  184: '÷',
  185: '≠',
  187: '≈',
};

const wingdings: Record<number, string> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  129: '①',
  130: '②',
  131: '③',
  132: '④',
  133: '⑤',
  134: '⑥',
  135: '⑦',
  136: '⑧',
  137: '⑨',
  138: '⑩',
  158: '·',
  159: '•',
  167: '▪',
  168: '□',
  216: '➢',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

const fonts: Record<string, Record<number, string>> = { symbol: symbolFont, wingdings };

export function symbol(font: string | undefined, code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  if (!Number.isInteger(point) || point < 32 || point > 0xffff) return '';
  const known = fonts[(font ?? '').toLowerCase()];
  if (known !== undefined) return known[point & 0xff] ?? '□';
  return point >= 0xe000 && point <= 0xf8ff ? '□' : String.fromCharCode(point);
}
