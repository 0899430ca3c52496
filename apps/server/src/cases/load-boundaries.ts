import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { readPackFile } from '../platform/pack-file.ts';
import { putBoundary } from './boundary-repo.ts';
import { boundariesLoaded } from './events.ts';

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(point).min(4);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: point }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
const boundaries = z.object({
  type: z.literal('FeatureCollection'),
  source: z.string().min(1),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        /** The unit, its name on the map, and where the name stands. */
        properties: z.object({ unit: z.string().min(1), name: z.string().min(1), cp: point }),
        geometry,
      }),
    )
    .min(1)
    .max(1000),
});

/** Loads the district boundaries of a pack, where it has any and they are other than those kept. */
export async function loadBoundaries(ctx: Ctx, folder: string): Promise<boolean> {
  const file = join(folder, 'districts.geo.json');
  if (!existsSync(file)) return false;
  const geojson = JSON.stringify(await readPackFile(file, boundaries));
  const sha256 = createHash('sha256').update(geojson).digest('hex');
  return ctx.transact(async (tx) => {
    const fresh = await putBoundary(tx, ctx.actor.city, sha256, geojson);
    if (fresh) await emit(tx, ctx, boundariesLoaded(ctx.actor.city, sha256));
    return fresh;
  });
}
