import { z } from 'zod';

/** Several values in one query parameter, separated by commas: `light=red,yellow`. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T, max = 100) =>
  z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).min(1).max(max));

/** A unit as a screen needs it: code, short name and kind. */
export const unitRef = z.object({ id: z.string(), name: z.string(), kind: z.string() });
export type UnitRef = z.output<typeof unitRef>;

/** Who did something and when. */
export const personRef = z.object({ id: z.string(), name: z.string() });

export const day = z.iso.date();
export const instant = z.iso.datetime({ offset: true });

/** A place in a document's text: Unicode code points, `end` exclusive. */
export const span = z.object({ start: z.int(), end: z.int(), line: z.int(), page: z.int().nullable() });

/** One screenful of a list: what follows `next`, and how many there are in all. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() });

export const nothing = z.object({});

/** Reminders go there besides the inbox. */
export const mailAddress = z
  .string()
  .trim()
  .regex(/^[^\s@<>",;:]{1,64}@[A-Za-z0-9.-]{1,180}$/);
