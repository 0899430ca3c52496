import type { ImportReview, PlanEdit } from '@gongjian/contract/plan';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { Modal } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { dayText } from '../ui/format.ts';
import { Input, TextArea } from '../ui/Input.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { uiText } from '../ui/text.ts';
import { useEditImport } from './api.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { planText } from './text.ts';

type Notice = NonNullable<ImportReview['notice']>;

/** 通知: what the covering notice says of itself and asks for. */
export function NoticePane() {
  const text = useText(planText);
  const { review, editable } = useReview();
  const [editing, setEditing] = useState(false);
  if (review.notice === null) return <p className={styles.pane}>{text.noNotice}</p>;
  return (
    <div className={styles.pane}>
      <NoticeFacts notice={review.notice} />
      {editable && (
        <div className={styles.buttons}>
          <Button onClick={() => setEditing(true)}>{text.editNotice}</Button>
        </div>
      )}
      {editing && <NoticeForm notice={review.notice} onClose={() => setEditing(false)} />}
      <h3>{text.requirements}</h3>
      {review.notice.requirements.map((requirement) => (
        <div key={requirement.ordinal} className={styles.requirement}>
          <strong>
            {requirement.ordinal}. {requirement.heading}
          </strong>
          <p>{requirement.text}</p>
        </div>
      ))}
    </div>
  );
}

export function NoticeFacts({ notice }: { notice: Notice }) {
  const text = useText(planText);
  const language = useLanguage();
  return (
    <dl className={styles.facts}>
      <dt>{text.title}</dt>
      <dd>{notice.title ?? text.none}</dd>
      <dt>{text.documentNumber}</dt>
      <dd>{notice.documentNumber ?? text.none}</dd>
      <dt>{text.issuer}</dt>
      <dd>{notice.issuer ?? text.none}</dd>
      <dt>{text.issuedOn}</dt>
      <dd>{notice.issuedOn === null ? text.none : dayText(notice.issuedOn, language)}</dd>
      <dt>{text.addressees}</dt>
      <dd>{notice.addressees.join('、') || text.none}</dd>
      <dt>{text.attachments}</dt>
      <dd>
        <ol>
          {notice.attachments.map((attachment) => (
            <li key={attachment.no}>
              {attachment.no}. {attachment.title}
              {!attachment.present && <span className={styles.warnTag}>{text.attachmentMissing}</span>}
            </li>
          ))}
        </ol>
      </dd>
      <dt>{text.reporting}</dt>
      <dd>{notice.reporting?.phrase ?? text.none}</dd>
    </dl>
  );
}

type NoticeEdit = Extract<PlanEdit, { op: 'setNotice' }>;

function NoticeForm({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const text = useText(planText);
  const words = useText(uiText);
  const { importId } = useReview();
  const edit = useEditImport(importId);
  const { title, documentNumber, issuer, issuedOn } = notice;
  const [draft, setDraft] = useState<NoticeEdit>({
    op: 'setNotice',
    title,
    documentNumber,
    issuer,
    issuedOn: issuedOn as LocalDate | null,
  });
  return (
    <Modal
      open
      title={text.editNotice}
      onCancel={onClose}
      onOk={() => edit.mutate([draft], { onSuccess: onClose })}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={edit.isPending}
    >
      <div className={styles.form}>
        <Field label={text.title}>
          <TextArea
            maxLength={1000}
            value={draft.title ?? ''}
            onChange={(event) => setDraft({ ...draft, title: event.target.value || null })}
          />
        </Field>
        <Field label={text.documentNumber}>
          <Input
            maxLength={200}
            value={draft.documentNumber ?? ''}
            onChange={(event) => setDraft({ ...draft, documentNumber: event.target.value || null })}
          />
        </Field>
        <Field label={text.issuer}>
          <Input
            maxLength={300}
            value={draft.issuer ?? ''}
            onChange={(event) => setDraft({ ...draft, issuer: event.target.value || null })}
          />
        </Field>
        <Field label={text.issuedOn}>
          <DayInput value={draft.issuedOn ?? ''} onChange={(day) => setDraft({ ...draft, issuedOn: (day || null) as LocalDate | null })} />
        </Field>
        <Problem error={edit.error} />
      </div>
    </Modal>
  );
}
