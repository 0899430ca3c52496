import type { RulesPreview } from '@gongjian/contract/indicators';
import { Select } from 'antd';
import { useState } from 'react';
import { useOutline } from '../tasks/api.ts';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { todayInCity } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { type RulesShown, useAddRules, usePreviewRules } from './api.ts';
import styles from './Rules.module.css';
import { RulesChanges } from './RulesChanges.tsx';
import { DEFAULTS, draftFrom, type Figure, figures, problemsIn, proposedOf, type RulesDraft } from './rules-draft.ts';
import { rulesText } from './rules-text.ts';

type Props = { held: readonly RulesShown[]; onClose: () => void };

/** New rules, beginning with those in force; what they would change is seen before they are set. */
export function RulesEditor({ held, onClose }: Props) {
  const text = useText(rulesText);
  const words = useText(uiText);
  const heldBy = (planId: string | null) =>
    held.find((one) => one.planId === planId) ?? held.find((one) => one.planId === null) ?? DEFAULTS;
  const [draft, setDraft] = useState<RulesDraft>(() => draftFrom(heldBy(null), todayInCity()));
  const [seen, setSeen] = useState<{ of: string; preview: RulesPreview } | null>(null);
  const [tried, setTried] = useState(false);
  const preview = usePreviewRules();
  const add = useAddRules();
  const problems = problemsIn(draft);
  const missing = { source: draft.source.trim() === '', from: draft.from === '' };
  const now = JSON.stringify(proposedOf(draft));
  const set = (part: Partial<RulesDraft>): void => setDraft({ ...draft, ...part });
  const look = (): void => preview.mutate(proposedOf(draft), { onSuccess: (found) => setSeen({ of: now, preview: found }) });
  const save = (): void => {
    setTried(true);
    if (problems.size > 0 || missing.source || missing.from) return;
    add.mutate({ ...proposedOf(draft), from: draft.from, source: draft.source.trim() }, { onSuccess: () => finish(text.saved, onClose) });
  };
  return (
    <Panel title={text.add}>
      <div className={styles.form}>
        <PlanField
          value={draft.planId}
          onChange={(planId) => setDraft({ ...draftFrom({ ...heldBy(planId), planId }, draft.from), source: draft.source })}
        />
        <Field label={text.from} problem={tried && missing.from ? text.problems.from_missing : undefined}>
          <DayInput value={draft.from} onChange={(from) => set({ from })} />
        </Field>
        {figures.map((figure) => (
          <FigureField
            key={figure}
            figure={figure}
            value={draft[figure]}
            code={problems.get(figure)}
            onChange={(value) => set({ [figure]: value })}
          />
        ))}
        <Field label={text.source} hint={text.sourceHint} problem={tried && missing.source ? text.problems.source_missing : undefined}>
          <Input maxLength={400} value={draft.source} onChange={(event) => set({ source: event.target.value })} />
        </Field>
      </div>
      <div className={styles.buttons}>
        <Button onClick={look} busy={preview.isPending} disabled={problems.size > 0}>
          {preview.isPending ? text.previewing : text.preview}
        </Button>
        <Button look="primary" onClick={save} busy={add.isPending}>
          {words.save}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
      <Problem error={preview.error ?? add.error} words={text.problems} />
      {seen !== null && <RulesChanges preview={seen.preview} stale={seen.of !== now} />}
    </Panel>
  );
}

function finish(word: string, onClose: () => void): void {
  tell(word);
  onClose();
}

function PlanField({ value, onChange }: { value: string | null; onChange: (planId: string | null) => void }) {
  const text = useText(rulesText);
  const outline = useOutline();
  const programmes = (outline.data?.programmes ?? []).map(({ title, plans }) => ({
    label: title,
    title,
    options: plans.map((plan) => ({ value: plan.id, label: plan.title })),
  }));
  return (
    <Field label={text.plan}>
      <Select
        value={value ?? ''}
        popupMatchSelectWidth={320}
        onChange={(plan: string) => onChange(plan === '' ? null : plan)}
        options={[{ value: '', label: text.allPlans }, ...programmes]}
      />
    </Field>
  );
}

type OfFigure = { figure: Figure; value: string; code: string | undefined; onChange: (value: string) => void };
const MOST: Partial<Record<Figure, number>> = { lapsedFrom: 24, expectedDay: 28 };

function FigureField({ figure, value, code, onChange }: OfFigure) {
  const text = useText(rulesText);
  const most = MOST[figure];
  const said = code === 'out_of_range' && most !== undefined ? text.range(most) : text.problems[code as keyof typeof text.problems];
  return (
    <Field
      label={text[figure]}
      hint={figure === 'expectedDay' ? text.expectedDayHint : undefined}
      problem={code === undefined ? undefined : said}
    >
      <Input
        inputMode="decimal"
        maxLength={6}
        wrong={code !== undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
