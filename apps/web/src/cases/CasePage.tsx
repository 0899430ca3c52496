import type { CaseDetail } from '@gongjian/contract/cases';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useUnits } from '../org/api.ts';
import { dayText, instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useCase } from './api.ts';
import { CaseActions } from './CaseActions.tsx';
import { CaseEvidence } from './CaseEvidence.tsx';
import { CaseLadder } from './CaseLadder.tsx';
import { CasePath } from './CasePath.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import styles from './Cases.module.css';
import { CasePapers } from './papers/CasePapers.tsx';
import { casesText } from './text.ts';

const route = getRouteApi('/in/cases/$caseId');

/** One case: where it stands, what may be done, what proves it, and how it came here. */
export function CasePage() {
  const { caseId } = route.useParams();
  const found = useCase(caseId);
  return (
    <Loaded query={found} rows={12}>
      {(one) => <CaseShown one={one} />}
    </Loaded>
  );
}

function CaseShown({ one }: { one: CaseDetail }) {
  const text = useText(casesText);
  return (
    <Page title={one.title} quoted lead={`${one.number} · ${one.kind.title}`} above={<Link to="/cases">{text.back}</Link>}>
      <CasePath one={one} />
      <CaseActions one={one} />
      <About one={one} />
      <CaseEvidence one={one} />
      <CaseLadder one={one} />
      <CasePapers caseId={one.id} />
      <CaseSteps one={one} />
    </Page>
  );
}

function About({ one }: { one: CaseDetail }) {
  const text = useText(casesText);
  const words = useText(uiText);
  const language = useLanguage();
  const { definition, fields, place, extension } = one;
  const rows: (readonly [string, React.ReactNode])[] = [
    [text.origin, text.origins[one.origin]],
    [text.opened, instantText(one.openedAt, language)],
    [text.unit, one.unit?.name ?? text.undispatched],
    [text.due, one.due === null ? text.noLimit : dayText(one.due, language)],
    ...definition.fields
      .filter(({ type }) => type !== 'place')
      .map(
        ({ code, title, type }) =>
          [title, type === 'unit' ? <UnitName key={code} id={fields[code]} /> : (fields[code] ?? words.none)] as const,
      ),
    ...(place === null ? [] : [[text.place, `${place.longitude}, ${place.latitude}`] as const]),
    ...(extension === null ? [] : [[text.deeds.ask_extension, text.extension(dayText(extension.to, language))] as const]),
    ...(one.extended === 0 ? [] : [[text.newDay, text.extended(one.extended)] as const]),
    ...(one.parent === null ? [] : [[text.parent, <CaseLink key="parent" id={one.parent.id} words={one.parent.number} />] as const]),
    ...(one.children.length === 0
      ? []
      : [
          [text.children, one.children.map(({ id, number, title }) => <CaseLink key={id} id={id} words={`${number} ${title}`} />)] as const,
        ]),
    ...(one.lookBackOn.length === 0 ? [] : [[text.lookBack, words.listed(one.lookBackOn.map((day) => dayText(day, language)))] as const]),
  ];
  return (
    <Panel title={text.about}>
      <dl className={styles.about}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

const CaseLink = ({ id, words }: { id: string; words: string }) => (
  <Link to="/cases/$caseId" params={{ caseId: id }} className={styles.linked}>
    {words}
  </Link>
);

/** A unit that a field of the case names. */
function UnitName({ id }: { id: string | null | undefined }) {
  const words = useText(uiText);
  const units = useUnits();
  return units.data?.find((unit) => unit.id === id)?.name ?? id ?? words.none;
}
