import type { Measures } from './measure.ts';
import { attribute, type Element } from './tree.ts';

/** Never text of a document. */
const silent = new Set(
  [
    'script style template noscript head link meta title iframe object embed svg canvas audio video map',
    'button select option input textarea datalist progress dialog rt rp del',
  ]
    .join(' ')
    .split(' '),
);

/** Around the text, unless most of the text is inside: some sites wrap whole pages in a form, or show the text by script. */
const around = new Set(['nav', 'footer', 'aside', 'form', 'menu', 'header']);
const roles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'menubar', 'toolbar', 'dialog', 'alert']);
const names = new Set(
  [
    'nav navbar navi navigation menu submenu topnav subnav breadcrumb breadcrumbs crumb crumbs bread mbx dqwz weizhi',
    'footer foot siteinfo copyright sidebar toolbar share bdshare sharebox social pagination pager related recommend',
    'qrcode ewm erweima search searchbox login friendlink friendlinks gotop backtop fontsize print skip',
  ]
    .join(' ')
    .split(' '),
);

/** Elements that can be a menu by holding hardly anything but links. */
const holders = new Set(['div', 'ul', 'ol', 'dl', 'section', 'table', 'td', 'p', 'center', 'header', 'article', 'main']);
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const HIDDEN_CLASS = /(?:^|\s)(?:sr-only|visually-hidden|hidden|hide|screen-reader-text)(?:\s|$)/i;

/** Says of an element whether it is furniture of the web site, not text of the document. */
export function chromeOf(body: Element, measures: Measures): (element: Element) => boolean {
  const total = measures(body).letters;
  const holdsTheText = (element: Element): boolean => measures(element).letters * 2 >= total;
  return (element) => {
    if (silent.has(element.tagName)) return true;
    if (isHidden(element) || isFurniture(element)) return !holdsTheText(element);
    return holders.has(element.tagName) && isMostlyLinks(element, measures);
  };
}

function isHidden(element: Element): boolean {
  if (element.attrs.length === 0) return false;
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  return HIDDEN_STYLE.test(attribute(element, 'style') ?? '') || HIDDEN_CLASS.test(attribute(element, 'class') ?? '');
}

function isFurniture(element: Element): boolean {
  if (around.has(element.tagName)) return element.tagName !== 'header' || !isWithinArticle(element);
  if (element.attrs.length === 0) return false;
  if (roles.has(attribute(element, 'role') ?? '')) return true;
  return isNamedSo(attribute(element, 'class')) || isNamedSo(attribute(element, 'id'));
}

const isNamedSo = (name: string | null): boolean =>
  (name ?? '')
    .toLowerCase()
    .split(/[\s_-]+/)
    .some((word) => names.has(word));

function isWithinArticle(element: Element): boolean {
  for (let at = element.parentNode; at !== null && 'tagName' in at; at = at.parentNode) {
    if (at.tagName === 'article' || at.tagName === 'main') return true;
  }
  return false;
}

const isMostlyLinks = (element: Element, measures: Measures): boolean => {
  const { letters, linked, links } = measures(element);
  return links >= 2 && linked >= letters * 0.75;
};

/** Short lines that only work the page. They stand alone, so a sentence that begins with such a word is safe. */
const FURNITURE_LINE =
  /^(?:(?:当前|您(?:现在)?(?:所在)?的?|您当前的)位置\s*[:：].{0,80}|(?:【?(?:字体|字号)\s*[:：]?\s*[【[(（]?\s*(?:大|小|特大).{0,20})|(?:[【[]?(?:打印|关闭|返回顶部|返回首页|收藏|分享到?|扫一扫.{0,20}|手机扫码.{0,20}|上一篇.{0,60}|下一篇.{0,60})(?:本页|此页|窗口|页面)?[】\]]?\s*[:：]?\s*){1,6})$/;

export const isFurnitureLine = (line: string): boolean => line.length < 100 && FURNITURE_LINE.test(line);
