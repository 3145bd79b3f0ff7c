'use client';
import { useState, useTransition } from 'react';
import { type Refused, useRefusal } from './use-refusal';

type Answered<O> = { readonly ok: true; readonly value: O } | ({ readonly ok: false } & Refused);

/** Runs actions one at a time and keeps the sentence of the last refusal; a lost connection is one too. */
export function useAnswer() {
  const sentence = useRefusal();
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<{ readonly code: string; readonly text: string } | null>(null);

  function run<O>(act: () => Promise<Answered<O>>, done: (value: O) => void, refused?: (code: string) => boolean) {
    start(async () => {
      const answer = await act().catch(() => null);
      if (answer?.ok) {
        setRefusal(null);
        return done(answer.value);
      }
      const said: Refused = answer ?? { code: 'offline', facts: {} };
      // A caller may take one refusal as the next step instead of an error.
      if (refused?.(said.code)) return setRefusal(null);
      setRefusal({ code: said.code, text: sentence(said) });
    });
  }
  return { run, pending, refusal, clear: () => setRefusal(null) };
}
