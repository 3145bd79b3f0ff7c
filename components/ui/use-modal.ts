'use client';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useBackCloses } from './use-back-closes';

/**
 * A modal dialog that is open as long as it is said to be; the phone's Back closes it. A page that is left is only
 * hidden, and would keep the next one from being touched: leaving closes what is open.
 */
export function useModal(
  open: boolean,
  onClose: () => void,
  inAddress = false,
): { readonly ref: RefObject<HTMLDialogElement | null> } {
  const ref = useRef<HTMLDialogElement>(null);
  const onLeave = useEffectEvent(() => {
    if (open && !inAddress) onClose();
  });
  useBackCloses(open && !inAddress, onClose);
  useEffect(() => {
    const dialog = ref.current;
    if (!open || dialog === null) return;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, [open]);
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      // In development effects are tried twice: whoever comes back at once has not left.
      queueMicrotask(() => isHere.current || onLeave());
    };
  }, []);
  return { ref };
}
