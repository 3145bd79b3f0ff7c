'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { newKey } from '@/components/ui/new-key';
import { claimOwnCoupon } from '@/lib/coupons/actions';
import type { Facts } from '@/lib/kernel/refusal';
import { RemindToggle } from './remind-toggle';

/** Claims a copy of a batch, or says why not; a tap that was not answered is asked again under the same key (4.E, 4.F). */
export function ClaimButton({
  batch,
  name,
  had,
  refusal,
  remind = null,
}: {
  readonly batch: string;
  readonly name: string;
  /** How many copies the member has had already. */
  readonly had: number;
  /** Why there is nothing to claim for him, as the server knew it when the page was made. */
  readonly refusal: string | null;
  /** When it may be claimed after all, and whether he wants to hear of it; null: never, or now. */
  readonly remind?: { readonly next: string | null; readonly isOn: boolean } | null;
}) {
  const t = useTranslations('claiming');
  const router = useRouter();
  const key = useRef<string>(undefined);
  const [pending, start] = useTransition();
  const [said, say] = useState<string | null>(null);
  const claim = () =>
    start(async () => {
      key.current ??= newKey();
      const answer = await claimOwnCoupon({ batch, key: key.current }).catch(() => null);
      if (answer !== null) key.current = undefined;
      say(answer === null ? t('refusal.offline') : answer.ok ? null : sentence(answer));
      // What is left, and what is claimed, is told anew whether it worked or not.
      if (answer !== null) router.refresh();
    });
  const sentence = ({ code, facts }: { readonly code: string; readonly facts: Facts }) => {
    const reason = String(facts.reason ?? facts.period ?? code);
    const isKnown = WITHOUT_NAMES.includes(reason);
    return isKnown ? t(`refusal.${reason}`, { limit: Number(facts.limit ?? 0) }) : t('refusal.unknown');
  };
  return (
    <span className="grid max-w-[45%] shrink-0 justify-items-end gap-0.5 text-right">
      {refusal === null ? (
        <Button variant="primary" size="sm" pending={pending} onClick={claim} aria-label={t('claimNamed', { name })}>
          {had > 0 ? t('again') : t('claim')}
        </Button>
      ) : had > 0 ? (
        <span className="text-xs font-medium text-success">{t('claimed')}</span>
      ) : null}
      <span aria-live="assertive" className="text-2xs text-muted">
        {said ?? refusal}
      </span>
      {remind?.next ? <span className="text-2xs text-muted">{remind.next}</span> : null}
      {remind === null ? null : <RemindToggle batch={batch} name={name} isOn={remind.isOn} />}
    </span>
  );
}

/** Reasons whose sentence needs no names of levels or times, which only the server knows. */
const WITHOUT_NAMES: readonly string[] = [
  ...['sold_out', 'ever', 'day', 'paused', 'ended', 'voided', 'draft', 'not_for_claiming', 'member_status'],
  ...['claim_blocked', 'not_signed_in', 'too_many_attempts'],
];
