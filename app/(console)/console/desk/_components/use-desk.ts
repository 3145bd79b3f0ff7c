'use client';
import { useRef, useState } from 'react';
import { newKey } from '@/components/ui/new-key';
import { choose, look, undo } from '@/lib/desk/actions';
import type { DeskDeed, DeskItem, DeskLook, DeskMember } from '@/lib/desk/rules/at-desk';
import { QUEUE_FORM, type Queued, type QueuedWhat } from '@/lib/desk/rules/queue';
import type { Facts } from '@/lib/kernel/refusal';
import { useQueue } from './use-queue';
import { useSignal } from './use-signal';

/** What the desk shows in its middle. */
export type Shown =
  | { readonly is: 'idle' | 'busy' | 'unknown' }
  /** What was scanned, while nobody can say what it is. */
  | { readonly is: 'lost'; readonly text: string }
  /** A press of the button under way, and one whose answer was lost. */
  | { readonly is: 'pressing' | 'doubt'; readonly entry: Queued }
  | { readonly is: 'waits'; readonly entry: Queued }
  | { readonly is: 'no'; readonly code: string; readonly facts: Facts }
  | { readonly is: 'found'; readonly look: DeskLook; readonly picked: string | null }
  | { readonly is: 'done' | 'undoing' | 'undone'; readonly deed: DeskDeed };

type Answered<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly code: string; readonly facts: Facts };

const AGAIN_MS = 3_000;

/**
 * The desk's states and what leads from one to the next. A look whose answer is lost is asked for again by the same key; a
 * press of the button waits in the queue for its answer, whatever the desk shows meanwhile, so nothing is done twice,
 * nothing is green before the server said so, and nobody has to guess (B8). Esc gives up looking.
 */
export function useDesk({
  clerk,
  store,
  onDeed,
}: {
  readonly clerk: string;
  readonly store: string;
  readonly onDeed: () => void;
}) {
  const [shown, setShown] = useState<Shown>({ is: 'idle' });
  const turn = useRef(0);
  /** The press that the middle waits for; the queue hears its answer. */
  const awaited = useRef<string | null>(null);
  const signal = useSignal();
  const queue = useQueue(clerk, {
    onLost(entry) {
      if (awaited.current === entry.key) setShown({ is: 'doubt', entry });
    },
    onSettled(entry) {
      const isAwaited = awaited.current === entry.key;
      if (entry.deed !== null) onDeed();
      signal(entry.state === 'done' ? 'yes' : 'no');
      // What the middle no longer waits for is read in the queue.
      if (!isAwaited) return;
      awaited.current = null;
      queue.drop(entry.key);
      if (entry.deed !== null) setShown({ is: 'done', deed: entry.deed });
      else if (entry.no !== null) setShown({ is: 'no', ...entry.no });
    },
  });

  function begin(next: Shown): number {
    turn.current += 1;
    awaited.current = null;
    setShown(next);
    return turn.current;
  }
  function no(code: string, facts: Facts) {
    signal('no');
    setShown({ is: 'no', code, facts });
  }
  /** Only the answer of the latest turn counts: a second scan is not overtaken by the first. */
  async function ask<O>(act: () => Promise<Answered<O>>, done: (value: O) => void, lost: Shown) {
    const mine = begin({ is: 'busy' });
    for (;;) {
      const answer = await act().catch(() => null);
      if (turn.current !== mine) return;
      if (answer?.ok) return done(answer.value);
      if (answer !== null) return no(answer.code, answer.facts);
      setShown(lost);
      await new Promise((again) => setTimeout(again, AGAIN_MS));
      if (turn.current !== mine) return;
    }
  }
  function found(result: DeskLook) {
    setShown({ is: 'found', look: result, picked: result.kind === 'member' ? result.picked : null });
    signal('yes');
  }
  return {
    shown,
    queue,
    submit: (text: string) => {
      const key = newKey();
      void ask(() => look({ text, store, key }), found, { is: 'lost', text });
    },
    choose: (member: string) => void ask(() => choose({ member, store }), found, { is: 'unknown' }),
    pick: (id: string | null) => setShown((now) => (now.is === 'found' ? { ...now, picked: id } : now)),
    redeem: (item: DeskItem, member: DeskMember, amount: number | null) => {
      const what = { by: 'item', kind: item.kind, id: item.id, member: member.id } as const;
      const entry = pressOf({ store, what, name: item.name, member: member.name, amount });
      begin({ is: 'pressing', entry });
      awaited.current = entry.key;
      queue.press(entry);
    },
    /** Has a coupon redeemed by its code as soon as the net is back. */
    wait: (code: string, amount: number | null) => {
      const entry = pressOf({ store, what: { by: 'code', code }, name: { zh: code, en: code }, member: null, amount });
      begin({ is: 'waits', entry });
      queue.wait(entry);
    },
    askUndo: (deed: DeskDeed) => void begin({ is: 'undoing', deed }),
    undo: (deed: DeskDeed, why: string) => {
      const undone = (after: DeskDeed) => {
        onDeed();
        signal('yes');
        setShown({ is: 'undone', deed: after });
      };
      void ask(() => undo({ deed: deed.id, why }), undone, { is: 'unknown' });
    },
    clear: () => void begin({ is: 'idle' }),
  };
}

/** What the desk's parts may do. */
export type Desk = ReturnType<typeof useDesk>;

type Pressed = Pick<Queued, 'store' | 'name' | 'member' | 'amount'> & { readonly what: QueuedWhat };

const pressOf = (pressed: Pressed): Queued => ({
  v: QUEUE_FORM,
  key: newKey(),
  at: new Date().toISOString(),
  state: 'sending',
  deed: null,
  no: null,
  ...pressed,
});
