'use client';
import { useTranslations } from 'next-intl';
import { AskError } from './ask';

/** Says why a question about a rule could not be answered. */
export function useTrouble(): (error: unknown) => string {
  const t = useTranslations('segments');
  return (error) => {
    if (!(error instanceof AskError)) return t('refusal.offline');
    return t.has(`refusal.${error.code}`)
      ? t(`refusal.${error.code}` as 'refusal.unexpected', error.facts)
      : t('refusal.unexpected');
  };
}
