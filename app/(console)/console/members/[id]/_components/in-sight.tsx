'use client';
import { useEffect, useRef } from 'react';

/** Brings the tab that is open into sight where not all of them fit, without moving the page. */
export function InSight() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const tab = mark.current?.closest('li');
    const strip = tab?.parentElement;
    if (!tab || !strip) return;
    const ahead = tab.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollLeft += ahead - (strip.clientWidth - tab.clientWidth) / 2;
  }, []);
  return <span ref={mark} hidden />;
}
