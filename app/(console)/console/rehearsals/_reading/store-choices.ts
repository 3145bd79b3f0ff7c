import 'server-only';
import { getLocale } from 'next-intl/server';
import type { Option } from '@/components/ui/select';
import type { Actor } from '@/lib/kernel/actor';
import { storesInSight } from '@/lib/members';
import { storeNames } from '@/lib/stores';

/** The stores whose orders the actor may have decided, by name: those that are closed too, their orders are past ones. */
export async function storeChoices(actor: Actor): Promise<Option[]> {
  const [locale, names, own] = await Promise.all([getLocale(), storeNames(), storesInSight(actor)]);
  return [...names]
    .filter(([code]) => own === null || own.includes(code))
    .map(([code, { zh, en }]) => ({ value: code, label: locale === 'en' ? en : zh }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
