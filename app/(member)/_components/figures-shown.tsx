'use client';
import { useEffect } from 'react';
import { figuresShown } from '@/lib/moments/actions';

/** Tells the server which figures its reader has seen, so that only what comes after rolls up; nothing when it knows. */
export function FiguresShown({
  points,
  growth,
  isKnown,
}: {
  readonly points: number;
  readonly growth: number;
  readonly isKnown: boolean;
}) {
  useEffect(() => {
    // Without the network it rolls up once more, the next time.
    if (!isKnown) figuresShown({ points, growth }).catch(() => undefined);
  }, [points, growth, isKnown]);
  return null;
}
