import type { Resolution, ReviewMeasure } from '@gongjian/contract/plan';

type Mention = ReviewMeasure['lead'][number];

/** What a printed unit stands for: decided for this very place (an open group), or the same wherever it is printed. */
export const resolutionOf = (
  resolutions: ReadonlyMap<string, Resolution>,
  measureId: string,
  role: string,
  mention: Mention,
): Resolution | undefined => resolutions.get(`${measureId}/${role}/${mention.unit}`) ?? resolutions.get(mention.unit);
