'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the browser has taken over; false in the server's HTML, where parts that carry inline styles must not appear. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
