'use client';
import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import type { ReferralView } from '@/lib/referral';

const MEANINGS = {
  bound: 'waiting',
  pending: 'running',
  given: 'ok',
  refused: 'stopped',
  expired: 'stopped',
  taken: 'failed',
  held: 'attention',
} as const;

/** What has become of an invitation, as icon and word; one that waits for a person says so first. */
export function ReferralState({ row }: { readonly row: Pick<ReferralView, 'state' | 'review'> }) {
  const t = useTranslations('referral.state');
  const phase = row.review === 'open' ? 'held' : row.state;
  return <StatusPill meaning={MEANINGS[phase]}>{t(phase)}</StatusPill>;
}
