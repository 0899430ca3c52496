import type { ReviewMeasure } from '@gongjian/contract/plan';
import { deadlineKind } from '@gongjian/contract/plan-review';
import { Select } from 'antd';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import styles from './Review.module.css';
import { planText } from './text.ts';

type Deadline = ReviewMeasure['deadline'];
type Milestone = Deadline['milestones'][number];
const nowhere = { start: 0, end: 0, line: 0, page: null };

/** A deadline: as printed, its kind, and the days it stands for. */
export function DeadlineFields({ deadline, onChange }: { deadline: Deadline; onChange: (deadline: Deadline) => void }) {
  const text = useText(planText);
  const set = (part: Partial<Deadline>): void => onChange({ ...deadline, ...part });
  const day = (name: 'on' | 'from' | 'to') => (
    <Field label={text[name]}>
      <DayInput value={deadline[name] ?? ''} onChange={(day) => set({ [name]: day || null })} />
    </Field>
  );
  return (
    <fieldset className={styles.group}>
      <legend>{text.deadline}</legend>
      <div className={styles.row}>
        <Field label={text.deadlineAsPrinted}>
          <Input maxLength={500} value={deadline.text ?? ''} onChange={(event) => set({ text: event.target.value || null })} />
        </Field>
        <Field label={text.deadlineKind}>
          <Select
            value={deadline.kind}
            onChange={(kind) => set({ kind })}
            options={deadlineKind.options.map((value) => ({ value, label: text.deadlineKinds[value] }))}
          />
        </Field>
        {day('on')}
        {deadline.kind === 'range' && day('from')}
        {deadline.kind === 'range' && day('to')}
      </div>
      <Milestones milestones={deadline.milestones} onChange={(milestones) => set({ milestones })} />
    </fieldset>
  );
}

function Milestones({ milestones, onChange }: { milestones: readonly Milestone[]; onChange: (milestones: Milestone[]) => void }) {
  const text = useText(planText);
  const words = useText(uiText);
  const put = (at: number, part: Partial<Milestone>): void => onChange(milestones.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <>
      {milestones.map((milestone, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: milestones have no name of their own, and their fields hold no state
        <div key={i} className={styles.row}>
          <Field label={text.on}>
            <DayInput value={milestone.on} onChange={(day) => put(i, { on: day })} />
          </Field>
          <Field label={text.what}>
            <Input value={milestone.what} onChange={(event) => put(i, { what: event.target.value })} />
          </Field>
          <Button onClick={() => onChange(milestones.filter((_, at) => at !== i))}>{words.remove}</Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...milestones, { on: '', what: '', source: nowhere }])}>
        {text.addMilestone}
      </Button>
    </>
  );
}
