import type { Queued } from '@/lib/desk/rules/queue';
import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import { type DeskWords, sayNo } from './say-no';

/** What became of it, as far as anybody knows. */
export function sayState({ state, deed, no }: Queued, words: DeskWords): string {
  const { t } = words;
  if (state === 'done') {
    const off = deed?.off ? t('desk.saves', { off: formatMoney(deed.off, 'plain') }) : null;
    return [t('desk.queue.done'), deed?.member, off].filter(Boolean).join(' · ');
  }
  if (state === 'refused' && no !== null) return t('desk.queue.refused', { why: sayNo(words, no.code, no.facts) });
  if (no?.code === 'not_signed_in') return t('desk.queue.signIn');
  return t('desk.queue.unknown');
}

/** When it was pressed, for whom, on how much, and where. */
export function sayPress({ at, member, amount, store }: Queued, { locale, zone, storeName }: DeskWords): string {
  const time = formatDateTime(new Date(at), 'datetime', locale, zone);
  return [time, member, amount === null ? null : formatMoney(amount, 'plain'), storeName(store)]
    .filter(Boolean)
    .join(' · ');
}
