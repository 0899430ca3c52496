import { Select } from 'antd';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import type { CourseDraft } from './course-text.ts';
import { indicatorsText } from './text.ts';

type Props = { draft: CourseDraft; wrong: boolean; onChange: (draft: CourseDraft) => void };
const kinds = ['linear', 'held', 'months', 'season', 'steps'] as const;
const examples = { months: '2022-04 10\n2022-05 20', steps: '2022-06-30 50\n2022-12-31 100' } as const;

/** 计划进程, its kind and what the kind needs. */
export function CourseFields({ draft, wrong, onChange }: Props) {
  const text = useText(indicatorsText);
  const { kind } = draft;
  return (
    <>
      <Field label={text.course}>
        <Select
          value={kind}
          onChange={(next) => onChange({ ...draft, kind: next, lines: '' })}
          options={kinds.map((value) => ({ value, label: text.courses[value] }))}
        />
      </Field>
      {(kind === 'months' || kind === 'steps') && (
        <Field label={kind === 'months' ? text.weights : text.steps} problem={wrong && draft.lines !== '' ? text.courseWrong : undefined}>
          <TextArea
            rows={5}
            maxLength={4000}
            placeholder={examples[kind]}
            value={draft.lines}
            onChange={(event) => onChange({ ...draft, lines: event.target.value })}
          />
        </Field>
      )}
      {kind === 'season' && (
        <>
          <Field label={text.seasonFrom}>
            <DayInput value={draft.from} onChange={(from) => onChange({ ...draft, from })} />
          </Field>
          <Field label={text.seasonTo}>
            <DayInput value={draft.to} onChange={(to) => onChange({ ...draft, to })} />
          </Field>
        </>
      )}
    </>
  );
}
