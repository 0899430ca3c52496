import type { keptTemplate, TemplateWords } from '@gongjian/contract/cases-papers';
import { PLACES, PUBLIC_PLACES } from '@gongjian/domain/cases/papers/model';
import { useState } from 'react';
import type { z } from 'zod';
import { UnitSelect } from '../../org/UnitSelect.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useText } from '../../ui/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { tell } from '../../ui/tell.ts';
import { usePreviewTemplate, useSaveTemplate, useTemplates } from './api.ts';
import { PaperName } from './PaperSign.tsx';
import styles from './Papers.module.css';
import { daysIn, namesIn } from './read-words.ts';
import { TextBlocks } from './TextBlocks.tsx';
import { papersText } from './text.ts';

type Kept = z.output<typeof keptTemplate>;

/** 文书模板: one is opened at a time. */
export function PaperTemplates() {
  const text = useText(papersText);
  const found = useTemplates();
  const [chosen, setChosen] = useState<string>();
  return (
    <div className={styles.stack}>
      <p className="soft">{text.templatesLead}</p>
      <Loaded query={found} rows={6}>
        {({ items }) => (
          <>
            <div className={styles.row}>
              {items.map((one) => (
                <Button
                  key={one.code}
                  look={one.code === chosen ? 'primary' : 'plain'}
                  aria-pressed={one.code === chosen}
                  onClick={() => setChosen(one.code === chosen ? undefined : one.code)}
                >
                  <PaperName {...one} />
                </Button>
              ))}
            </div>
            {items
              .filter(({ code }) => code === chosen)
              .map((one) => (
                <TemplateForm key={`${one.code}:${one.version}`} kept={one} />
              ))}
          </>
        )}
      </Loaded>
    </div>
  );
}

const wordsOf = ({ code: _, version: __, rung: ___, isPublic: ____, by: _____, at: ______, ...words }: Kept): TemplateWords => words;

function TemplateForm({ kept }: { kept: Kept }) {
  const text = useText(papersText);
  const save = useSaveTemplate(kept.code, kept.version);
  const preview = usePreviewTemplate(kept.code);
  const [draft, setDraft] = useState<TemplateWords>(() => wordsOf(kept));
  const change = (part: Partial<TemplateWords>): void => setDraft((before) => ({ ...before, ...part }));
  const actions = (
    <>
      <Button size="small" busy={preview.isPending} onClick={() => preview.mutate(draft)}>
        {text.preview}
      </Button>
      <Button look="primary" size="small" busy={save.isPending} onClick={() => save.mutate(draft, { onSuccess: () => tell(text.saved) })}>
        {text.save}
      </Button>
    </>
  );
  return (
    <>
      <Panel title={kept.name} note={text.version(kept.version, kept.by)} actions={actions}>
        <div className={styles.stack}>
          {kept.isPublic && <p className="soft">{text.public}</p>}
          <Problem error={save.error ?? preview.error} words={text.wrong} />
          <Places isPublic={kept.isPublic} />
          <TemplateFields draft={draft} isPublic={kept.isPublic} onChange={change} />
        </div>
      </Panel>
      {preview.data && (
        <Panel title={text.preview} flush>
          <iframe title={text.preview} sandbox="" srcDoc={preview.data.html} className={styles.sheet} />
        </Panel>
      )}
    </>
  );
}

function Places({ isPublic }: { isPublic: boolean }) {
  const text = useText(papersText);
  const names = isPublic ? PUBLIC_PLACES : (Object.keys(PLACES) as (keyof typeof PLACES)[]);
  return (
    <details>
      <summary>{text.places}</summary>
      <ul className={styles.list}>
        {names.map((name) => (
          <li key={name}>
            <code>{`{${name}}`}</code> <span lang="zh-CN">{PLACES[name]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Fields = { draft: TemplateWords; isPublic: boolean; onChange: (part: Partial<TemplateWords>) => void };

function TemplateFields({ draft, isPublic, onChange }: Fields) {
  const text = useText(papersText);
  return (
    <>
      <Field label={text.title} wide>
        <Input value={draft.title} maxLength={300} onChange={(event) => onChange({ title: event.target.value })} />
      </Field>
      <div className={styles.filters}>
        <Field label={text.issuer}>
          <UnitSelect value={draft.issuer} onChange={(issuer) => issuer !== undefined && onChange({ issuer })} />
        </Field>
        <Field label={text.series} hint={text.seriesHint}>
          <Input value={draft.series} maxLength={8} onChange={(event) => onChange({ series: event.target.value })} />
        </Field>
        {!isPublic && (
          <Field label={text.replyDays} hint={text.replyDaysHint}>
            <Input
              inputMode="numeric"
              value={draft.replyDays ?? ''}
              maxLength={3}
              onChange={(event) => onChange({ replyDays: daysIn(event.target.value) })}
            />
          </Field>
        )}
      </div>
      <Field label={text.addressees} hint={text.addresseesHint} wide>
        <Input defaultValue={draft.addressees.join('、')} onBlur={(event) => onChange({ addressees: namesIn(event.target.value) })} />
      </Field>
      <TextBlocks blocks={draft.blocks} onChange={(blocks) => onChange({ blocks })} />
      <Field label={text.copiesTo} hint={text.addresseesHint} wide>
        <Input defaultValue={draft.copiesTo.join('、')} onBlur={(event) => onChange({ copiesTo: namesIn(event.target.value) })} />
      </Field>
    </>
  );
}
