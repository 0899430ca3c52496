import type { ImportReview, Resolution, ReviewMeasure } from '@gongjian/contract/plan';
import { getRouteApi } from '@tanstack/react-router';
import { createContext, useContext, useMemo } from 'react';
import { useViewer } from '../session/viewer.ts';
import { useImport } from './api.ts';
import { measuresOf, type PlacedMeasure } from './placed.ts';

const route = getRouteApi('/in/imports/$importId');

/** What all panes of a review share: the draft, which measure is chosen, and whether it may be changed. */
export type ReviewState = {
  readonly importId: string;
  readonly review: ImportReview;
  readonly measures: ReadonlyMap<string, PlacedMeasure>;
  readonly resolutions: ReadonlyMap<string, Resolution>;
  readonly chosen: ReviewMeasure | null;
  readonly choose: (measureId: string | null) => void;
  readonly editable: boolean;
};

export const ReviewContext = createContext<ReviewState | null>(null);

export function useReview(): ReviewState {
  const state = useContext(ReviewContext);
  if (state === null) throw new Error('no review is open here');
  return state;
}

export function useReviewState(importId: string): ReviewState {
  const review = useImport(importId).data as ImportReview;
  const viewer = useViewer();
  const navigate = route.useNavigate();
  const { measure } = route.useSearch();
  const measures = useMemo(() => measuresOf(review.plans), [review.plans]);
  const resolutions = useMemo(() => new Map(review.resolutions.map((one) => [one.key, one])), [review.resolutions]);
  return {
    importId,
    review,
    measures,
    resolutions,
    chosen: measures.get(measure ?? '')?.measure ?? null,
    choose: (id) =>
      void navigate({
        search: ({ measure: _, ...old }) => (id === null ? old : { ...old, measure: id }),
        replace: true,
        resetScroll: false,
      }),
    editable: review.state === 'reviewing' && viewer.may('plan.import'),
  };
}
