// The worker of the member portal: opens a page without a net, and nothing else.
// Its address says for which build, language and theme: another one is another version and fetches its own page.
// What it keeps holds nobody's data. The wallet is kept by the page itself (app/(member)/_offline) and gone with signing out.
const SHELLS = 'regulars-shell';
const SHELL = SHELLS + self.location.search;
const PAGE = '/offline';
// Scripts, styles and fonts, wherever the page names them: in its tags and in the texts that React reads.
const ASSETS = /\/_next\/static\/[\w./~()[\]-]+\.(?:js|css|woff2)/g;
// Nobody waits longer at a till; a server that is merely slow has said by then that it is coming.
const PATIENCE_MS = 10_000;

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate' && !/^\/(?:console|api)(?:\/|$)/.test(pathname)) event.respondWith(open(event));
  if (pathname.startsWith('/_next/static/')) event.respondWith(part(event.request));
});

/** Fetches the page and all it is made of; unless everything came, the version before stays. */
async function fill() {
  const page = await fetch(PAGE, { cache: 'no-store' });
  if (!page.ok || page.redirected) throw new Error(`no page for when there is no net: ${page.status}`);
  const shell = await caches.open(SHELL);
  await shell.addAll(new Set((await page.clone().text()).match(ASSETS)));
  await shell.put(PAGE, page);
  // Open pages go on as they are: they get everything from the net, by whichever version.
  await self.skipWaiting();
}

/** Puts away what former versions kept, and serves pages that are open already. */
async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** The page from the net; without a net, or when nothing comes of it, the one that shows what is kept. */
async function open(event) {
  try {
    return await inTime(fromNet(event));
  } catch (error) {
    const kept = await (await caches.open(SHELL)).match(PAGE, { ignoreVary: true });
    if (kept === undefined) throw error;
    return kept;
  }
}

const fromNet = async (event) => (await event.preloadResponse) ?? fetch(event.request);

/** A script, style or font: from the net or the browser's own cache, else from what is kept. */
async function part(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(SHELL)).match(request, { ignoreVary: true });
    if (kept === undefined) throw error;
    return kept;
  }
}

async function inTime(coming) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('nothing came')), PATIENCE_MS));
  return Promise.race([coming, late]);
}
