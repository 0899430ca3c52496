import type { UnitRef } from '@gongjian/contract/shape';
import { Button } from '../ui/Button.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { useSign } from './bulletin-api.ts';
import { bulletinText } from './bulletin-text.ts';
import styles from './Reporting.module.css';

/** 签收: one button for each unit of the reader's that has not signed. */
export function SignBulletin({ id, units }: { id: string; units: readonly UnitRef[] }) {
  const text = useText(bulletinText);
  const sign = useSign(id);
  const signFor = (unit: string): void =>
    sign.mutate(unit, {
      onSuccess: () => tell(text.signedNow),
      onError: (error) => tell(refusalText(error, currentLanguage()), 'failed'),
    });
  if (units.length === 0) return null;
  return (
    <div className={styles.toolbar}>
      {units.map((unit) => (
        <Button key={unit.id} look="primary" size="small" busy={sign.isPending} onClick={() => signFor(unit.id)}>
          {text.sign(unit.name)}
        </Button>
      ))}
    </div>
  );
}
