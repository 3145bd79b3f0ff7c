'use client';
import { useTranslations } from 'next-intl';
import type { Sort } from '@/lib/campaigns/kind';

/** Says what a type of campaign needs: sorts of parts, and of which kinds where not any will do. */
export function useNeed() {
  const [t, offers, tasks] = [useTranslations('campaigns'), useTranslations('offers'), useTranslations('tasks')];
  return (sorts: readonly Sort[], kinds: readonly string[] = []): string => {
    const names = sorts.map((one) => t(`sort.${one}`)).join(t('or'));
    if (kinds.length === 0) return names;
    const said = (one: string) =>
      sorts.includes('task') ? tasks(`kind.${one as 'review'}`) : offers(`kind.${one as 'bundle'}`);
    return t('wizard.needKinds', { sort: names, kinds: kinds.map(said).join(t('or')) });
  };
}
