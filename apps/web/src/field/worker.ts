/**
 * Keeps the field app itself on the phone: its page and its files of one build, nothing else. What the API says is never kept here; that
 * belongs to a person and lies in their own store. Why it is written by hand: docs/decisions/0050.
 */
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Asked = Event & { readonly request: Request; respondWith: (reply: Promise<Response>) => void };
type Worker = {
  readonly location: Location;
  skipWaiting: () => Promise<void>;
  readonly clients: { claim: () => Promise<void> };
  addEventListener: ((type: 'install' | 'activate', heard: (event: Waiting) => void) => void) &
    ((type: 'fetch', heard: (event: Asked) => void) => void);
};

const worker = self as unknown as Worker;

/** Written in by the build (field-files.ts): the files of this build, and a name that changes with them. */
declare const FIELD_FILES: readonly string[];
declare const FIELD_BUILD: string;
const PAGE = '/field';
const OURS = 'gongjian-field-';
const here = `${OURS}${FIELD_BUILD}`;

worker.addEventListener('install', (event) => event.waitUntil(takeAlong()));
worker.addEventListener('activate', (event) => event.waitUntil(throwAwayOld()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (isPage(pathname) && request.mode === 'navigate') event.respondWith(kept(PAGE, request));
  else if (FIELD_FILES.includes(pathname)) event.respondWith(kept(pathname, request));
});

const isPage = (path: string): boolean => path === PAGE || path.startsWith(`${PAGE}/`);

async function takeAlong(): Promise<void> {
  const cache = await caches.open(here);
  const page = await fetch(PAGE, { cache: 'no-cache', headers: { accept: 'text/html' } });
  if (!page.ok) throw new Error('the page of the field app did not come');
  await cache.put(PAGE, page);
  await cache.addAll([...FIELD_FILES]);
  await worker.skipWaiting();
}

async function throwAwayOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== here);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(here);
  return (await cache.match(path)) ?? fetch(request);
}

export {};
