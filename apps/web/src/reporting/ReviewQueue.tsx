import { getRouteApi } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { useHowMany } from './api.ts';
import { ReportTable } from './ReportTable.tsx';
import { reviewText } from './review-text.ts';

const route = getRouteApi('/in/reviews');
const desks = ['unit', 'bureau'] as const;

/** 月报审核: what waits for a decision, in the units and at the office. */
export function ReviewQueue() {
  const text = useText(reviewText);
  const viewer = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const usual = viewer.seesAll || viewer.may('tasks.manage') ? 'bureau' : 'unit';
  const desk = desks.find((one) => one === search.desk) ?? usual;
  const askedOf = (one: string): Record<string, string> => ({
    desk: one,
    state: 'submitted',
    ...(one === 'unit' && !viewer.seesAll ? { mine: 'true' } : {}),
  });
  const atUnit = useHowMany(askedOf('unit'));
  const atBureau = useHowMany(askedOf('bureau'));
  const counts = { unit: atUnit.data, bureau: atBureau.data };
  return (
    <Page title={text.review} lead={text.reviewLead}>
      <Tabs
        label={text.deskTabs}
        tabs={desks.map((key) => ({ key, title: text.desk[key], count: counts[key] }))}
        chosen={desk}
        onChoose={(next) => void navigate({ search: { desk: next }, replace: true })}
      >
        <ReportTable title={text.queue} asked={askedOf(desk)} empty={text.noQueue} />
      </Tabs>
    </Page>
  );
}
