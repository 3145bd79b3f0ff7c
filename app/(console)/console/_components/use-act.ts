'use client';
import { useState, useTransition } from 'react';

type Facts = Readonly<Record<string, string | number | boolean | null>>;
/** What a server action answers. */
export type Answered<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly code: string; readonly facts: Facts };

/** Runs server actions one at a time and keeps the sentence that the page has for the last refusal. */
export function useAct(sentence: (code: string, facts: Record<string, string | number>) => string) {
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<string | null>(null);

  function run<O>(act: () => Promise<Answered<O>>, done: (value: O) => void) {
    start(async () => {
      const answer = await act().catch(() => null);
      if (answer?.ok) {
        setTrouble(null);
        return done(answer.value);
      }
      const { code, facts } = answer ?? { code: 'offline', facts: {} };
      setTrouble(sentence(code, valuesOf(facts)));
    });
  }
  return { run, pending, trouble, setTrouble };
}

const valuesOf = (facts: Facts): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')]),
  );
