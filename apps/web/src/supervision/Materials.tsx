import type { Referral } from '@gongjian/contract/supervision-library';
import { type ChangeEvent, useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { fetchReferralFile, useAttachToReferral } from './library-api.ts';
import { libraryText } from './library-text.ts';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

/** The material of a referral; more is added while it is open. */
export function Materials({ one }: { one: Referral }) {
  const text = useText(libraryText);
  const room = useText(supervisionText);
  const attach = useAttachToReferral();
  const input = useRef<HTMLInputElement>(null);
  const send = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) attach.mutate({ id: one.id, file });
  };
  return (
    <div className={styles.stack}>
      <ul className={styles.row} aria-label={text.materials}>
        {one.files.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => void fetchReferralFile(one.id, id)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      {one.state === 'open' && (
        <div>
          <input ref={input} type="file" className="unseen" tabIndex={-1} aria-label={text.addMaterial} onChange={send} />
          <Button size="small" busy={attach.isPending} onClick={() => input.current?.click()}>
            {attach.isPending ? text.uploading : text.addMaterial}
          </Button>
          <Problem error={attach.error} words={room.fileProblems} />
        </div>
      )}
    </div>
  );
}
