import { reportingText } from '../reporting/text.ts';
import { sessionText } from '../session/text.ts';
import { tasksText } from '../tasks/text.ts';
import { bilingual, type Language } from '../ui/language.ts';

const codes = bilingual(
  {
    defer: '暂缓',
    answer: '回答',
    password: '密码登录',
    report: '月报',
    records: '台账',
    hand: '手工填写',
    text: '文本',
    word: 'Word',
    excel: 'Excel',
    inbox: '站内消息',
    mail: '邮件',
    webhook: 'Webhook',
    setText: '改措施文字',
    setDeadline: '改时限',
    setUnits: '改单位',
    setTargets: '改指标',
    setDeliverables: '改成果',
    setDuties: '改常态工作',
    setTask: '改任务',
    setSection: '改章节',
    setPlan: '改计划',
    setNotice: '改文件信息',
    addMeasure: '新增措施',
    removeMeasure: '删除措施',
    splitMeasure: '拆分措施',
    mergeMeasure: '合并措施',
    moveMeasure: '移动措施',
    addTask: '新增任务',
    removeTask: '删除任务',
    addSection: '新增章节',
    continueMeasure: '接续原措施',
  },
  {
    defer: 'deferred',
    answer: 'answered',
    password: 'by password',
    report: 'monthly report',
    records: 'records',
    hand: 'by hand',
    text: 'text',
    word: 'Word',
    excel: 'Excel',
    inbox: 'inbox',
    mail: 'e-mail',
    webhook: 'webhook',
    setText: 'text changed',
    setDeadline: 'deadline changed',
    setUnits: 'units changed',
    setTargets: 'targets changed',
    setDeliverables: 'deliverables changed',
    setDuties: 'duties changed',
    setTask: 'task changed',
    setSection: 'section changed',
    setPlan: 'plan changed',
    setNotice: 'notice changed',
    addMeasure: 'measure added',
    removeMeasure: 'measure removed',
    splitMeasure: 'measure split',
    mergeMeasure: 'measures merged',
    moveMeasure: 'measure moved',
    addTask: 'task added',
    removeTask: 'task removed',
    addSection: 'section added',
    continueMeasure: 'measure continued',
  },
);

/** A code as the screens of its room call it. */
export function valueWords(code: string, language: Language): string | undefined {
  const { lights, states, roles, stages } = tasksText[language];
  const known: readonly Readonly<Record<string, string>>[] = [
    sessionText[language].roleNames,
    lights,
    states,
    reportingText[language].states,
    roles,
    stages,
    codes[language],
  ];
  return known.find((words) => words[code] !== undefined)?.[code];
}
