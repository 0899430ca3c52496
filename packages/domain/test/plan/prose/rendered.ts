import type { Composed, ComposedMeasure, ComposedTask, ComposedUnits, Ways } from './composed.ts';

/** Writes a composed plan down, one paragraph a line. */
export function rendered({ parts, ways }: Composed): string {
  const lines = ['清州市2024年生态环境保护行动方案', `为持续改善环境质量，结合实际，制定本方案。${everywhere(ways)}`];
  const tasks = new Counter(ways.restarts);
  parts.forEach((part, p) => {
    if (part.title !== null) lines.push(`${han(p + 1)}、${part.title}`);
    part.sections.forEach((section, s) => {
      lines.push(part.title === null ? `${han(s + 1)}、${section.title}` : `（${han(s + 1)}）${section.title}`);
      tasks.begin();
      for (const task of section.tasks) lines.push(...taskLines(task, tasks.next(), ways));
    });
  });
  return [...lines, '清州市人民政府办公室', '2024年3月1日'].join('\n');
}

/** What a reader must find in it, in the lines of `shown`. */
export function expectedOf({ parts, ways }: Composed): string {
  const lines: string[] = [];
  const tasks = new Counter(ways.restarts);
  parts.forEach((part, p) => {
    part.sections.forEach((section, s) => {
      lines.push(`# ${part.title === null ? '' : `${han(p + 1)}、${part.title} > `}${han(s + 1)} ${section.title}`);
      tasks.begin();
      for (const task of section.tasks) {
        lines.push(`## ${tasks.next()} ${task.title}`);
        for (const { sentences, units } of task.measures)
          lines.push(`- ${led(units, ways)}${sentences.join('')}${shownUnits(units, ways)}`);
      }
    });
  });
  return lines.join('\n');
}

function shownUnits({ lead, responsible, support }: ComposedUnits, { everybody }: Ways): string {
  const more = everybody === null ? [] : [`${everybody}*`];
  const inferred = everybody === null ? '' : ' | 推定 responsible';
  return [named('牵头', lead), named('负责', [...responsible, ...more]), named('配合', support), inferred].join('');
}
const named = (role: string, units: readonly string[]): string => (units.length === 0 ? '' : ` | ${role} ${units.join(' ')}`);

class Counter {
  readonly #restarts: boolean;
  #number = 0;
  constructor(restarts: boolean) {
    this.#restarts = restarts;
  }
  begin(): void {
    if (this.#restarts) this.#number = 0;
  }
  next(): number {
    return ++this.#number;
  }
}

function taskLines({ title, measures }: ComposedTask, number: number, ways: Ways): string[] {
  const marker = `${digits(number, ways)}${ways.point}`;
  const bodies = measures.flatMap((measure, i) =>
    measureLines(measure, ways, measures.length > 1 && ways.parts === 'numbered' ? i + 1 : null),
  );
  if (ways.heading === 'line') return [`${marker}${title}`, ...bodies];
  if (measures.length > 1 && ways.parts === 'numbered') return [`${marker}${title}。`, ...bodies];
  return [`${marker}${title}。${bodies[0]}`, ...bodies.slice(1)];
}

function measureLines({ sentences, units }: ComposedMeasure, ways: Ways, part: number | null): string[] {
  const text = `${part === null ? '' : `（${digits(part, ways)}）`}${led(units, ways)}${sentences.join('')}`;
  switch (ways.units) {
    case 'led':
      return [text];
    case 'labelLines':
      return [text, ...labels(units)];
    case 'labels':
      return [`${text}（${labels(units).join('；')}）`];
    case 'square':
      return [`${text}【${labels(units).join('；')}】`];
    case 'roles':
      return [`${text}（${inRoles(units)}）`];
  }
}

const everywhere = ({ everybody }: Ways): string => (everybody === null ? '' : `各项任务均由${everybody}负责落实，不再逐一列出。`);

/** Units said at the beginning of the sentence: 由市交通委牵头，市公安局配合，… */
const led = (units: ComposedUnits, ways: Ways): string =>
  ways.units === 'led' ? `${units.lead.length === 0 ? `由${units.responsible.join('、')}负责` : `由${inRoles(units)}`}，` : '';

function labels({ lead, responsible, support }: ComposedUnits): string[] {
  const said = [labelled('牵头单位', lead), labelled('责任单位', responsible), labelled('配合单位', support)];
  return said.filter((label) => label !== '');
}

const labelled = (label: string, units: readonly string[]): string => (units.length === 0 ? '' : `${label}：${units.join('、')}`);

function inRoles({ lead, responsible, support }: ComposedUnits): string {
  if (lead.length === 0) return `${responsible.join('、')}按职责分工负责`;
  const rest =
    support.length > 0 ? `，${support.join('、')}配合` : responsible.length > 0 ? `，${responsible.join('、')}按职责分工负责` : '';
  return `${lead.join('、')}牵头${rest}`;
}

const digits = (number: number, { wide }: Ways): string =>
  wide ? String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : String(number);
const HAN = '一二三四五六七八九十';
const han = (number: number): string => HAN[number - 1] as string;
