'use client';
import { useEffect, useRef } from 'react';

/** Lets a part that scrolls sideways open where its reader stands: at what is marked as current within. */
export function OpenAt() {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const part = ref.current?.parentElement?.querySelector<HTMLElement>('[role="group"]');
    const here = part?.querySelector<HTMLElement>('th[aria-current]');
    const head = part?.querySelector<HTMLElement>('th');
    if (part && here && head) part.scrollLeft = here.offsetLeft - head.offsetWidth;
  }, []);
  return <span ref={ref} hidden />;
}
