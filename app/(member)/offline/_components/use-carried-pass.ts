'use client';
import { useEffect, useState } from 'react';
import { SLICE_SECONDS } from '@/lib/desk/rules/pass';
import type { Kept } from '../../_offline/carried';

const TICK_MS = 500;
const SLICE_MS = SLICE_SECONDS * 1000;

/** The code of this minute from what is carried, counted on from when it came; null once the minutes it came with are over. */
export function useCarriedPass({ pass, heardAt }: Kept): {
  readonly code: string | null;
  readonly secondsLeft: number;
  readonly next: () => void;
} {
  const [now, setNow] = useState(() => Date.now());
  // Another one than the page with a net began with: that one may have been taken.
  const [turn, setTurn] = useState(1);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  const since = now - heardAt;
  // A phone whose clock was set back knows no more when its codes came.
  if (pass === null || since < 0) return { code: null, secondsLeft: 0, next: () => undefined };
  const clock = pass.now + since;
  const codes = pass.slices.find(({ slice }) => slice === Math.floor(clock / SLICE_MS))?.codes;
  return {
    code: codes?.[(pass.nonce + turn) % codes.length] ?? null,
    secondsLeft: Math.ceil((SLICE_MS - (clock % SLICE_MS)) / 1000),
    next: () => setTurn((one) => one + 1),
  };
}
