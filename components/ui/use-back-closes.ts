'use client';
import { useEffect, useEffectEvent, useId } from 'react';

/** While open, the browser's Back closes instead of leaving the page; closing otherwise takes the extra history entry away. */
export function useBackCloses(open: boolean, close: () => void): void {
  const id = useId();
  const onPop = useEffectEvent(() => {
    if (window.history.state?.sheet !== id) close();
  });
  useEffect(() => {
    const isOurs = () => window.history.state?.sheet === id;
    if (!open) {
      if (isOurs()) window.history.back();
      return;
    }
    if (!isOurs()) window.history.pushState({ ...window.history.state, sheet: id }, '');
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, [open, id]);
}
