import { disclosuresOf } from '../disclosure-repo.ts';
import type { Composer } from './candidate.ts';

/** 公开目录 itself: the public reads what it may expect, when, on what basis, and why the rest is held back. */
export const composeCatalogue: Composer<'catalogue'> = async (db) => {
  const rows = (await disclosuresOf(db))
    .filter(({ state }) => state === 'approved' || state === 'published')
    .map(({ code, title, titleEn, timing, workingDays, basis, withheld, withheldEn }) => ({
      ...{ code, title, titleEn, timing, workingDays, basis, withheld, withheldEn },
    }));
  return rows.length === 0 ? [] : [{ key: 'catalogue', since: null, content: { rows } }];
};
