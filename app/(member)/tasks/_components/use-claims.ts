'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { showToast } from '@/components/ui/toast-store';
import { claimTasks } from '@/lib/tasks/actions';

/** A reward by its task and period. */
export type Claimable = { readonly task: string; readonly period: string };

/** Claims rewards at once in the eyes of the reader, and takes that back with a reason where it did not work. */
export function useClaims(claims: readonly Claimable[]) {
  const t = useTranslations('my-tasks');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [isHad, setHad] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const no = (code: string) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unknown'));

  function claim() {
    if (pending || isHad) return;
    setHad(true);
    setTrouble(null);
    navigator.vibrate?.(10);
    start(async () => {
      const answer = await claimTasks({ claims: [...claims] }).catch(() => null);
      const { given, refusal } = outcomeOf(answer);
      if (given > 0) showToast({ tone: 'success', title: t('claimedNow', { count: given }) });
      if (refusal !== null) {
        setHad(false);
        setTrouble(no(refusal));
      }
      if (answer !== null) router.refresh();
    });
  }
  return { claim, isHad, pending, trouble };
}

type Answered = Awaited<ReturnType<typeof claimTasks>> | null;

/** How many were given, and the first reason why one was not. */
function outcomeOf(answer: Answered): { readonly given: number; readonly refusal: string | null } {
  if (answer === null) return { given: 0, refusal: 'offline' };
  if (!answer.ok) return { given: 0, refusal: answer.code };
  const refused = answer.value.find(({ ok }) => !ok);
  return { given: answer.value.filter(({ ok }) => ok).length, refusal: refused?.code ?? null };
}
