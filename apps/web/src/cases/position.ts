export type Position = { readonly longitude: number; readonly latitude: number };

const WAIT_MS = 10_000;
const PLACES = 6;

/** Where this device is; null when it does not know or may not say. */
export function positionNow(): Promise<Position | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ longitude: Number(coords.longitude.toFixed(PLACES)), latitude: Number(coords.latitude.toFixed(PLACES)) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  });
}
