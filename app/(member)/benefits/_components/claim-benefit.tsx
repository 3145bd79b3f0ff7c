'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { claimBenefit } from '@/lib/benefits/actions';

const KNOWN = [
  'benefit_had',
  'benefit_not_open',
  'benefit_not_for_member',
  'benefit_not_for_level',
  'too_many_attempts',
] as const;

/** Claims a benefit that is open for claiming, or says why not; the period makes a second tap the same claim (4.F). */
export function ClaimBenefit({ code, name }: { readonly code: string; readonly name: string }) {
  const t = useTranslations('my-benefits.claim');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [said, say] = useState<string | null>(null);
  const claim = () =>
    start(async () => {
      const answer = await claimBenefit({ code }).catch(() => null);
      if (answer === null) return say(t('refusal.offline'));
      const why = answer.ok ? null : (KNOWN.find((one) => one === answer.code) ?? 'unknown');
      say(why === null ? null : t(`refusal.${why}`));
      router.refresh();
    });
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <span aria-live="assertive" className="min-w-0 flex-1 text-xs text-muted">
        {said}
      </span>
      <Button variant="primary" size="sm" pending={pending} onClick={claim} aria-label={t('named', { name })}>
        {t('do')}
      </Button>
    </div>
  );
}
