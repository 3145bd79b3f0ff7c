'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { OfflineBar } from '../ui/stale-bar';

/** On every page: says that there is no net, and makes the page current when it is back. A page that says so itself is left to. */
export function NetBar() {
  const router = useRouter();
  useEffect(() => {
    const renew = () => router.refresh();
    window.addEventListener('online', renew);
    return () => window.removeEventListener('online', renew);
  }, [router]);
  return <OfflineBar className="sticky top-safe-t z-20 mb-3 group-has-[[data-without-net]]/page:hidden" />;
}
