import type { listEdits } from '@gongjian/contract/plan';
import type { z } from 'zod';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { useEdits } from './api.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { planText } from './text.ts';

type Edit = z.output<typeof listEdits.reply>['items'][number];

/** 修改记录: each change of the draft with its author; what was taken back stays readable. */
export function EditsPane() {
  const text = useText(planText);
  const { importId } = useReview();
  const edits = useEdits(importId, true);
  return (
    <div className={styles.pane}>
      <Loaded query={edits}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{text.noEdits}</p>
          ) : (
            [...items].reverse().map((edit) => <EditLine key={edit.no} edit={edit} />)
          )
        }
      </Loaded>
    </div>
  );
}

function EditLine({ edit }: { edit: Edit }) {
  const text = useText(planText);
  const language = useLanguage();
  const { measures, choose } = useReview();
  const placed = 'measure' in edit.edit ? measures.get(edit.edit.measure) : undefined;
  return (
    <div className={styles.edit}>
      <span className="soft number">{edit.no}</span>
      <span>
        <span className={edit.undone ? styles.undone : undefined}>{text.editNames[edit.edit.op]}</span>
        {edit.undone && <span className={styles.tag}>{text.undone}</span>}{' '}
        {placed && (
          <button type="button" className={styles.link} onClick={() => choose(placed.measure.id)}>
            {text.measureName(placed.task.no ?? '', placed.measure.ordinal)}
          </button>
        )}
      </span>
      <span className="soft">
        {edit.by.name} · {instantText(edit.at, language)}
      </span>
    </div>
  );
}
