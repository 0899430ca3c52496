import type { readIndicator } from '@gongjian/contract/indicators';
import type { z } from 'zod';

/** An indicator with what it proves and what this person may write. */
export type IndicatorInFull = z.output<typeof readIndicator.reply>;
