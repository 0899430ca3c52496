import type { FieldVisit } from '@gongjian/domain/supervision/field/visit-properties';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { randomId } from '../ui/random-key.ts';
import { Faults } from './Faults.tsx';
import styles from './Field.module.css';
import type { StoredFile, StoredVisit } from './phone-db.ts';
import { pictureOf } from './picture.ts';
import { SignaturePad } from './SignaturePad.tsx';
import { useField } from './use-field.ts';
import { visitText } from './visit-text.ts';

type Signing = Partial<Pick<FieldVisit, 'signatureId' | 'signer' | 'unsignedReason'>>;
type Props = { visit: StoredVisit; faults: readonly string[]; onSign: (part: Signing) => void };

/** 签字: the inspected sign, or it is said why they did not. */
export function SignaturePart({ visit, faults, onSign }: Props) {
  const words = useText(visitText);
  const { field } = useField();
  const { signatureId, signer, unsignedReason } = visit.draft;
  const [signing, setSigning] = useState(false);
  const keep = async (drawn: Blob): Promise<void> => {
    const { bytes, type, sha256, size } = await pictureOf(drawn, 'image/png');
    const named = { id: randomId(), visitId: visit.id, targetId: visit.targetId, kind: 'signature' as const, name: 'signature.png' };
    const file: StoredFile = {
      ...named,
      ...{ type, size, sha256, place: visit.draft.place, takenAt: new Date().toISOString(), state: 'here', why: null },
    };
    await field.addPicture(file, bytes);
    setSigning(false);
    onSign({ signatureId: file.id, unsignedReason: '' });
  };
  return (
    <section className={styles.part} aria-label={words.signature}>
      <h2 className={styles.partTitle}>{words.signature}</h2>
      {signatureId !== null && !signing ? (
        <div className={styles.placeLine}>
          <p>{words.signed}</p>
          <Button size="large" onClick={() => setSigning(true)}>
            {words.signAgain}
          </Button>
        </div>
      ) : (
        <SignaturePad onDrawn={(drawn) => void keep(drawn)} />
      )}
      <label className={styles.line}>
        <span>{words.signer}</span>
        <input value={signer} maxLength={60} onChange={({ target }) => onSign({ signer: target.value })} />
      </label>
      {signatureId === null && (
        <label className={styles.line}>
          <span>{words.unsignedReason}</span>
          <input value={unsignedReason} maxLength={500} onChange={({ target }) => onSign({ unsignedReason: target.value })} />
        </label>
      )}
      <Faults faults={faults} />
    </section>
  );
}
