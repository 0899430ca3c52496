import { useEffect, useState } from 'react';
import { useLanguage, useText } from '../ui/language.ts';
import { Door } from './Door.tsx';
import styles from './Field.module.css';
import { type Field, openField } from './field-state.ts';
import { Inside } from './Inside.tsx';
import type { Holder } from './phone-db.ts';
import { fieldText } from './text.ts';
import { FieldContext } from './use-field.ts';
import { leave, type Who, whoIsHere } from './who.ts';

/** 外业检查: works without a network after one login with one. */
export function FieldApp() {
  const text = useText(fieldText);
  const language = useLanguage();
  const [who, setWho] = useState<Who | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    document.title = `${text.city} · ${text.product}`;
  }, [text]);
  useEffect(() => {
    void navigator.storage?.persist?.();
    whoIsHere().then(setWho, () => setBroken(true));
  }, []);
  if (broken) return <p className={styles.alone}>{text.noStore}</p>;
  if (who === null) return <p className={styles.alone}>{text.taken}</p>;
  return (
    <div className={styles.app} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {!isSecureContext && (
        <p role="alert" className={styles.warning}>
          {text.insecure}
        </p>
      )}
      {who.is === 'here' ? (
        <InHand key={who.person.id} person={who.person} expired={who.expired} onWho={setWho} />
      ) : (
        <Door who={who} onWho={setWho} />
      )}
    </div>
  );
}

type Props = { person: Holder; expired: boolean; onWho: (who: Who) => void };

function InHand({ person, expired, onWho }: Props) {
  const [field, setField] = useState<Field | null>(null);
  useEffect(() => {
    let open: Field | null = null;
    let gone = false;
    void openField(person).then((opened) => {
      if (gone) return opened.close();
      open = opened;
      setField(opened);
    });
    return () => {
      gone = true;
      open?.close();
    };
  }, [person]);
  if (field === null) return null;
  const leaveNow = async (): Promise<void> => {
    field.close();
    await leave(person);
    onWho({ is: 'nobody' });
  };
  return (
    <FieldContext value={field}>
      <Inside expired={expired} onWho={onWho} onLeave={leaveNow} />
    </FieldContext>
  );
}
