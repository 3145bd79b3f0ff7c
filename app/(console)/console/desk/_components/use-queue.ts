'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { redeem, redeemCode } from '@/lib/desk/actions';
import { afterAnswer, isSettled, type Queued, readQueued, waitBefore } from '@/lib/desk/rules/queue';

const TICK_MS = 1_000;

/** What the desk hears of a press: that the net gave no answer, or what the server said. */
export type QueueEars = { readonly onLost: (entry: Queued) => void; readonly onSettled: (entry: Queued) => void };

/**
 * Presses of the button, kept in this browser before they are sent, so that neither a lost net nor a closed page loses
 * one (B8). Each is sent by its own key until the server has answered, soon after the net is back, and never counts as
 * done before. They are the clerk's own: whoever signs in next does not send them.
 */
export function useQueue(clerk: string, { onLost, onSettled }: QueueEars) {
  const [entries, setEntries] = useState<readonly Queued[]>([]);
  const tries = useRef(new Map<string, { times: number; nextAt: number }>());
  const prefix = `regulars-desk:${clerk}:`;

  function put(entry: Queued): void {
    keep(prefix + entry.key, JSON.stringify(entry));
    setEntries((all) => [...all.filter(({ key }) => key !== entry.key), entry].sort(oldestFirst));
  }
  function drop(key: string): void {
    keep(prefix + key, null);
    tries.current.delete(key);
    setEntries((all) => all.filter((one) => one.key !== key));
  }
  async function send(entry: Queued): Promise<void> {
    const { times } = tries.current.get(entry.key) ?? { times: 0 };
    // While an answer is awaited nobody asks again.
    tries.current.set(entry.key, { times: times + 1, nextAt: Number.POSITIVE_INFINITY });
    const after = afterAnswer(entry, await ask(entry).catch(() => null));
    tries.current.set(entry.key, { times: times + 1, nextAt: Date.now() + waitBefore(times) });
    put(after);
    if (isSettled(after)) onSettled(after);
    else onLost(after);
  }
  const flush = useEffectEvent((isBack: boolean) => {
    for (const entry of entries) {
      const { nextAt } = tries.current.get(entry.key) ?? { nextAt: 0 };
      const isDue = nextAt <= Date.now() || (isBack && nextAt !== Number.POSITIVE_INFINITY);
      if (entry.state === 'waiting' && isDue && navigator.onLine) void send(entry);
    }
  });
  useEffect(() => {
    setEntries(kept(prefix));
    const timer = setInterval(() => flush(false), TICK_MS);
    const back = () => flush(true);
    window.addEventListener('online', back);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', back);
    };
  }, [prefix]);
  return {
    entries,
    drop,
    /** Sends a press at once; it stays here until its answer was shown. */
    press: (entry: Queued) => {
      put(entry);
      void send(entry);
    },
    /** Keeps a press for the time when the net is back. */
    wait: (entry: Queued) => put({ ...entry, state: 'waiting' }),
  };
}

/** What the desk's parts may do with presses that wait. */
export type Queue = ReturnType<typeof useQueue>;

function ask({ what, store, amount, key }: Queued) {
  if (what.by === 'code') return redeemCode({ code: what.code, store, amount, key });
  const { kind, id, member } = what;
  return redeem({ kind, id, member, store, amount, key });
}

const oldestFirst = (a: Queued, b: Queued): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** Browsers that keep nothing still send; they only forget what was on its way when the page is closed. */
function keep(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {}
}

function kept(prefix: string): Queued[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return names.flatMap((name) => readQueued(localStorage.getItem(name) ?? '') ?? []).sort(oldestFirst);
  } catch {
    return [];
  }
}
