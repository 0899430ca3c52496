import { type RawBuilder, sql } from 'kysely';

/** Compares with each of many: one parameter, however many there are. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${[...ids]})`;
