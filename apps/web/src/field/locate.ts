import type { Place } from '@gongjian/domain/supervision/model';

export type Located = { readonly place: Place; readonly accuracy: number };
export type NotLocated = 'denied' | 'failed';

const WAIT_MS = 20_000;
/** A photo taken within the minute is where the person was. */
const FRESH_MS = 60_000;

let last: { readonly located: Located; readonly at: number } | null = null;

/** Asks the device where it is, as exactly as it can say. */
export function locate(): Promise<Located | NotLocated> {
  if (!('geolocation' in navigator)) return Promise.resolve('failed');
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const located = {
          place: { longitude: rounded(coords.longitude), latitude: rounded(coords.latitude) },
          accuracy: Math.round(coords.accuracy),
        };
        last = { located, at: Date.now() };
        done(located);
      },
      ({ code, PERMISSION_DENIED }) => done(code === PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 0 },
    );
  });
}

/** The position of the last minute, or a new one. */
export async function locateSoon(): Promise<Located | NotLocated> {
  return last !== null && Date.now() - last.at < FRESH_MS ? last.located : locate();
}

/** Six digits are a tenth of a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
