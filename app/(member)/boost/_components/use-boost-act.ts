'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { Facts } from '@/lib/kernel/refusal';

type Answered = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly facts: Facts };

/** Runs one act on a boost, says its refusal in words, and reads the page again. */
export function useBoostAct() {
  const t = useTranslations('boost');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [said, say] = useState<string | null>(null);
  const run = (act: () => Promise<Answered>) =>
    start(async () => {
      const answer = await act().catch(() => null);
      if (answer === null) return say(t('refusal.offline'));
      const limit = answer.ok ? 0 : Number(answer.facts.limit ?? 0);
      say(
        answer.ok
          ? null
          : t.has(`refusal.${answer.code}`)
            ? t(`refusal.${answer.code}`, { limit })
            : t('refusal.unknown'),
      );
      router.refresh();
    });
  return { run, pending, said };
}
