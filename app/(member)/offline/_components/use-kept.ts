'use client';
import { useEffect, useState } from 'react';
import type { Kept } from '../../_offline/carried';
import { readKept } from '../../_offline/kept';
import { type Place, placeOf } from './places';

/** Which page was meant, and what lies in this browser of its member; null until both are known. */
export function useKept(): { readonly place: Place; readonly kept: Kept | null } | null {
  const [found, setFound] = useState<{ readonly place: Place; readonly kept: Kept | null } | null>(null);
  useEffect(() => {
    const look = async () => setFound({ place: placeOf(location.pathname), kept: await readKept(Date.now()) });
    void look();
    // What was put away meanwhile, by another tab that signed out, is not shown on.
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return found;
}
