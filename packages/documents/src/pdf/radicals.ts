/**
 * CJK Radicals Supplement (U+2E80 to U+2EF3) → the ideograph a reader sees. After EquivalentUnifiedIdeograph.txt of the Unicode
 * Character Database; NFKC leaves all but two of them alone. Printers that subset a font write ⻓ for 长, ⻔ for 门.
 */
const pairs: readonly (readonly [radicals: string, ideographs: string])[] = [
  ['⺀⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏', '冫厂乛乚乙亻冂几刀刂卜㔾小小兀尣'],
  ['⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟', '尢尢巳幺彑彐忄㣺扌攵旡日月歺母'],
  ['⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯', '民氵氺灬爫爫丬牛犭王疋罒示礻竹糹'],
  ['⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿', '纟罓罒㓁罓罓羊羊羊耂肀聿月臼艹艹'],
  ['⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏', '艹虎衤覀西见角角讠贝足车辶辶辶阝'],
  ['⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟', '钅長镸长门阜阝雨青韦页风飞食食飠'],
  ['⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯', '饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜'],
  ['⻰⻱⻲⻳', '龙龜亀龟'],
];

/** Fonts also draw two or three dashes as one, and the horizontal bar as a dash. */
const dashes: readonly [string, string][] = [
  ['―', '—'],
  ['⸺', '——'],
  ['⸻', '———'],
];

/** NFKC makes a Kangxi radical the ideograph of the dictionary, where our texts have the simplified one. */
const simplified: readonly [string, string][] = [['⼾', '户']];

/** Ideographs that share a glyph in Noto CJK SC, so that a printed 胶 comes back as the rare one. */
const shared: readonly [string, string][] = [
  ['㬵', '胶'],
  ['㫚', '曶'],
  ['㬺', '幐'],
  ['㮣', '槩'],
  ['𤨁', '瑨'],
];

export const ideographOf: ReadonlyMap<string, string> = new Map([
  ...dashes,
  ...shared,
  ...simplified,
  ...pairs.flatMap(([radicals, ideographs]) =>
    [...radicals].map((radical, i): [string, string] => [radical, [...ideographs][i] ?? radical]),
  ),
]);
