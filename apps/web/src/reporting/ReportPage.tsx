import type { ReportForm } from '@gongjian/contract/reporting';
import { getRouteApi, Link } from '@tanstack/react-router';
import { State } from '../tasks/Light.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useReport } from './api.ts';
import { monthName } from './months.ts';
import { ReadReport } from './ReadReport.tsx';
import styles from './Report.module.css';
import { ReportActions } from './ReportActions.tsx';
import { ReportHistory } from './ReportHistory.tsx';
import { ReportState } from './ReportState.tsx';
import { Due } from './ReportTable.tsx';
import { reportingText } from './text.ts';
import { WriteReport } from './WriteReport.tsx';

const route = getRouteApi('/in/reports/$obligationId');

/** One monthly report: written by its unit, read and decided by its reviewers. */
export function ReportPage() {
  const { obligationId } = route.useParams();
  const report = useReport(obligationId);
  return <Loaded query={report}>{(form) => <Report key={`${form.id} ${form.state}`} form={form} />}</Loaded>;
}

function Report({ form }: { form: ReportForm }) {
  const text = useText(reportingText);
  const language = useLanguage();
  const back = (
    <div>
      <Link to={form.may.review ? '/reviews' : '/reports'}>‹ {form.may.review ? text.backToReview : text.backToList}</Link>
    </div>
  );
  return (
    <Page
      title={form.may.write ? text.report : text.reportRead}
      lead={text.reportOf(monthName(form.month, language), form.unit.name)}
      above={back}
      actions={<ReportActions form={form} />}
    >
      <Owed form={form} />
      {form.may.write ? <WriteReport form={form} /> : <ReadReport form={form} />}
      {form.streets.length > 0 && <Streets streets={form.streets} />}
      <ReportHistory form={form} />
    </Page>
  );
}

function Streets({ streets }: Pick<ReportForm, 'streets'>) {
  const text = useText(reportingText);
  return (
    <Panel title={text.streets} note={String(streets.length)}>
      <ul className={styles.files}>
        {streets.map(({ id, unit, state }) => (
          <li key={id}>
            <Link to="/reports/$obligationId" params={{ obligationId: id }}>
              {unit.name}
            </Link>{' '}
            <ReportState state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Owed({ form }: { form: ReportForm }) {
  const text = useText(reportingText);
  const { verdict, measure } = form;
  return (
    <section className={styles.owed} aria-label={text.measure}>
      <p className={styles.measure}>{measure.text}</p>
      <div className={styles.facts}>
        <ReportState state={form.state} desk={form.desk} />
        <Due item={form} />
        <span>{text.roles[form.role]}</span>
        {verdict && <State state={verdict.state} light={verdict.light} />}
        {verdict?.lag && <span className="soft">{text.lag(verdict.lag)}</span>}
        <Link to="/measures/$measureId" params={{ measureId: measure.id }}>
          {text.measurePage}
        </Link>
      </div>
    </section>
  );
}
