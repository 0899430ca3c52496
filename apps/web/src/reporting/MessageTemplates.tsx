import type { template } from '@gongjian/contract/reporting-messages';
import { filled, unknownPlaces } from '@gongjian/domain/reporting/template';
import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useSaveTemplate, useTemplates } from './notices-api.ts';
import { noticesText } from './notices-text.ts';
import styles from './Reporting.module.css';
import { reportingText } from './text.ts';

type Template = z.output<typeof template>;

/** 消息模板: the words of each kind of message, with what a unit would read. */
export function MessageTemplates() {
  return (
    <Loaded query={useTemplates()}>
      {({ items }) => (
        <div className={styles.stack}>
          {items.map((one) => (
            <TemplateForm key={`${one.kind}:${one.version}`} kept={one} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function TemplateForm({ kept }: { kept: Template }) {
  const text = useText(noticesText);
  const words = useText(uiText);
  const kinds = useText(reportingText).messageKinds;
  const save = useSaveTemplate();
  const [draft, setDraft] = useState({ title: kept.title, text: kept.text });
  const unknown = unknownPlaces(draft.title + draft.text);
  const changed = draft.title !== kept.title || draft.text !== kept.text;
  const ready = changed && unknown.length === 0 && draft.title.trim() !== '' && draft.text.trim() !== '';
  const keep = (): void => save.mutate({ kind: kept.kind, version: kept.version, ...draft }, { onSuccess: () => tell(text.saved) });
  return (
    <Panel title={kinds[kept.kind]}>
      <div className={styles.stack}>
        <Field label={text.messageTitle}>
          <Input maxLength={200} value={draft.title} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />
        </Field>
        <Field
          label={text.messageText}
          hint={text.places}
          problem={unknown.length > 0 ? text.unknownPlace(unknown.map((one) => `{${one}}`).join(' ')) : undefined}
        >
          <TextArea rows={3} maxLength={4000} value={draft.text} onChange={(event) => setDraft({ ...draft, text: event.target.value })} />
        </Field>
        <section aria-label={text.preview}>
          <span className="soft">{text.preview}</span>
          <p>
            <strong>{filled(draft.title, text.sample)}</strong>
          </p>
          <p>{filled(draft.text, text.sample)}</p>
        </section>
        <Problem error={save.error} />
        <div className={styles.toolbar}>
          <Button disabled={!ready} busy={save.isPending} onClick={keep}>
            {words.save}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
