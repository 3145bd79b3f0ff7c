'use client';
import { useEffect, useState } from 'react';

/** Seconds left until zero, and a way to begin again; it measures the clock, so a sleeping page does not fall behind. */
export function useCountdown(seconds: number): readonly [left: number, restart: () => void] {
  const [end, setEnd] = useState(0);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (end === 0) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [end]);
  const left = Math.min(seconds, Math.max(0, Math.ceil((end - now) / 1000)));
  return [
    left,
    () => {
      setNow(Date.now());
      setEnd(Date.now() + seconds * 1000);
    },
  ];
}
