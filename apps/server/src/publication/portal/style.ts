import { createHash } from 'node:crypto';

/** The portal's only style sheet: no script, system fonts, readable on a phone, on paper and at 200 %. Contrasts are 4.5:1 or more. */
const css = `
:root{--ink:#1b2330;--soft:#4a5568;--line:#cbd3de;--paper:#fff;--shade:#f3f6fa;--link:#0b4f9c;--red:#b3261e;--yellow:#7a5300;--green:#1b6b36;--none:#555f6d}
*{box-sizing:border-box}
html{font:100%/1.65 system-ui,-apple-system,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper)}
body{margin:0;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,input:focus-visible,button:focus-visible,textarea:focus-visible,select:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid #1a73e8;outline-offset:2px}
.skip{position:absolute;left:-999em}
.skip:focus{left:0;top:0;padding:.5em 1em;background:var(--paper);z-index:1}
.wrap{max-width:68rem;margin:0 auto;padding:0 1rem}
header.site{background:#123a63;color:#fff}
header.site .wrap{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;justify-content:space-between;padding-top:.75rem;padding-bottom:.75rem}
header.site a{color:#fff}
header.site .name{font-size:1.2rem;font-weight:700;text-decoration:none}
header.site form{display:flex;gap:.25rem}
nav.menu{background:var(--shade);border-bottom:1px solid var(--line)}
nav.menu ul,nav.crumbs ol,ul.plain{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap}
nav.menu a{display:block;padding:.6rem .8rem;text-decoration:none}
nav.menu a[aria-current]{font-weight:700;box-shadow:inset 0 -3px #123a63}
nav.crumbs{font-size:.9rem;margin-top:.75rem}
nav.crumbs li+li::before{content:"›";margin:0 .4em;color:var(--soft)}
main{padding-bottom:3rem;min-height:50vh}
h1{font-size:1.7rem;line-height:1.3;margin:1rem 0 .5rem}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3{font-size:1.05rem;margin:1.2rem 0 .3rem}
.lead{color:var(--soft);margin-top:0}
.note{background:#fff7e0;border-left:4px solid #b07b00;padding:.6rem 1rem;margin:1rem 0}
.demo{background:#fff7e0;border-bottom:1px solid #b07b00;padding:.4rem 0;font-size:.95rem}
.withheld{background:var(--shade);border-left:4px solid var(--none);padding:.6rem 1rem;margin:1rem 0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;list-style:none;padding:0;margin:1rem 0}
.cards li{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .9rem}
.cards b{display:block;font-size:1.7rem;line-height:1.2}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:700;padding:.3rem 0}
th,td{border-bottom:1px solid var(--line);padding:.45rem .6rem;text-align:left;vertical-align:top}
thead th{background:var(--shade);white-space:nowrap}
tbody th{min-width:6rem}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.light{white-space:nowrap;font-weight:700}
.light.red{color:var(--red)}.light.yellow{color:var(--yellow)}.light.green{color:var(--green)}.light.none{color:var(--none)}
dl.facts{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.3rem 1rem;margin:1rem 0}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
svg.chart{max-width:100%;height:auto;display:block}
svg.bar{width:100%;height:22px;display:block}
.measures{padding-left:0;list-style:none}
.measures>li{border-top:1px solid var(--line);padding:.7rem 0}
.measures p{margin:.2rem 0}
.small{font-size:.9rem;color:var(--soft)}
input,textarea,select,button{font:inherit;padding:.4rem .6rem;border:1px solid #6b7787;border-radius:.3rem;max-width:100%}
button{background:#123a63;color:#fff;border-color:#123a63;cursor:pointer}
header.site button{background:#fff;color:#123a63}
label{display:block;margin:.75rem 0 .25rem;font-weight:600}
.inline label{margin:0}
textarea{width:100%}
.wide{width:min(100%,30rem)}
.roomy td,.roomy th{white-space:nowrap}
fieldset{border:1px solid var(--line);border-radius:.3rem;margin:1.2rem 0;padding:0 1rem 1rem}legend{font-weight:600;padding:0 .4rem}
label+.small{display:block;margin-bottom:.25rem}
.wrong{display:block;color:var(--red);margin-bottom:.25rem}
[aria-invalid]{border-color:var(--red)}
.number{font-size:1.4rem;font-weight:700;font-variant-numeric:tabular-nums}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer.site{background:var(--shade);border-top:1px solid var(--line);font-size:.9rem;padding:1rem 0}
footer.site ul{gap:.3rem 1.2rem}
body.embed main{padding:.25rem .75rem .75rem;min-height:0}
body.embed h1{font-size:1.15rem;margin-top:.5rem}
@media (max-width:30rem){h1{font-size:1.4rem}dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}}
@media print{header.site form,nav.menu,nav.crumbs,.skip,footer.site ul{display:none}header.site{background:none;color:#000}header.site a{color:#000}a{color:inherit;text-decoration:none}tr,li{break-inside:avoid}.scroll{overflow:visible}}
`.trim();

const hash = createHash('sha256').update(css).digest('hex').slice(0, 16);

/** Its address changes with its content, so that browsers may keep it for ever. */
export const style = { css, path: `/portal/style-${hash}.css` };
