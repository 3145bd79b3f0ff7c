'use client';
import { useRef, useState } from 'react';
import { choose, look, redeem, undo } from '@/lib/desk/actions';
import type { DeskDeed, DeskLook } from '@/lib/desk/rules/at-desk';
import type { Facts } from '@/lib/kernel/refusal';
import { useSignal } from './use-signal';

/** What the desk shows in its middle. */
export type Shown =
  | { readonly is: 'idle' | 'busy' | 'unknown' }
  | { readonly is: 'no'; readonly code: string; readonly facts: Facts }
  | { readonly is: 'found'; readonly look: DeskLook; readonly picked: string | null }
  | { readonly is: 'done' | 'undone'; readonly deed: DeskDeed };

type Answered<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly code: string; readonly facts: Facts };

const AGAIN_MS = 3_000;

/**
 * The desk's states and what leads from one to the next. A command whose answer is lost is asked for again by the same
 * key until it comes, so nothing is done twice and nobody has to guess (B8); Esc gives up waiting.
 */
export function useDesk(store: string, onDeed: () => void) {
  const [shown, setShown] = useState<Shown>({ is: 'idle' });
  const turn = useRef(0);
  const signal = useSignal();

  function no(code: string, facts: Facts) {
    signal('no');
    setShown({ is: 'no', code, facts });
  }
  /** Only the answer of the latest turn counts: a second scan is not overtaken by the first. */
  async function ask<O>(act: () => Promise<Answered<O>>, done: (value: O) => void) {
    turn.current += 1;
    const mine = turn.current;
    setShown({ is: 'busy' });
    for (;;) {
      const answer = await act().catch(() => null);
      if (turn.current !== mine) return;
      if (answer?.ok) return done(answer.value);
      if (answer !== null) return no(answer.code, answer.facts);
      setShown({ is: 'unknown' });
      await new Promise((again) => setTimeout(again, AGAIN_MS));
      if (turn.current !== mine) return;
    }
  }
  function found(result: DeskLook) {
    setShown({ is: 'found', look: result, picked: result.kind === 'member' ? result.picked : null });
    signal('yes');
  }
  const came = (is: 'done' | 'undone') => (deed: DeskDeed) => {
    onDeed();
    signal('yes');
    setShown({ is, deed });
  };
  return {
    shown,
    submit: (text: string) => {
      const key = crypto.randomUUID();
      void ask(() => look({ text, store, key }), found);
    },
    choose: (member: string) => void ask(() => choose({ member, store }), found),
    pick: (id: string | null) => setShown((now) => (now.is === 'found' ? { ...now, picked: id } : now)),
    redeem: (what: Omit<Parameters<typeof redeem>[0], 'store' | 'key'>) => {
      const key = crypto.randomUUID();
      void ask(() => redeem({ ...what, store, key }), came('done'));
    },
    undo: (deed: string) => void ask(() => undo({ deed }), came('undone')),
    clear: () => {
      turn.current += 1;
      setShown({ is: 'idle' });
    },
  };
}

/** What the desk's parts may do. */
export type Desk = ReturnType<typeof useDesk>;
