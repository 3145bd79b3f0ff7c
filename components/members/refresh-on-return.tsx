'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { StaleBar } from '@/components/ui/stale-bar';

const FRESH_MS = 30_000;

/** Makes a page current when its reader comes back to it, and says meanwhile how old it is. */
export function RefreshOnReturn({ asOf }: { readonly asOf: string }) {
  const router = useRouter();
  const [refreshing, start] = useTransition();
  useEffect(() => {
    const look = () => {
      const isOld = Date.now() - Date.parse(asOf) > FRESH_MS;
      if (document.visibilityState === 'visible' && navigator.onLine && isOld) start(() => router.refresh());
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [asOf, router]);
  return refreshing ? <StaleBar asOf={asOf} refreshing className="mb-3" /> : null;
}
