import type { Assignments, FieldTarget } from '@gongjian/contract/supervision-field';
import { visitProblems } from '@gongjian/domain/supervision/check-visit';
import { untold } from '@gongjian/domain/supervision/field/on-the-phone';
import type { FieldVisit } from '@gongjian/domain/supervision/field/visit-properties';
import type { Answer, Checklist, VisitFile } from '@gongjian/domain/supervision/model';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import styles from './Field.module.css';
import { ItemCard, unanswered } from './ItemCard.tsx';
import { PlacePart } from './PlacePart.tsx';
import type { StoredFile, StoredVisit } from './phone-db.ts';
import { standingOf } from './phone-store.ts';
import { Refusals } from './Refusals.tsx';
import { SignaturePart } from './SignaturePart.tsx';
import { fieldText } from './text.ts';
import { useField } from './use-field.ts';
import { visitText } from './visit-text.ts';
import { goTo } from './where.ts';

/** 检查记录: one visit, item by item. Every stroke is on the phone at once. */
export function VisitScreen({ visit }: { visit: StoredVisit }) {
  const text = useText(fieldText);
  const words = useText(visitText);
  const { field, state } = useField();
  const about = aboutTarget(state.assignments, visit.targetId);
  const [asked, setAsked] = useState(visit.draft.handedIn);
  if (!about) return <p className={styles.alone}>{text.look}</p>;
  const { target, checklist } = about;
  const pictures = state.files.filter(({ visitId }) => visitId === visit.id);
  const edit = (part: Partial<FieldVisit>): void => field.edit(visit.id, (draft) => ({ ...draft, ...part }));
  const answer = (item: string, change: (answer: Answer) => Answer): void =>
    field.edit(visit.id, (draft) => ({ ...draft, answers: { ...draft.answers, [item]: change(draft.answers[item] ?? unanswered) } }));
  const standing = standingOf(visit, state, state.sending);
  const whole = { ...visit.draft, endedAt: visit.draft.endedAt ?? new Date().toISOString() };
  const problems = visitProblems(checklist, whole, pictures.map(asFile));
  const finish = async (): Promise<void> => {
    setAsked(true);
    if (problems.length > 0) return;
    edit({ endedAt: whole.endedAt, handedIn: true });
    await field.hand(visit.id);
    goTo({ at: 'home' });
  };
  const answered = checklist.items.filter(({ code }) => (visit.draft.answers[code]?.value ?? '') !== '').length;
  const faultsAt = (...place: string[]) =>
    asked ? problems.filter(({ at }) => place.every((name, i) => at[i] === name)).map(({ code }) => words.problem[code] ?? code) : [];
  return (
    <>
      <header className={styles.visitHead}>
        <h1 lang="zh-CN">{target.name}</h1>
        <p className="soft" lang="zh-CN">
          {target.unit.name} · {checklist.title}
        </p>
        <p>
          {words.begun(clock(visit.draft.startedAt))} <span className={styles[standing]}>{text.standing[standing]}</span>
        </p>
        {standing === 'look' && <Refusals visit={visit} />}
        {visit.draft.handedIn && Object.keys(untold(visit)).length > 0 && <p className={styles.warning}>{words.changedAfter}</p>}
      </header>
      <PlacePart visit={visit} target={target} faults={faultsAt('place')} onPlace={edit} />
      <section aria-label={words.items}>
        <h2 className={styles.partTitle}>
          {words.items} <span className="soft">{words.progress(answered, checklist.items.length)}</span>
        </h2>
        <ol className={styles.items}>
          {checklist.items.map((item) => (
            <ItemCard
              key={item.code}
              item={item}
              visit={visit}
              faults={faultsAt('answers', item.code)}
              onAnswer={(change) => answer(item.code, change)}
            />
          ))}
        </ol>
      </section>
      <People people={visit.draft.companions} onPeople={(companions) => edit({ companions })} />
      <SignaturePart
        visit={visit}
        faults={[...faultsAt('signatureId'), ...faultsAt('signer'), ...faultsAt('unsignedReason')]}
        onSign={edit}
      />
      <div className={styles.deeds}>
        {asked && problems.length > 0 && (
          <p role="alert" className={styles.loss}>
            {words.lacks(problems.length)}
          </p>
        )}
        <Button size="large" look="primary" wide onClick={() => void finish()}>
          {words.finish}
        </Button>
        {!visit.draft.handedIn && (
          <Button size="large" wide onClick={() => void field.hand(visit.id)} disabled={Object.keys(untold(visit)).length === 0}>
            {words.saveAndSend}
          </Button>
        )}
      </div>
    </>
  );
}

function People({ people, onPeople }: { people: readonly string[]; onPeople: (people: string[]) => void }) {
  const words = useText(visitText);
  const [said, setSaid] = useState(people.join('、'));
  return (
    <label className={styles.line}>
      <span>{words.people}</span>
      <input
        value={said}
        maxLength={400}
        placeholder={words.peoplePlaceholder}
        onChange={({ target }) => {
          setSaid(target.value);
          onPeople(names(target.value));
        }}
      />
    </label>
  );
}

const MOST_PEOPLE = 20;
const names = (said: string): string[] =>
  said
    .split(/[、,，;；]/)
    .map((name) => name.trim().slice(0, 60))
    .filter((name) => name !== '')
    .slice(0, MOST_PEOPLE);

const asFile = ({ id, kind, place }: StoredFile): VisitFile => ({ id, kind, placed: place !== null, timed: true });

function aboutTarget(
  assignments: Assignments | null,
  targetId: string,
): { readonly target: FieldTarget; readonly checklist: Checklist } | undefined {
  const target = assignments?.campaigns.flatMap(({ targets }) => targets).find(({ id }) => id === targetId);
  const checklist = assignments?.checklists.find(
    ({ code, version }) => code === target?.checklist.code && version === target.checklist.version,
  );
  return target && checklist && { target, checklist };
}

const clock = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
