'use client';
import { useEffect, useEffectEvent } from 'react';
import { layWayBack, type WayBack } from './way-back';

let laid: WayBack | undefined;

/** The one way back of this window; laid when the first page that has sheets is there. */
function wayBack(): WayBack {
  laid ??= layWayBack({ history: window.history, addEventListener: window.addEventListener.bind(window) });
  return laid;
}

/** While open, the browser's Back closes instead of leaving the page; once closed, it leaves the page at once. */
export function useBackCloses(open: boolean, close: () => void): void {
  const onBack = useEffectEvent(close);
  useEffect(() => void wayBack(), []);
  useEffect(() => (open ? wayBack().open(() => onBack()) : undefined), [open]);
}
