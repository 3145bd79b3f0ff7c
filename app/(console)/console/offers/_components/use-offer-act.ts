'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../_components/use-act';

/** Runs the acts on offers and says their refusals in words. */
export function useOfferAct() {
  const t = useTranslations('offers');
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
