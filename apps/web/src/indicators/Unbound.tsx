import type { BindingShown } from '@gongjian/contract/indicators';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { BindingForm } from './BindingForm.tsx';
import styles from './Pace.module.css';
import { indicatorsText } from './text.ts';

type Props = { promise: { promise: { id: string; phrase: string }; binding: BindingShown }; mayBind: boolean };

/** A promise from which a person took the indicator off, and why. */
export function Unbound({ promise: { promise, binding }, mayBind }: Props) {
  const text = useText(indicatorsText);
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.promise} aria-label={promise.phrase}>
      <div className={styles.head}>
        <h3>{promise.phrase}</h3>
        {mayBind && (
          <Button size="small" onClick={() => setOpen(true)}>
            {text.rebind}
          </Button>
        )}
      </div>
      <p className="soft">{text.unbound(binding.reason ?? '')}</p>
      {open && <BindingForm promise={promise} binding={binding} onClose={() => setOpen(false)} />}
    </section>
  );
}
