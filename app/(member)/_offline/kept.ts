import type { Carried, Kept } from './carried';

const STORE = 'regulars-own';
const PLACE = '/offline/own';
const DAY_MS = 86_400_000;
/** A phone that was not heard of for so long shows nothing any more: its session may have been ended elsewhere. */
const KEPT_DAYS = 7;

let asking: AbortController | null = null;

/** Asks for what to carry and keeps it in place of what was kept; whoever is not signed in carries nothing. */
export async function carry(): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const answer = await fetch('/api/member/offline', { cache: 'no-store', signal }).catch(() => null);
  if (answer === null || signal.aborted) return;
  if (answer.status === 204 || answer.status === 401) return forget();
  if (!answer.ok) return;
  const carried = (await answer.json()) as Carried;
  if (signal.aborted) return;
  const store = await storage()?.open(STORE);
  await store?.put(PLACE, Response.json({ ...carried, heardAt: Date.now() } satisfies Kept));
}

/** What is kept, or null: nothing, too old, or a browser that keeps nothing. */
export async function readKept(now: number): Promise<Kept | null> {
  const found = await storage()?.match(PLACE, { cacheName: STORE });
  if (found === undefined) return null;
  const kept = (await found.json()) as Kept;
  return now - kept.heardAt < KEPT_DAYS * DAY_MS ? kept : null;
}

/** Puts away what is kept of a member: at the door, and before he leaves. */
export async function forget(): Promise<void> {
  asking?.abort();
  await storage()?.delete(STORE);
}

/** Without https a browser has no such place. */
const storage = (): CacheStorage | undefined => (globalThis as { caches?: CacheStorage }).caches;
