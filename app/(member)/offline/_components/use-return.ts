'use client';
import { useEffect } from 'react';

const ASK_MS = 5_000;

/** Opens the page that was meant as soon as the server answers again; whoever came here by its own address stays. */
export function useReturn(): void {
  useEffect(() => {
    if (location.pathname === '/offline') return;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      const answer = await fetch('/api/health', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
      if (answer?.ok) location.reload();
    };
    const asking = setInterval(() => void look(), ASK_MS);
    const again = () => void look();
    window.addEventListener('online', again);
    return () => {
      clearInterval(asking);
      window.removeEventListener('online', again);
    };
  }, []);
}
