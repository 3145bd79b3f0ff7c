'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../../_components/use-act';

/** Runs the acts of the draft and says their refusals in words. */
export function useDraftAct() {
  const t = useTranslations('levels');
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
