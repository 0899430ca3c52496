import type { bulletinItem } from '@gongjian/contract/reporting-bulletin';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useSeals } from './api.ts';
import { useBulletins, useMake } from './bulletin-api.ts';
import { bulletinText } from './bulletin-text.ts';
import { monthName } from './months.ts';
import styles from './Reporting.module.css';
import { SignBulletin } from './SignBulletin.tsx';

type Item = z.output<typeof bulletinItem>;
const LOOK = { draft: 'warn', issued: 'good', withdrawn: 'danger', replaced: 'idle' } as const;

/** 月通报: what was issued, what waits to be signed for, and drafts. */
export function Bulletins() {
  const text = useText(bulletinText);
  const viewer = useViewer();
  const found = useBulletins();
  const [making, setMaking] = useState(false);
  const actions = viewer.may('tasks.manage') && (
    <Button look="primary" onClick={() => setMaking(true)}>
      {text.draftNew}
    </Button>
  );
  return (
    <Page title={text.title} lead={text.lead} actions={actions}>
      <Loaded query={found} rows={6}>
        {({ items }) => (
          <Panel title={text.title} note={String(items.length)} flush>
            {items.length === 0 && <Empty>{text.none}</Empty>}
            {items.map((item) => (
              <OneBulletin key={item.id} item={item} />
            ))}
          </Panel>
        )}
      </Loaded>
      {making && <MakeBulletin onClose={() => setMaking(false)} />}
    </Page>
  );
}

function OneBulletin({ item }: { item: Item }) {
  const text = useText(bulletinText);
  const language = useLanguage();
  const { id, month, state, title, number, addressed, signed, toSign } = item;
  return (
    <article className={styles.message} aria-label={title}>
      <div className={styles.signs}>
        <span className={`${styles.sign} ${styles[LOOK[state]]}`}>{text.states[state]}</span>
        <Link to="/bulletins/$bulletinId" params={{ bulletinId: id }}>
          {title}
        </Link>
      </div>
      <p className="soft">
        {[monthName(month, language), number, addressed > 0 ? text.signed(signed, addressed) : null].filter(Boolean).join(' · ')}
      </p>
      <SignBulletin id={id} units={toSign} />
    </article>
  );
}

function MakeBulletin({ onClose }: { onClose: () => void }) {
  const text = useText(bulletinText);
  const language = useLanguage();
  const navigate = useNavigate();
  const seals = useSeals();
  const make = useMake();
  const months = [...new Set(seals.data?.items.filter(({ openedAgain }) => openedAgain === null).map(({ month }) => month))]
    .toSorted()
    .toReversed();
  const [chosen, setChosen] = useState<string>();
  const month = chosen ?? months[0];
  const save = (): void => {
    if (month === undefined) return;
    make.mutate(month, { onSuccess: ({ id }) => void navigate({ to: '/bulletins/$bulletinId', params: { bulletinId: id } }) });
  };
  return (
    <FormDialog
      title={text.draftNew}
      lead={seals.isSuccess && months.length === 0 ? text.noSealed : text.lead}
      ready={month !== undefined}
      busy={make.isPending}
      error={make.error ?? seals.error}
      saveWord={text.draftNew}
      onSave={save}
      onClose={onClose}
    >
      {months.length > 0 && (
        <Field label={text.sealedMonth}>
          <Select
            value={month ?? null}
            onChange={(value: string) => setChosen(value)}
            options={months.map((value) => ({ value, label: monthName(value, language) }))}
          />
        </Field>
      )}
    </FormDialog>
  );
}
