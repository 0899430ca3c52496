import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { useUndoEdit } from './api.ts';
import { PublishDialog } from './PublishDialog.tsx';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { planText } from './text.ts';

export function ReviewActions() {
  const text = useText(planText);
  const viewer = useViewer();
  const { importId, review, editable } = useReview();
  const undo = useUndoEdit(importId);
  const [publishing, setPublishing] = useState(false);
  const { open } = review.counts;
  return (
    <div className={styles.bar}>
      {!editable && <strong>{text.states[review.state]}</strong>}
      {editable && open > 0 && <span className={styles.warnTag}>{text.publishBlocked(open)}</span>}
      {editable && (
        <Button
          busy={undo.isPending}
          onClick={() => undo.mutate(undefined, { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') })}
        >
          {text.undo}
        </Button>
      )}
      {editable && viewer.may('plan.publish') && (
        <Button look="primary" disabled={open > 0} onClick={() => setPublishing(true)}>
          {text.publish}
        </Button>
      )}
      {publishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </div>
  );
}
