import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useIndicator } from './api.ts';
import { countingText } from './Indicators.tsx';
import type { IndicatorInFull } from './indicator-in-full.ts';
import styles from './Pace.module.css';
import { TellForm } from './TellForm.tsx';
import { indicatorsText } from './text.ts';
import { Values } from './Values.tsx';

const route = getRouteApi('/in/indicators/$code');

/** 指标页: what it counts, which goals it proves, and every figure told. */
export function IndicatorPage() {
  const text = useText(indicatorsText);
  const { code } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const indicator = useIndicator(code);
  const [telling, setTelling] = useState(false);
  return (
    <Loaded query={indicator} rows={10}>
      {(one) => (
        <Page
          title={one.name}
          quoted
          above={<Link to="/indicators">{text.indicators}</Link>}
          actions={
            one.may.tell.length > 0 && (
              <Button look="primary" onClick={() => setTelling(true)}>
                {text.tell}
              </Button>
            )
          }
        >
          <Facts indicator={one} />
          <Proves indicator={one} />
          <Values indicator={one} search={search} go={(next) => void navigate({ search: next, replace: true })} />
          {telling && <TellForm indicator={one} onClose={() => setTelling(false)} />}
        </Page>
      )}
    </Loaded>
  );
}

function Facts({ indicator }: { indicator: IndicatorInFull }) {
  const text = useText(indicatorsText);
  return (
    <Panel title={text.facts}>
      <dl className={styles.facts}>
        <dt>{text.unit}</dt>
        <dd>{indicator.unit ?? '——'}</dd>
        <dt>{text.counting}</dt>
        <dd>{countingText(indicator, text)}</dd>
        <dt>{text.direction}</dt>
        <dd>{text.better[indicator.better]}</dd>
        <dt>{text.originOf}</dt>
        <dd>{text.origin[indicator.origin]}</dd>
      </dl>
    </Panel>
  );
}

function Proves({ indicator: { proves } }: { indicator: IndicatorInFull }) {
  const text = useText(indicatorsText);
  return (
    <Panel title={text.proves} note={String(proves.length)}>
      {proves.length === 0 && <p className="soft">{text.provesNone}</p>}
      <ul className={styles.links}>
        {proves.map(({ promise, measure }) => (
          <li key={promise.id}>
            <Link to="/measures/$measureId" params={{ measureId: measure.id }}>
              {promise.phrase}
            </Link>
            {measure.task !== null && <span className="soft"> · {measure.task}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
