import { type ChangeEvent, useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { randomId } from '../ui/random-key.ts';
import { useAttachToVisit } from './api.ts';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';
import { visitText } from './visit-text.ts';

/** A scan of the signature. */
export function SignatureUpload({ visitId, onSigned }: { visitId: string; onSigned: (id: string) => void }) {
  const text = useText(visitText);
  const room = useText(supervisionText);
  const attach = useAttachToVisit();
  const input = useRef<HTMLInputElement>(null);
  const send = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const id = randomId();
    attach.mutate({ visitId, file, body: { id, kind: 'signature' } }, { onSuccess: () => onSigned(id) });
  };
  return (
    <div className={styles.stack}>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        className="unseen"
        tabIndex={-1}
        aria-label={text.signature}
        onChange={send}
      />
      <Button busy={attach.isPending} onClick={() => input.current?.click()}>
        {attach.isPending ? text.uploading : text.signature}
      </Button>
      <Problem error={attach.error} words={room.fileProblems} />
    </div>
  );
}
