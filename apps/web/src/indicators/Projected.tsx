import type { PromisePace } from '@gongjian/contract/indicators';
import { dayText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { indicatorsText } from './text.ts';

/** 预计, in one sentence or two. */
export function Projected({ projection }: { projection: NonNullable<PromisePace['judgement']>['projection'] }) {
  const text = useText(indicatorsText);
  const words = useText(uiText);
  const language = useLanguage();
  if (projection === null) return null;
  const { finishOn, atEnd, low, high, chance } = projection;
  return (
    <p className="soft">
      {words.sentences([
        finishOn === null ? text.neverFinish : text.finish(dayText(finishOn, language)),
        text.atEnd(atEnd, low, high, chance),
      ])}
    </p>
  );
}
