'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../_components/use-act';

/** Runs the acts on surveys and says their refusals in words. */
export function useSurveyAct() {
  const t = useTranslations('surveys');
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
