import { Select } from 'antd';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { useImportDifference, useProgrammes } from './api.ts';
import { compareText } from './compare-text.ts';
import { DifferenceView } from './DifferenceView.tsx';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';

/** 差异: what the draft changes in the version it amends, or against another year's programme. */
export function Difference() {
  const text = useText(compareText);
  const { importId, review } = useReview();
  const programmes = useProgrammes();
  const [against, setAgainst] = useState<string | undefined>();
  const basis = review.amends === null ? [] : [{ value: '', label: text.baseVersion }];
  const others = (programmes.data?.items ?? []).map((one) => ({ value: one.id, label: one.title }));
  const wanted = review.amends !== null || against !== undefined;
  const difference = useImportDifference(importId, against || undefined, wanted);
  return (
    <div className={styles.pane}>
      <Field label={text.compareWith}>
        <Select
          value={against ?? (review.amends === null ? null : '')}
          placeholder={text.choosePair}
          onChange={(value) => setAgainst(value ?? undefined)}
          options={[...basis, ...others]}
        />
      </Field>
      {wanted && <Loaded query={difference}>{(reply) => <DifferenceView difference={reply} />}</Loaded>}
    </div>
  );
}
