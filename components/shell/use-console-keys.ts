'use client';
import { useEffect, useEffectEvent, useRef } from 'react';
import { isComposing, isOverlaid, isTyping } from '../ui/keys';

const CHORD_MS = 1_200;

/** What the console's keys lead to. */
export type ConsoleKeys = {
  readonly enabled: boolean;
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly go: (key: string) => void;
};

/** Listens for ⌘/Ctrl-K, `/`, `?` and G then a letter; single letters are off while typing, composing or under a dialog. */
export function useConsoleKeys({ enabled, openPalette, openHelp, go }: ConsoleKeys): void {
  const chordUntil = useRef(0);
  const onLetter = (event: KeyboardEvent) => {
    const inChord = event.timeStamp < chordUntil.current;
    chordUntil.current = 0;
    if (inChord) return go(event.key.toUpperCase());
    if (event.key === 'g') chordUntil.current = event.timeStamp + CHORD_MS;
    if (event.key === '?') openHelp();
    if (event.key === '/' && focusSearch()) event.preventDefault();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return;
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openPalette();
      return;
    }
    if (enabled && !hasModifier(event) && !isTyping(event) && !isOverlaid()) onLetter(event);
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function focusSearch(): boolean {
  const field = [...document.querySelectorAll<HTMLInputElement>('input[type=search]')].find(
    (input) => input.offsetParent !== null,
  );
  field?.focus();
  field?.select();
  return field !== undefined;
}

const hasModifier = (event: KeyboardEvent): boolean => event.metaKey || event.ctrlKey || event.altKey;
