'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 3_000;

/** Reads the page again every few seconds while something is going on. */
export function RefreshWhile({ is }: { readonly is: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!is) return;
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [is, router]);
  return null;
}
