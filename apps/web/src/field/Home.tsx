import type { FieldCampaign, FieldTarget, KnownVisit } from '@gongjian/contract/supervision-field';
import { fromServer, newPhoneVisit, type PhoneVisit } from '@gongjian/domain/supervision/field/on-the-phone';
import { emptyVisit } from '@gongjian/domain/supervision/field/visit-properties';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { randomId } from '../ui/random-key.ts';
import styles from './Field.module.css';
import type { StoredVisit } from './phone-db.ts';
import { standingOf } from './phone-store.ts';
import { Refusals } from './Refusals.tsx';
import { fieldText } from './text.ts';
import { useField } from './use-field.ts';
import { goTo } from './where.ts';

/** 检查任务: campaigns and what is to be inspected, with how far each is. */
export function Home() {
  const text = useText(fieldText);
  const { state } = useField();
  const [wanted, setWanted] = useState('');
  const campaigns = state.assignments?.campaigns ?? [];
  if (state.assignments === null || campaigns.length === 0)
    return (
      <section className={styles.empty}>
        <h1 className={styles.homeTitle}>{text.home}</h1>
        <strong>{text.noCampaigns}</strong>
        <p className="soft">{text.noCampaignsHint}</p>
      </section>
    );
  return (
    <>
      <h1 className={styles.homeTitle}>
        {text.home} <small className="soft">{text.refreshed(clock(state.assignments.readAt))}</small>
      </h1>
      <input
        type="search"
        className={styles.search}
        aria-label={text.find}
        placeholder={text.find}
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      {campaigns.map((campaign) => (
        <Campaign key={campaign.id} campaign={campaign} wanted={wanted.trim()} />
      ))}
    </>
  );
}

function Campaign({ campaign, wanted }: { campaign: FieldCampaign; wanted: string }) {
  const text = useText(fieldText);
  const { state } = useField();
  const known = state.assignments?.visits ?? [];
  const done = campaign.targets.filter(({ id }) => known.some((visit) => visit.targetId === id && visit.state === 'submitted')).length;
  const shown = campaign.targets.filter(({ name, unit }) => wanted === '' || name.includes(wanted) || unit.name.includes(wanted));
  return (
    <section className={styles.campaign} aria-label={campaign.title}>
      <h2 lang="zh-CN">{campaign.title}</h2>
      <p className="soft">
        <span lang="zh-CN">{campaign.type}</span> · {text.until(campaign.endsOn)} · {text.targets(done, campaign.targets.length)}
      </p>
      {shown.length === 0 && <p className="soft">{text.nothingFound}</p>}
      <ul>
        {shown.map((target) => (
          <Target key={target.id} target={target} />
        ))}
      </ul>
    </section>
  );
}

function Target({ target }: { target: FieldTarget }) {
  const text = useText(fieldText);
  const { field, state } = useField();
  const mine = state.visits.filter(({ targetId }) => targetId === target.id);
  const theirs = (state.assignments?.visits ?? []).filter(
    (visit) => visit.targetId === target.id && !mine.some(({ id }) => id === visit.id),
  );
  const begin = async (): Promise<void> => {
    const id = randomId();
    await field.begin(stored(newPhoneVisit(id, target.id, emptyVisit(new Date().toISOString()))));
    goTo({ at: 'visit', id });
  };
  return (
    <li className={styles.target}>
      <div className={styles.targetHead}>
        <strong lang="zh-CN">{target.name}</strong>
        <span className="soft" lang="zh-CN">
          {target.unit.name}
        </span>
      </div>
      {mine.map((visit) => (
        <VisitLine key={visit.id} visit={visit} />
      ))}
      {theirs.map((visit) => (
        <KnownLine key={visit.id} known={visit} />
      ))}
      <Button size="large" wide look={mine.length + theirs.length === 0 ? 'primary' : 'plain'} onClick={() => void begin()}>
        {mine.length + theirs.length === 0 ? text.begin : text.another}
      </Button>
    </li>
  );
}

const stored = (visit: PhoneVisit): StoredVisit => ({
  ...visit,
  ...{ updatedAt: new Date().toISOString(), state: null, conflict: null, problems: [] },
});

function VisitLine({ visit }: { visit: StoredVisit }) {
  const text = useText(fieldText);
  const { state } = useField();
  const standing = standingOf(visit, state, state.sending);
  return (
    <div>
      <button type="button" className={styles.visitLine} onClick={() => goTo({ at: 'visit', id: visit.id })}>
        <span>{clock(visit.draft.startedAt)}</span>
        <span className={styles[standing]}>{text.standing[standing]}</span>
        <span aria-hidden="true">›</span>
      </button>
      {standing === 'look' && <Refusals visit={visit} />}
    </div>
  );
}

/** A visit somebody made that is not on this phone: one not handed in can be gone on with. */
function KnownLine({ known }: { known: KnownVisit }) {
  const text = useText(fieldText);
  const { field } = useField();
  const open = async (): Promise<void> => {
    const taken = fromServer(known.id, known.targetId, known);
    if (taken === null) return;
    await field.begin({ ...stored(taken), state: known.state, conflict: known.conflict });
    goTo({ at: 'visit', id: known.id });
  };
  if (known.state === 'submitted') return <p className={styles.knownLine}>{text.byOthers(known.inspector.name)}</p>;
  return (
    <button type="button" className={styles.visitLine} onClick={() => void open()}>
      <span>{known.inspector.name}</span>
      <span className={styles.draft}>{text.goOn}</span>
      <span aria-hidden="true">›</span>
    </button>
  );
}

const clock = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
