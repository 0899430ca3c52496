/** Which names stand for several bodies that are not named one by one (成组的单位). */

const TAIL =
  /等(?:[省市区县州]{0,2}级?)?(?:各|有关|相关|职能|行业|主管)*(?:部门|单位|委办局|企业|地区|区|县|市|镇|街镇|街道|区政府|县政府|市政府|区县政府)$/;
const ANY_OF = /各|相关|有关|其[他它余]|属地|成员单位|沿线|部门$|^(?:乡镇|街镇|镇街|村居)/;
const KINDS =
  /^[县区市]（[市区县州旗、]+）(?:人民)?(?:政府)?$|^(?:[省市区县]{0,2}(?:级|直)?)?(?:行业)?(?:主管|责任|监管|职能)?(?:部门|单位|委办局|企业|建设单位|施工单位|运营单位|排污单位|排污企业|镇街|街镇|乡镇街道|乡镇|街道|乡镇（街道）|镇（街道）|街道（乡镇）|乡镇政府|乡镇人民政府|街道办事处|村委会|居委会|园区|开发区)$/;
const COUNTED = /^(?:\d+|[一二两三四五六七八九十]+)个?(?:[区县市州镇乡]|区县|县区|街道|部门|单位|开发区)/;

export const endsOpenly = (name: string): boolean => TAIL.test(name);

export const isGroup = (name: string): boolean =>
  endsOpenly(name) || ANY_OF.test(name) || KINDS.test(withHalfOpen(name)) || COUNTED.test(name);

const withHalfOpen = (name: string): string => name.replace(/[(〔[]/g, '（').replace(/[)〕\]]/g, '）');

/** Whether the bracket behind a group says who belongs to it, and so is a part of its name. */
export const saysMembers = (note: string): boolean =>
  /^(?:含|包括|包含|不含|不包括|除)/.test(note) ||
  note.split(/[、，,/]/).every((part) => /(?:[市县区旗州镇乡]|街道|园区|开发区|管委会|功能区|办事处|街镇)$/.test(part));
