'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../_components/use-act';

/** Runs the acts on games and says their refusals in words. */
export function useGameAct() {
  const t = useTranslations('games');
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
