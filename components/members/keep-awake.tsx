'use client';
import { useWakeLock } from './use-wake-lock';

/** Keeps the screen lit while a code is shown. */
export function KeepAwake() {
  useWakeLock();
  return null;
}
