'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../_components/use-act';

/** Runs what is done for a member about his privacy, and says refusals in words. */
export function usePrivacyAct() {
  const t = useTranslations('privacy-console');
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
