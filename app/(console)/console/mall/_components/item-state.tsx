import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';

const MEANINGS = { live: 'running', paused: 'attention', withdrawn: 'stopped' } as const;

/** The state of an item as icon and word. */
export function ItemState({ state }: { readonly state: keyof typeof MEANINGS }) {
  const t = useTranslations('mall-console');
  return <StatusPill meaning={MEANINGS[state]}>{t(`itemState.${state}`)}</StatusPill>;
}
