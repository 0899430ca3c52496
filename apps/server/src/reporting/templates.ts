import type { MessageKind, template } from '@gongjian/contract/reporting-messages';
import { unknownPlaces } from '@gongjian/domain/reporting/template';
import type { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';

export type Template = z.output<typeof template>;
type Words = { readonly title: string; readonly text: string };

/** The words that come with the program, until an office writes its own. */
export const standardWords: Readonly<Record<MessageKind, Words>> = {
  opens: { title: '{month}月报开始报送', text: '{unit}应报送{month}工作进展{count}项，请于{due}前报送。' },
  soon: { title: '{month}月报还有{days}个工作日截止', text: '{unit}还有{count}项{month}月报未报送，请于{due}前报送。' },
  tomorrow: { title: '{month}月报还有{days}个工作日截止', text: '{unit}还有{count}项{month}月报未报送，请于{due}前报送。' },
  today: { title: '{month}月报今日截止', text: '{unit}还有{count}项{month}月报未报送，今日截止。' },
  overdue: { title: '{month}月报已逾期', text: '{unit}有{count}项{month}月报逾期未报（应于{due}前报送），请尽快报送。' },
  returned: { title: '{month}月报被退回', text: '{unit}的{month}月报被退回，原因：{note}' },
  pressed: { title: '催办：{month}月报', text: '{unit}还有{count}项{month}月报未报送（应于{due}前报送）。{note}' },
  bulletin: { title: '请签收{month}月通报', text: '{unit}：{note}已印发，请签收。' },
};

export async function templatesOf(db: Db): Promise<Template[]> {
  const own = await db.selectFrom('reporting.template').select(['kind', 'title', 'body', 'version']).execute();
  const byKind = new Map(own.map(({ kind, title, body, version }) => [kind, { title, text: body, version }]));
  return (Object.keys(standardWords) as MessageKind[]).map((kind) => ({
    kind,
    ...(byKind.get(kind) ?? { ...standardWords[kind], version: 0 }),
  }));
}

/** Changes the words of a kind of message. Version 0 is what came with the program. */
export function saveTemplate(ctx: Ctx, kind: MessageKind, version: number, { title, text }: Words): Promise<Template> {
  return ctx.transact(async (tx) => {
    const unknown = unknownPlaces(title + text);
    if (unknown.length > 0)
      throw new Refused(
        'reporting.template_invalid',
        unknown.map((name) => ({ code: 'placeholder_unknown', at: [name] })),
      );
    const kept = await tx.selectFrom('reporting.template').select('version').where('kind', '=', kind).forUpdate().executeTakeFirst();
    if ((kept?.version ?? 0) !== version) throw new Refused('reporting.changed');
    await tx
      .insertInto('reporting.template')
      .values({ city: ctx.actor.city, kind, title, body: text, version: version + 1 })
      .onConflict((oc) => oc.columns(['city', 'kind']).doUpdateSet({ title, body: text, version: version + 1 }))
      .execute();
    await emit(tx, ctx, { type: 'reporting.template_saved', subjectId: `template:${kind}`, payload: { kind, title, text } });
    return { kind, title, text, version: version + 1 };
  });
}
