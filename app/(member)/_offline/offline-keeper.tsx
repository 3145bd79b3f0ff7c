'use client';
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { carry, forget } from './kept';

const DOOR = '/sign-in';
// The page that is opened comes first.
const LATER_MS = 2_000;
const FRESH_MS = 60_000;

let carriedAt = 0;

/** Keeps the portal ready for when there is no net: the worker that opens it, and what the member carries (M4, M7). */
export function OfflineKeeper({ build }: { readonly build: string }) {
  const path = usePathname();
  useEffect(() => {
    const later = setTimeout(() => void install(build), LATER_MS);
    return () => clearTimeout(later);
  }, [build]);
  useEffect(() => {
    // Whoever stands at the door is nobody yet, or somebody else.
    if (path === DOOR) {
      carriedAt = 0;
      void forget();
      return;
    }
    const look = () => {
      if (document.visibilityState !== 'visible' || !navigator.onLine || Date.now() - carriedAt < FRESH_MS) return;
      carriedAt = Date.now();
      void carry();
    };
    const later = setTimeout(look, LATER_MS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      clearTimeout(later);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [path]);
  return null;
}

/** Another build, language or theme is another address, and so another version of the worker. */
async function install(build: string): Promise<void> {
  const { lang, dataset } = document.documentElement;
  const version = encodeURIComponent([build, lang, dataset.theme].join('.'));
  // Refused in private windows: then the portal needs its net, as any page does.
  await navigator.serviceWorker?.register(`/sw.js?v=${version}`).catch(() => undefined);
}
