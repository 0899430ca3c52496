import type { listStages } from '@gongjian/contract/tasks';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { useViewer } from '../session/viewer.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useStages } from './api.ts';
import styles from './Measure.module.css';
import { StageRecord } from './StageRecord.tsx';
import { stageText } from './stage-text.ts';

type Waiting = z.output<typeof listStages.reply>['items'][number];

/** 成果报审: what this person's units have recorded, and what waits for their review. */
export function Inbox() {
  const text = useText(stageText);
  const viewer = useViewer();
  return (
    <Page title={text.inbox} lead={text.inboxLead}>
      {viewer.may('tasks.review') && <StageList title={text.inboxWaiting} state="submitted" />}
      {viewer.may('tasks.report') && <StageList title={text.inboxMine} state="draft,returned" />}
    </Page>
  );
}

function StageList({ title, state }: { title: string; state: string }) {
  const text = useText(stageText);
  const stages = useStages(state);
  return (
    <Panel title={title} note={stages.data && String(stages.data.total)}>
      <Loaded query={stages}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{text.inboxNone}</p>
          ) : (
            items.map((record) => <InboxItem key={record.id} record={record} />)
          )
        }
      </Loaded>
    </Panel>
  );
}

function InboxItem({ record }: { record: Waiting }) {
  const viewer = useViewer();
  return (
    <div className={styles.promise}>
      <Link to="/measures/$measureId" params={{ measureId: record.measureId }}>
        {record.measure}
      </Link>
      <p className={styles.phrase}>{record.deliverable}</p>
      <StageRecord record={record} mayReport={viewer.mayFor('tasks.report', record.unit.id)} mayReview={viewer.may('tasks.review')} />
    </div>
  );
}
