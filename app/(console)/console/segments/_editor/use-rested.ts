'use client';
import { useEffect, useState } from 'react';

/** The last value that stood still for so long: what is asked of the server while somebody writes (B3). */
export function useRested<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
