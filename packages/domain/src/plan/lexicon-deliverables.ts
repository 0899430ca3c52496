/** Words for making a document, a standard or a project (成果), and for what is made. Data for `deliverables.ts`. */

type Making = { readonly verb: string; readonly words: string; readonly makes: RegExp };

const DOCUMENT =
  /(?:方案|规划|计划|办法|标准|规范|指南|条例|目录|清单|台账|台帐|政策|文件|意见|细则|导则|名录|名单|报告|规定|规程|规则|制度|措施|路线图|时间表|手册|指引|预案|要点|通知|公告|决定|法规|规章|方法|白皮书|年报|公报|图集|数据库|档案|定额|机制|体系|指标|区划|技术要求|合同范本|协议|清册|任务书|一张图|试点|“一本账”|一览表|红线)$/;
const SYSTEM =
  /(?:机制|体系|制度|台账|台帐|清单|平台|系统|数据库|档案库|信息库|名录|档案|目录|标准|办法|方法|政策|规范|预案|联盟|基金|规则|规程|方案|档案|模型|网络|试点|基地|中心|专班|一张图|站网|监测网|标准体系|指标)$/;
const MENDED =
  /(?:机制|体系|制度|台账|清单|平台|系统|名录|目录|标准|办法|方法|政策|规范|预案|规则|规程|方案|管理办法|条例|法规|数据库|指南|导则|模型)$/;
const PROJECT =
  /(?:平台|系统|数据库|中心|试点|基地|工程|项目|示范区|示范园区|设施|监测网|监测站|自动站|监测站点|超级站|厂|电站|充电站|换电站|加氢站|处理站|污水处理厂|绿道|湿地|公园|管网|泵站|实验室|信息库|网络|网)$/;
const STUDIED = /(?:政策|办法|方案|机制|标准|规范|条例|制度|意见|措施|规划)$/;

/** In the order in which they are tried at one place: the longer words first. */
export const MAKING: readonly Making[] = [
  { verb: '制修订', words: '制修订|制定修订|制(?:定)?、修订|修订、制定', makes: DOCUMENT },
  { verb: '修订', words: '修订(?:完善|印发|发布|出台)?|修改(?:完善)?|修编|修正', makes: DOCUMENT },
  { verb: '制定', words: '制[定订](?:并?(?:实施|印发|出台|发布|完善))?|拟[定订]|起草|研制', makes: DOCUMENT },
  { verb: '编制', words: '编制(?:完成|实施|印发|并?(?:印发|发布|实施))?|编写|编修|编印|绘制', makes: DOCUMENT },
  { verb: '出台', words: '出台(?:实施)?', makes: DOCUMENT },
  { verb: '印发', words: '印发(?:实施)?|颁布(?:实施)?', makes: DOCUMENT },
  { verb: '发布', words: '发布(?:实施)?|公布', makes: DOCUMENT },
  { verb: '建立', words: '建立(?:健全|完善|和?完善|并(?:完善|实施|落实|动态更新))?|组建|设立', makes: SYSTEM },
  { verb: '完善', words: '完善|健全(?:完善)?|优化完善', makes: MENDED },
  { verb: '建成', words: '建成(?!区)(?:投用|投运|并投入使用)?', makes: PROJECT },
  { verb: '建设', words: '建设(?:完善|完成)?|搭建|新建|扩建|改建|筹建', makes: PROJECT },
  { verb: '研究', words: '研究(?:提出)?(?!院|所|生|组|中心|表明|制|修订|建立|完善|出台|编制|拟|起草|健全|建设|印发|发布)', makes: STUDIED },
];

/** Work on what stands before it: 完成…编制, 推动《…》的修订工作. */
export const NOMINAL_LEAD = /(?:推动完成|加快推[进动]|完成|推动|推进|加快|启动|抓紧|开展|组织|参与|做好)/g;
export const NOMINAL_WORK: readonly (readonly [verb: string, words: RegExp])[] = [
  ['制修订', /的?(?:等)?(?:制修订|制定修订|制定、修订|立改废)(?:工作)?$/],
  ['修订', /的?(?:等)?(?:修订|修改|修编)(?:工作)?$/],
  ['编制', /的?(?:等)?(?:编制|编写)(?:工作)?$/],
  ['制定', /的?(?:等)?(?:制定|起草|立法|研制)(?:工作)?$/],
  ['印发', /的?(?:等)?(?:印发|出台|发布)(?:实施)?(?:工作)?$/],
  ['建设', /的?(?:等)?(?:建设|搭建|建立)(?:工作|任务)?$/],
];
/** What a nominal 建设 completes: 完成管理系统建设. */
export const BUILT = new RegExp(PROJECT.source);
export const WRITTEN = DOCUMENT;

/** A verb behind these makes nothing: 按照已制定的方案, 未编制预案的企业. */
export const NOT_MAKING_BEFORE =
  /(?:[未不已]|没有|按照|按|依据|根据|依法|落实|执行|所|国家|上级|新|严格|统一|不得|禁止|严禁|不再|自主|违规|相关|能力|体系|文化|工程|项目)$/;
export const NOT_MAKING_AFTER =
  /^(?:的(?!《)|情况|工作(?!台账|方案|机制|计划|规划|专班|制度|清单|体系|规则|规程|预案|导则|指南|规范|意见|要点)|进度|机关|机构|单位|部门|者|权|和?实施(?!“|《)|要求|过程|质量|用地|方面|领域|完成后|后(?!续)|时|以来|成果)/;

/** Clauses that only lean on a document that is there, or leave it to others to make one. */
export const LEANS = /^(?:按照?|依据|根据|对照|对标|落实|贯彻|执行|严格(?:执行|落实|按照)|遵守|结合|围绕|依照|参照|鼓励|倡导)/;
