import { InputNumber } from 'antd';
import { useState } from 'react';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { todayInCity } from '../ui/format.ts';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useWorkdays } from './api.ts';
import styles from './Calendar.module.css';
import { calendarText } from './text.ts';

/** Is this day worked, and which day is so many working days away? */
export function Reckon() {
  const text = useText(calendarText);
  const [day, setDay] = useState(todayInCity);
  const [plus, setPlus] = useState(0);
  const reckoned = useWorkdays({ day, plus });
  return (
    <Panel title={text.reckon}>
      <div className={styles.reckon}>
        <Field label={text.day}>
          <DayInput value={day} onChange={(day) => setDay(day)} />
        </Field>
        <Field label={text.plus}>
          <InputNumber min={-400} max={400} precision={0} value={plus} onChange={(value) => setPlus(value ?? 0)} />
        </Field>
        <div aria-live="polite" className={styles.answer}>
          {reckoned.data && (
            <>
              <span>
                {reckoned.data.day} {reckoned.data.workday ? text.isWorkday : text.isRest}（
                {reckoned.data.holiday ?? text.why[reckoned.data.why]}）
              </span>
              {plus !== 0 && <strong>{text.landsOn(reckoned.data.landsOn)}</strong>}
            </>
          )}
          <Problem error={reckoned.error} />
        </div>
      </div>
    </Panel>
  );
}
