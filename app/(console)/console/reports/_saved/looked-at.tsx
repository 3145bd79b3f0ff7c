'use client';
import { useEffect } from 'react';
import { readRun } from '@/lib/reports/actions';

/** Notes that the reader has looked at a run; whether that arrives matters to nobody. */
export function LookedAt({ id }: { readonly id: string }) {
  useEffect(() => {
    readRun({ id }).catch(() => undefined);
  }, [id]);
  return null;
}
