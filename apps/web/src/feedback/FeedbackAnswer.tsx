import type { FeedbackItem } from '@gongjian/contract/publication-feedback';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { instantText } from '../ui/format.ts';
import { TextArea } from '../ui/Input.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useAnswer } from './api.ts';
import styles from './Feedback.module.css';
import { feedbackText } from './text.ts';

const MOST = 4000;

/** 公开答复: what whoever holds the number reads. */
export function FeedbackAnswer({ one }: { one: FeedbackItem }) {
  const text = useText(feedbackText);
  const language = useLanguage();
  const viewer = useViewer();
  const [writing, setWriting] = useState(false);
  const button = viewer.may('publication.answer') && (
    <Button look="primary" onClick={() => setWriting(true)}>
      {one.answer === '' ? text.write : text.edit}
    </Button>
  );
  return (
    <Panel title={text.answer} actions={button}>
      {one.answered === null ? (
        <p className="soft">{text.noAnswer}</p>
      ) : (
        <>
          <p className={styles.text} lang="zh-CN">
            {one.answer}
          </p>
          <p className="soft">{text.answeredBy(one.answered.name, instantText(one.answered.at, language))}</p>
        </>
      )}
      {writing && <AnswerForm one={one} onClose={() => setWriting(false)} />}
    </Panel>
  );
}

function AnswerForm({ one, onClose }: { one: FeedbackItem; onClose: () => void }) {
  const text = useText(feedbackText);
  const saving = useAnswer();
  const [answer, setAnswer] = useState(one.answer);
  const save = (): void =>
    saving.mutate(
      { id: one.id, version: one.version, answer },
      {
        onSuccess: () => {
          tell(text.saved);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={text.answer}
      lead={text.answerLead}
      ready={answer.trim() !== ''}
      busy={saving.isPending}
      error={null}
      saveWord={text.save}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.answer}>
        <TextArea value={answer} maxLength={MOST} rows={8} onChange={(event) => setAnswer(event.target.value)} />
      </Field>
      <Problem error={saving.error} words={text.problems} />
    </FormDialog>
  );
}
