'use client';
import { useTranslations } from 'next-intl';
import { useAct } from '../../_components/use-act';

/** Runs the acts on tasks and says their refusals in words. */
export function useTaskAct() {
  const t = useTranslations('tasks');
  return useAct((code, facts) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected')));
}
