/** On paper as GB/T 9704-2012 has it; on a screen one sheet as wide as there is room. */
export const PRINT_CSS = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt FangSong, STFangsong, serif; vertical-align: top; padding: 3mm 5mm 0 0; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt FangSong, STFangsong, serif; vertical-align: top; padding: 3mm 0 0 5mm; } }
@page lying { size: A4 landscape; margin: 28mm 37mm 26mm 35mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 16pt/29pt 仿宋_GB2312, FangSong, STFangsong, "Noto Serif SC", "Noto Serif CJK SC", serif; }
p, h1, h2, h3, h4, h5 { margin: 0; font-size: 16pt; font-weight: normal; overflow-wrap: anywhere; }
main > p, section > p, h2, h3, h4, h5 { text-indent: 2em; text-align: justify; }
p.to, p.label { text-indent: 0; }
.mark { color: #f00; text-align: center; font-family: 方正小标宋简体, "Noto Serif SC", "Noto Serif CJK SC", SimSun, serif; font-weight: 700; font-size: clamp(20pt, 7vw, 40pt); line-height: 1.4; padding-top: 10mm; }
.number { text-align: center; min-height: 29pt; margin-top: 29pt; padding-bottom: 4mm; border-bottom: 1.5pt solid #f00; }
h1 { margin: 29pt 0; text-align: center; font-family: 方正小标宋简体, "Noto Serif SC", "Noto Serif CJK SC", SimSun, serif; font-size: 22pt; line-height: 32pt; font-weight: 700; text-wrap: balance; }
.hand1, .label, th, caption { font-family: 黑体, SimHei, STHeiti, "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
.hand2 { font-family: 楷体_GB2312, KaiTi, STKaiti, "Noto Serif SC", serif; }
h2, h3, h4, h5, caption { break-after: avoid; }
.wide { overflow-x: auto; margin: 6pt 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 18pt; }
caption { font-size: 14pt; line-height: 29pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.75pt solid #000; padding: 2pt 3.5pt; overflow-wrap: anywhere; font-weight: normal; }
td.left { text-align: left; } td.center { text-align: center; } td.right { text-align: right; }
p.annexes { text-indent: 0; padding-left: 6em; } p.annexes.first { margin-top: 29pt; text-indent: -4em; }
.signature { display: table; margin: 29pt 4em 0 auto; text-align: center; break-inside: avoid; white-space: pre-wrap; }
.imprint { margin-top: 29pt; border: solid #000; border-width: 1pt 0; font-size: 14pt; line-height: 24pt; break-inside: avoid; }
.imprint p { font-size: 14pt; padding: 0 1em; }
.copies { border-bottom: 0.75pt solid #000; padding-left: 4em; text-indent: -3em; }
.printing { display: flex; justify-content: space-between; }
@media print { .annex, .apart { break-before: page; } .lying { page: lying; } .wide { overflow: visible; } }
@media screen { main { max-width: 210mm; margin: 0 auto; padding: clamp(12px, 4vw, 28mm); } .annex { margin-top: 40pt; border-top: 1px dashed #999; } .lying table { min-width: 620px; } }
`;
