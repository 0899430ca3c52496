import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import { lineOf } from './json-lines.ts';

/** A pack cannot be used; every problem names file, line and what is wrong, so that its author can mend it. */
export class PackError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The pack cannot be used:\n${problems.join('\n')}`);
  }
}

/** Reads one JSON file of a pack and checks its shape. */
export async function readPackFile<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new PackError([`${file}: cannot be read (${error.code})`]);
  });
  const parsed = schema.safeParse(parseJson(file, text));
  if (parsed.success) return parsed.data;
  throw new PackError(
    parsed.error.issues.map(({ path: at, message }) => {
      const steps = at.map((step) => (typeof step === 'number' ? step : String(step)));
      return `${file}:${lineOf(text, steps)}: ${steps.join('.')}: ${message}`;
    }),
  );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const position = Number(/position (\d+)/.exec(said)?.[1] ?? text.length);
    throw new PackError([`${file}:${text.slice(0, position).split('\n').length}: not JSON: ${said}`]);
  }
}
