'use client';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '@/lib/kernel/format';

const ROLL_MS = 900;

/**
 * A whole number that rolls up to what it has become: from what its reader saw last, or from what stood here a moment
 * ago. Less is never rolled, nothing moves for whoever asked for less motion, and readers of the screen hear the end only.
 */
export function CountUp({ value, from = null }: { readonly value: number; readonly from?: number | null }) {
  const seen = useRef(from);
  const [shown, show] = useState(value);
  useEffect(() => {
    const start = seen.current;
    seen.current = value;
    if (start === null || start >= value || matchMedia('(prefers-reduced-motion: reduce)').matches) return show(value);
    const begin = performance.now();
    let frame = 0;
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - begin) / ROLL_MS));
      // Fast at first and calm at the end.
      show(Math.round(start + (value - start) * (1 - (1 - part) ** 3)));
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => {
      cancelAnimationFrame(frame);
      show(value);
    };
  }, [value]);
  return (
    <>
      <span aria-hidden="true">{formatNumber(shown)}</span>
      <span className="sr-only" aria-live="polite">
        {formatNumber(value)}
      </span>
    </>
  );
}
