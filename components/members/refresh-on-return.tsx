'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { OfflineBar, StaleBar } from '@/components/ui/stale-bar';

const FRESH_MS = 30_000;

/** Makes a page current when its reader comes back to it or to the network, and says meanwhile how old it is. */
export function RefreshOnReturn({ asOf }: { readonly asOf: string }) {
  const router = useRouter();
  const [refreshing, start] = useTransition();
  useEffect(() => {
    const look = () => {
      const isOld = Date.now() - Date.parse(asOf) > FRESH_MS;
      if (document.visibilityState === 'visible' && navigator.onLine && isOld) start(() => router.refresh());
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [asOf, router]);
  return (
    <>
      <OfflineBar className="mb-3" />
      {refreshing ? <StaleBar asOf={asOf} refreshing className="mb-3" /> : null}
    </>
  );
}
