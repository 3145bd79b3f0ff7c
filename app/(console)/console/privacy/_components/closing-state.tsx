'use client';
import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import type { ClosingView } from '@/lib/privacy';

const MEANINGS = { cooling: 'waiting', blocked: 'attention', kept: 'ok', done: 'stopped' } as const;

/** How far a closing is, as icon and word; one that something stands against says so first. */
export function ClosingState({ row }: { readonly row: Pick<ClosingView, 'state' | 'blocked'> }) {
  const t = useTranslations('privacy-console.state');
  const phase = row.state === 'cooling' && row.blocked !== null ? 'blocked' : row.state;
  return <StatusPill meaning={MEANINGS[phase]}>{t(phase)}</StatusPill>;
}
