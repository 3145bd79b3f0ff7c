'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore, useTransition } from 'react';
import type { Facts } from '@/lib/kernel/refusal';

type Answered<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly code: string; readonly facts: Facts };

// Acts of all parts of the page that are under way: what costs money must not be tapped while the page is about to change.
const listeners = new Set<() => void>();
let underWay = 0;
const count = (by: 1 | -1): void => {
  underWay += by;
  for (const tell of listeners) tell();
};
const listen = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Whether any part of the page is being changed. */
export const useIsBusy = (): boolean =>
  useSyncExternalStore(
    listen,
    () => underWay > 0,
    () => false,
  );

/**
 * Runs the member's own acts one at a time and brings the page up to date after each, whether it worked or not; keeps the
 * sentence of the last refusal. Needs the `buying` texts.
 */
export function useAct() {
  const t = useTranslations('buying');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    if (!pending) return;
    count(1);
    return () => count(-1);
  }, [pending]);

  function run<O>(act: () => Promise<Answered<O>>, done?: (value: O) => void): void {
    start(async () => {
      const answer = await act().catch(() => null);
      setRefusal(answer === null ? t('refusal.offline') : answer.ok ? null : sentence(answer));
      if (answer?.ok && done) return done(answer.value);
      if (answer !== null) start(() => router.refresh());
    });
  }

  function sentence({ code, facts }: { readonly code: string; readonly facts: Facts }): string {
    const values = { days: Number(facts.days ?? 0), limit: Number(facts.limit ?? 0) };
    const gone = `gone.${facts.why ?? ''}`;
    if (code === 'quote_changed' && t.has(gone)) return t(gone, values);
    const key = `refusal.${code}`;
    return t.has(key) ? t(key, values) : t('refusal.unknown');
  }
  return { run, pending, refusal };
}
