'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../_components/use-act';

/** Runs the acts on benefits and says their refusals in words. */
export function useBenefitAct() {
  const t = useTranslations('benefits');
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
