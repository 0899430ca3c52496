import { Select } from 'antd';
import { useKinds } from '../cases/api.ts';
import { useNamed } from '../cases/useNamed.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Feedback.module.css';
import type { FeedbackSearch } from './feedback-search.ts';
import { feedbackText } from './text.ts';

type Props = { search: FeedbackSearch; set: (part: { readonly [K in keyof FeedbackSearch]: string | undefined }) => void };

/** Which feedback to show. */
export function FeedbackFilters({ search, set }: Props) {
  const text = useText(feedbackText);
  return (
    <Panel title={text.filters}>
      <div className={styles.filters}>
        <TopicFilter search={search} set={set} />
        <Field label={text.answered}>
          <Select
            value={search.answered ?? 'any'}
            onChange={(answered) => set({ answered: answered === 'any' ? undefined : answered })}
            options={[
              { value: 'any', label: text.any },
              { value: 'false', label: text.no },
              { value: 'true', label: text.yes },
            ]}
          />
        </Field>
        <Field label={text.words}>
          <Input
            type="search"
            key={search.q ?? ''}
            defaultValue={search.q ?? ''}
            maxLength={100}
            onBlur={(event) => set({ q: event.target.value.trim() || undefined })}
            onKeyDown={(event) => event.key === 'Enter' && set({ q: event.currentTarget.value.trim() || undefined })}
          />
        </Field>
      </div>
    </Panel>
  );
}

/** The topics are those of the kind of case a feedback becomes. */
function TopicFilter({ search, set }: Props) {
  const text = useText(feedbackText);
  const kinds = useKinds();
  const named = useNamed();
  const field = kinds.data?.items.find(({ code }) => code === 'complaint')?.fields.find(({ code }) => code === 'topic');
  const topics = (field?.choices ?? []).map((title, i) => ({ title, titleEn: field?.choicesEn?.[i] }));
  return (
    <Field label={text.topic}>
      <Select
        allowClear
        placeholder={text.anyTopic}
        loading={kinds.isPending}
        value={search.topic ?? null}
        onChange={(topic: string | null) => set({ topic: topic ?? undefined })}
        options={topics.map((topic) => ({ value: topic.title, label: named(topic) }))}
      />
    </Field>
  );
}
