import type { importStep } from '@gongjian/contract/plan';
import { Progress } from 'antd';
import type { z } from 'zod';
import { useText } from '../ui/language.ts';
import styles from './Imports.module.css';
import { importsText } from './imports-text.ts';

type Step = z.output<typeof importStep>;
const order: readonly Step[] = ['received', 'reading', 'recognising', 'resolving', 'storing', 'ready'];

/** The upload and the steps of the reading, as far as they have come. */
export function ReadingSteps({ sent, step }: { sent: number; step: Step }) {
  const text = useText(importsText);
  const at = order.indexOf(step);
  return (
    <div aria-live="polite">
      <Progress percent={Math.round(sent * 100)} size="small" aria-label={text.sending} />
      <ol className={styles.steps}>
        {order.map((name, i) => (
          <li key={name} className={i < at ? styles.past : i === at ? styles.now : undefined} aria-current={i === at ? 'step' : undefined}>
            {text.steps[name]}
          </li>
        ))}
      </ol>
    </div>
  );
}
