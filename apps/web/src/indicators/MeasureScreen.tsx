import { Measure } from '../tasks/Measure.tsx';
import { Pace } from './Pace.tsx';

/** The page of a measure with the pace of its figures. */
export const MeasureScreen = () => <Measure pace={(measureId) => <Pace measureId={measureId} />} />;
