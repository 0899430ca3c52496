import { Link, useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { uiText } from '../ui/text.ts';
import { useProgrammes, usePublish } from './api.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { reviewText } from './review-text.ts';

type Draft = { title: string; approvedBy: string; reason: string; besides: boolean };

/** The last step: which document approves it, and for an amendment why. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const text = useText(reviewText);
  const words = useText(uiText);
  const { importId, review } = useReview();
  const publish = usePublish(importId);
  const [draft, setDraft] = useState<Draft>({
    title: review.amends?.title ?? review.title,
    approvedBy: review.notice?.documentNumber ?? '',
    reason: '',
    besides: false,
  });
  const amends = review.amends !== null;
  const same = usePublishedAlready();
  const ready =
    (same === undefined || draft.besides) &&
    draft.approvedBy.trim() !== '' &&
    draft.title.trim() !== '' &&
    (!amends || draft.reason.trim() !== '');
  const send = (): void =>
    publish.mutate({
      version: review.version,
      approvedBy: draft.approvedBy,
      title: draft.title,
      ...(draft.reason.trim() === '' ? {} : { reason: draft.reason }),
      ...(draft.besides ? { besides: true } : {}),
    });
  if (publish.isSuccess) return <Published {...publish.data} onClose={onClose} />;
  return (
    <Modal
      open
      title={text.publish}
      onCancel={onClose}
      onOk={send}
      okText={text.publish}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={publish.isPending}
    >
      <div className={styles.form}>
        <p className="soft">
          {text.counts(review.counts.sections, review.counts.tasks, review.counts.measures)}。{text.publishLead}
          {review.counts.deferred > 0 && text.deferredNote(review.counts.deferred)}
        </p>
        {same !== undefined && (
          <div className={styles.twice} role="note">
            <p>
              {text.publishedAlready(same.documentNumber ?? '')}{' '}
              <Link to="/imports" search={{ amends: same.id }}>
                {text.importAsAmendment}
              </Link>
            </p>
            <Checkbox checked={draft.besides} onChange={(besides) => setDraft({ ...draft, besides })}>
              {text.besides}
            </Checkbox>
          </div>
        )}
        <Field label={text.publishTitle}>
          <TextArea maxLength={300} value={draft.title} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />
        </Field>
        <Field label={text.approvedBy} hint={text.approvedByHint}>
          <Input maxLength={200} value={draft.approvedBy} onChange={(event) => setDraft({ ...draft, approvedBy: event.target.value })} />
        </Field>
        {amends && (
          <Field label={text.reasonForAmendment}>
            <TextArea
              rows={3}
              maxLength={2000}
              value={draft.reason}
              onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
            />
          </Field>
        )}
        <Problem error={publish.error} />
      </div>
    </Modal>
  );
}

/** The published plan of the same document number, when this draft would make a second one of it. */
function usePublishedAlready() {
  const { review } = useReview();
  const programmes = useProgrammes();
  const number = review.notice?.documentNumber ?? null;
  if (review.amends !== null || number === null) return undefined;
  return programmes.data?.items.find(({ documentNumber }) => documentNumber === number);
}

type Done = { programmeId: string; version: number; measures: number; obligations: number };

function Published({ programmeId, version, measures, obligations, onClose }: Done & { onClose: () => void }) {
  const text = useText(reviewText);
  const navigate = useNavigate();
  return (
    <Modal
      open
      title={text.published}
      onCancel={onClose}
      footer={[
        <Button key="plan" onClick={() => void navigate({ to: '/plans/$programmeId', params: { programmeId } })}>
          {text.toPlan}
        </Button>,
        <Button key="ledger" look="primary" onClick={() => void navigate({ to: '/ledger', search: { programme: programmeId } })}>
          {text.toLedger}
        </Button>,
      ]}
    >
      <p>{text.publishedAs(version, measures, obligations)}</p>
    </Modal>
  );
}
