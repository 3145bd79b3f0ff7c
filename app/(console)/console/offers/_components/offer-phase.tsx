import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import type { Phase } from '@/lib/pricing/rules/offer-state';

const MEANINGS = {
  draft: 'draft',
  scheduled: 'waiting',
  running: 'running',
  ended: 'stopped',
  withdrawn: 'stopped',
} as const;

/** The state of an offer as icon and word. */
export function OfferPhase({ phase }: { readonly phase: Phase }) {
  const t = useTranslations('offers');
  return <StatusPill meaning={MEANINGS[phase]}>{t(`phase.${phase}`)}</StatusPill>;
}
