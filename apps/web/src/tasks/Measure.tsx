import type { MeasureDetail } from '@gongjian/contract/tasks';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useMeasure } from './api.ts';
import { Clause } from './Clause.tsx';
import { History } from './History.tsx';
import { Light } from './Light.tsx';
import styles from './Measure.module.css';
import { Promises } from './Promises.tsx';
import { Responsibilities } from './Responsibilities.tsx';
import { tasksText } from './text.ts';
import { Verdict } from './Verdict.tsx';

const route = getRouteApi('/in/measures/$measureId');

/** 措施详情: one measure with all that is known of it; `pace` is what a room above knows of its figures. */
export function Measure({ pace }: { pace?: (measureId: string) => ReactNode }) {
  const text = useText(tasksText);
  const { measureId } = route.useParams();
  const measure = useMeasure(measureId);
  return (
    <Loaded query={measure} rows={12}>
      {(reply) => (
        <Page
          title={reply.task.title ?? text.measure}
          quoted={reply.task.title !== null}
          above={<Place measure={reply} />}
          lead={<Lead measure={reply} />}
        >
          <Panel title={text.columns.text}>
            <p className={styles.text}>{reply.text}</p>
          </Panel>
          <div className={styles.columns}>
            <div className={styles.main}>
              {pace?.(measureId)}
              <Promises measure={reply} />
              <Clause measureId={measureId} />
              <History measureId={measureId} />
            </div>
            <div className={styles.side}>
              <Verdict measure={reply} />
              <Deadline measure={reply} />
              <Responsibilities measure={reply} />
            </div>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Place({ measure }: { measure: MeasureDetail }) {
  const text = useText(tasksText);
  const section = [measure.section.ordinal, measure.section.title].filter(Boolean).join('、');
  return (
    <nav aria-label={text.plan} className={styles.place}>
      <Link to="/plans/$programmeId" params={{ programmeId: measure.programme.id }}>
        {measure.programme.title}
      </Link>
      <Link to="/ledger" search={{ plan: measure.plan.id }}>
        {measure.plan.title}
      </Link>
      {section !== '' && (
        <Link to="/ledger" search={{ plan: measure.plan.id, section: measure.section.id }}>
          {section}
        </Link>
      )}
    </nav>
  );
}

function Lead({ measure }: { measure: MeasureDetail }) {
  const text = useText(tasksText);
  return (
    <span className={styles.lead}>
      <span>{text.measureTitle(measure.task.no ?? '—', measure.ordinal)}</span>
      <Light {...measure.verdict} />
      {measure.retired && <span>{text.retired}</span>}
    </span>
  );
}

function Deadline({ measure }: { measure: MeasureDetail }) {
  const text = useText(tasksText);
  const { fullDeadline, deadline } = measure;
  return (
    <Panel title={text.deadline}>
      <dl className={styles.facts}>
        <dt>{text.asPrinted}</dt>
        <dd>{fullDeadline.text ?? text.deadlineKinds.none}</dd>
        <dt>{text.dueOn}</dt>
        <dd className="number">{deadline.dueOn ?? (deadline.kind === 'standing' ? text.standing : text.noDate)}</dd>
        {fullDeadline.from !== null && (
          <>
            <dt>{text.from}</dt>
            <dd className="number">
              {fullDeadline.from} {text.to} {fullDeadline.to}
            </dd>
          </>
        )}
      </dl>
      {measure.milestones.length > 0 && (
        <ol className={styles.milestones} aria-label={text.milestones}>
          {measure.milestones.map((milestone) => (
            <li key={milestone.id}>
              <span className="number">{milestone.on}</span> {milestone.what}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
