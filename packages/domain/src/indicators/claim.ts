import type { Target } from '../tasks/model.ts';
import { sameWords } from '../tasks/promises.ts';
import type { Base, Course } from './model.ts';

/** 承诺 a pack says an indicator proves: by the words of the notice, and with what the words do not say. */
export type Claim = {
  readonly phrase: string;
  readonly metric?: string | undefined;
  readonly scope?: Target['scope'] | undefined;
  readonly course?: Course | undefined;
  readonly base?: Base | null | undefined;
  readonly tolerance?: string | undefined;
};

/** A phrase may hold several promises (设备安装率、对接率): then the metric, or the scope, tells them apart. */
export const claims = ({ phrase, metric, scope }: Claim, target: Target): boolean =>
  sameWords(phrase) === sameWords(target.phrase) &&
  (metric === undefined || sameWords(metric) === sameWords(target.metric ?? '')) &&
  (scope === undefined || scope === target.scope);
