'use client';
import { useEffect, useEffectEvent } from 'react';
import { isOverlaid, isTyping } from '../ui/keys';

/** J and K move between rows, X selects, Enter opens, Esc closes the peek; off while typing or under a dialog. */
export function useRowKeys(act: {
  readonly move: (by: 1 | -1) => void;
  readonly select: () => void;
  readonly open: () => void;
  readonly close: () => void;
}): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event) || isOverlaid())
      return;
    const onControl = event.target instanceof HTMLElement && event.target.closest('a,button,summary') !== null;
    const acts: Readonly<Record<string, () => void>> = {
      j: () => act.move(1),
      k: () => act.move(-1),
      x: act.select,
      Escape: act.close,
    };
    if (event.key === 'Enter' && !onControl) act.open();
    acts[event.key]?.();
  });
  useEffect(() => {
    // Single letters obey the console's own off-switch.
    const listen = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1;
      if (!isLetter || localStorage.getItem('shortcuts') !== 'off') onKey(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
