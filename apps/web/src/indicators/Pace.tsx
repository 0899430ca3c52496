import type { PromisePace } from '@gongjian/contract/indicators';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LightSign } from '../tasks/Light.tsx';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { usePace, useSealedMonths } from './api.ts';
import { BindingForm } from './BindingForm.tsx';
import { goalReasonText } from './goal-reason-text.ts';
import { Legend } from './Legend.tsx';
import styles from './Pace.module.css';
import { PaceChart } from './PaceChart.tsx';
import { PaceTable } from './PaceTable.tsx';
import { PlacesMultiples } from './PlacesMultiples.tsx';
import { Projected } from './Projected.tsx';
import { indicatorsText } from './text.ts';
import { Unbound } from './Unbound.tsx';
import { ValuesUsed } from './ValuesUsed.tsx';

/** 进度: how each quantified promise of a measure stands. */
export function Pace({ measureId }: { measureId: string }) {
  const text = useText(indicatorsText);
  const pace = usePace(measureId);
  const sealed = useSealedMonths();
  return (
    <Loaded query={pace}>
      {({ items, unbound, may }) =>
        items.length + unbound.length === 0 ? null : (
          <Panel title={text.pace} note={String(items.length)}>
            {items.map((item) => (
              <OnePace key={item.promise.id} pace={item} sealed={sealed.data ?? NONE} mayBind={may.bind} />
            ))}
            {unbound.map((promise) => (
              <Unbound key={promise.promise.id} promise={promise} mayBind={may.bind} />
            ))}
          </Panel>
        )
      }
    </Loaded>
  );
}
const NONE: ReadonlySet<string> = new Set();

type OneProps = { pace: PromisePace; sealed: ReadonlySet<string>; mayBind: boolean };

function OnePace({ pace, sealed, mayBind }: OneProps) {
  const text = useText(indicatorsText);
  const [asTable, setAsTable] = useState(false);
  const [binding, setBinding] = useState(false);
  const { promise, judgement, series, places, inputs } = pace;
  const name = pace.binding.indicator?.name ?? promise.phrase;
  return (
    <section className={styles.promise} aria-label={promise.phrase}>
      <Head pace={pace} onBind={mayBind ? () => setBinding(true) : undefined} />
      {judgement === null ? <p className="soft">{text.notTold}</p> : <Says judgement={judgement} />}
      {judgement !== null && (
        <>
          {asTable ? (
            <PaceTable name={name} series={series} sealed={sealed} />
          ) : (
            <PaceChart name={name} series={series} projection={judgement.projection ?? undefined} sealed={sealed} />
          )}
          <div className={styles.legend}>
            <Legend projected={judgement.projection !== null} sealed={series.some(({ month }) => sealed.has(month))} />
            <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {text.asTable}
            </Button>
          </div>
        </>
      )}
      {places.length > 0 && <PlacesMultiples places={places} unit={pace.binding.indicator?.unit ?? ''} />}
      {inputs.length > 0 && <ValuesUsed inputs={inputs} />}
      {binding && <BindingForm promise={promise} binding={pace.binding} onClose={() => setBinding(false)} />}
    </section>
  );
}

function Head({ pace: { promise, binding, judgement }, onBind }: { pace: PromisePace; onBind: (() => void) | undefined }) {
  const text = useText(indicatorsText);
  const words = useText(uiText);
  return (
    <div className={styles.head}>
      {judgement && <LightSign light={judgement.light} />}
      <h3>
        {promise.phrase}
        {binding.strength === 'strive' && <span className="soft">{words.aside(text.strive)}</span>}
      </h3>
      {binding.indicator && (
        <Link to="/indicators/$code" params={{ code: binding.indicator.code }}>
          {binding.indicator.name}
        </Link>
      )}
      {onBind && (
        <Button size="small" onClick={onBind}>
          {text.bind}
        </Button>
      )}
    </div>
  );
}

function Says({ judgement }: { judgement: NonNullable<PromisePace['judgement']> }) {
  const language = useLanguage();
  return (
    <div className={styles.says}>
      {judgement.reasons.map((reason) => (
        <p key={reason.code}>{goalReasonText(reason, language)}</p>
      ))}
      <Projected projection={judgement.projection} />
    </div>
  );
}
