import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useVersion } from './api.ts';
import { deadlineText } from './deadline-text.ts';
import { NoticeFacts } from './NoticePane.tsx';
import styles from './Plan.module.css';
import { planText } from './text.ts';

/** What one version of a programme says, in the order of its document. */
export function VersionContent({ programmeId, version }: { programmeId: string; version: number }) {
  const text = useText(planText);
  const content = useVersion(programmeId, version);
  return (
    <Panel title={text.content} note={text.version(version)}>
      <Loaded query={content} rows={8}>
        {(reply) => (
          <>
            {reply.notice && <NoticeFacts notice={reply.notice} />}
            {reply.plans.map((plan) => (
              <details key={plan.id} className={styles.plan}>
                <summary>{plan.title}</summary>
                {plan.sections.map((section) => (
                  <div key={section.id}>
                    <h3 className={styles.section}>{[section.part, section.ordinal, section.title].filter(Boolean).join(' ')}</h3>
                    {section.tasks.map((task) => (
                      <div key={task.id} className={styles.task}>
                        <strong>{[task.no, task.title].filter(Boolean).join(' ')}</strong>
                        <ol>
                          {task.measures.map((measure) => (
                            <li key={measure.id}>
                              {measure.text} <span className="soft">{deadlineText(measure.deadline, text)}</span>
                            </li>
                          ))}
                        </ol>
                      </div>
                    ))}
                  </div>
                ))}
              </details>
            ))}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
