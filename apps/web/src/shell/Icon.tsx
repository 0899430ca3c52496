import type { IconName } from './navigation.ts';

/** Line drawings of one hand, 20 by 20; always beside words, hence hidden from screen readers. */
const lines: Readonly<Record<IconName, string>> = {
  overview: 'M3 10a7 7 0 1 1 14 0M10 10l3.5-3.5M3 14h14',
  ledger: 'M3 4h14v12H3zM3 8h14M8 8v8',
  unit: 'M4 17V6l6-3 6 3v11M8 17v-4h4v4M8 8h.01M12 8h.01',
  matrix: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z',
  timeline: 'M3 5h7M6 10h9M10 15h7M3 3v14',
  document: 'M5 2h7l4 4v12H5zM12 2v4h4M8 10h5M8 13h5',
  import: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M3 13v4h14v-4',
  compare: 'M3 4h6v12H3zM11 4h6v12h-6zM5 8h2M13 8h2M13 11h2',
  org: 'M8 3h4v4H8zM2 13h4v4H2zM14 13h4v4h-4zM10 7v3M4 13v-3h12v3',
  people: 'M7.5 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-4 2.5-6 5.5-6s5.5 2 5.5 6M13 3.5a3 3 0 0 1 0 5.5M15 11.5c2 .8 3 2.7 3 5.5',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4M7 13h2M11 13h2',
  audit: 'M10 2l7 3v5c0 4-3 7-7 8-4-1-7-4-7-8V5zM7 10l2 2 4-4',
  inbox: 'M3 11l3-8h8l3 8v6H3zM3 11h4l1 2h4l1-2h4',
  report: 'M5 2h10v16H5zM8 6h4M8 9h4M8 12h2M12 15l4-4',
  review: 'M4 3h12v14H4zM7 10l2.5 2.5L14 8',
  board: 'M3 17V3M3 17h14M7 14v-4M11 14V6M15 14v-6',
  message: 'M3 4h14v10H9l-4 3v-3H3zM6 8h8M6 11h5',
  score: 'M4 17V9h3v8M8.5 17V4h3v13M13 17v-6h3v6M2 17h16',
  case: 'M3 6h14v11H3zM7 6V3h6v3M7 11l2 2 4-4',
  inspection: 'M9 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 12.5l4.5 4.5M6.5 8.5l2 2 3-3.5',
  red: 'M4 17V3M4 4h11l-2.5 3.5L15 11H4',
  indicator: 'M3 16l4-5 3 3 6-8M13 6h3v3M3 3v14h14',
  more: 'M4 6h12M4 10h12M4 14h12',
};

export const Icon = ({ name }: { name: IconName }) => (
  <svg
    viewBox="0 0 20 20"
    width="18"
    height="18"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinejoin="round"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d={lines[name]} />
  </svg>
);
