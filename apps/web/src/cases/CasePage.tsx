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
import { CaseSpans } from './CaseSpans.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import styles from './Cases.module.css';
import { CaseTransfers } from './CaseTransfers.tsx';
import { CasePapers } from './papers/CasePapers.tsx';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

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
  const named = useNamed();
  return (
    <Page title={one.title} quoted lead={`${one.number} · ${named(one.kind)}`} above={<Link to="/cases">{text.back}</Link>}>
      <CasePath one={one} />
      <CaseActions one={one} />
      <About one={one} />
      <CaseEvidence one={one} />
      <CaseLadder one={one} />
      <CasePapers one={one} />
      <CaseTransfers one={one} />
      <CaseSpans one={one} />
      <CaseSteps one={one} />
    </Page>
  );
}

function About({ one }: { one: CaseDetail }) {
  const text = useText(casesText);
  const words = useText(uiText);
  const language = useLanguage();
  const named = useNamed();
  const { definition, fields, place, extension } = one;
  const rows: (readonly [string, React.ReactNode])[] = [
    [text.origin, text.origins[one.origin]],
    [text.opened, instantText(one.openedAt, language)],
    [text.unit, one.unit?.name ?? text.undispatched],
    [text.due, one.due === null ? text.noLimit : dayText(one.due, language)],
    ...definition.fields
      .filter(({ type }) => type !== 'place')
      .map(
        (field) =>
          [
            named(field),
            field.type === 'unit' ? (
              <UnitName key={field.code} id={fields[field.code]} />
            ) : (
              valueIn(field, fields[field.code], named) || words.none
            ),
          ] as const,
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

/** A choice in the language of the screen; what was written stays as it was written. */
function valueIn(
  { choices, choicesEn }: CaseDetail['definition']['fields'][number],
  value: string | null | undefined,
  named: ReturnType<typeof useNamed>,
) {
  return value == null ? '' : named({ title: value, titleEn: choicesEn?.[choices?.indexOf(value) ?? -1] });
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
