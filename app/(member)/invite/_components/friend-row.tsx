import { useLocale, useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { StatusPill } from '@/components/ui/badge';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { InvitedFriend } from '@/lib/referral';

const MEANINGS = {
  bound: 'waiting',
  pending: 'running',
  held: 'attention',
  giving: 'running',
  given: 'ok',
  month_full: 'note',
  not_given: 'failed',
  refused: 'stopped',
  expired: 'stopped',
  taken: 'stopped',
} as const;

/** One friend: a masked name, where the reward stands in plain words, and until when something is awaited. */
export function FriendRow({ friend, zone }: { readonly friend: InvitedFriend; readonly zone: string }) {
  const t = useTranslations('invite');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { name, stands, since, until } = friend;
  const on = (at: string) => formatDateTime(new Date(at), 'date', locale, zone);
  return (
    <li className="flex min-h-14 items-start gap-3 px-3.5 py-3">
      <Avatar name={name} className="size-10" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium">{name ?? t('unnamed')}</span>
          <StatusPill meaning={MEANINGS[stands]}>{t(`state.${stands}`)}</StatusPill>
        </div>
        <p className="text-xs text-muted">
          {t(`detail.${stands}`, { since: on(since), until: until === null ? '' : on(until) })}
        </p>
      </div>
    </li>
  );
}
