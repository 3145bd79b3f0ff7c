'use client';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { fetchTimeline } from '@/components/timeline/fetch-timeline';
import { RecentTimeline } from '@/components/timeline/recent-timeline';
import { TimelineSkeleton } from '@/components/timeline/timeline-skeleton';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { ErrorState } from '@/components/ui/error-state';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import { Money } from '@/components/ui/money';
import type { ListedMember } from '../../_components/listed-member';
import type { ListNames } from './members-table';

const RECENT = 6;

/** A member at a glance beside the list: what he is worth and what happened last. */
export function MemberPeek({ row, names }: { readonly row: ListedMember; readonly names: ListNames }) {
  const t = useTranslations('members');
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const level = row.levelCode === null ? undefined : names.levels[row.levelCode];
  const recent = useQuery({
    queryKey: ['timeline', row.id, 'peek'],
    queryFn: ({ signal }) => fetchTimeline({ memberId: row.id, kinds: '', cursor: null }, signal),
  });
  return (
    <div className="grid gap-5">
      <DescriptionList
        className="gap-1.5"
        items={[
          ...(level
            ? [
                {
                  key: 'level',
                  name: t('column.level'),
                  value: <LevelMark metal={metalOf(level.metal)}>{level[language]}</LevelMark>,
                },
              ]
            : []),
          { key: 'mobile', name: t('profile.mobile'), value: row.mobile ?? t('profile.none') },
          { key: 'code', name: t('profile.code'), value: row.code },
          { key: 'amount', name: t('value.amount'), value: <Money fen={row.amount} /> },
          { key: 'orders', name: t('value.orders'), value: t('value.orderCount', { count: row.orders }) },
          {
            key: 'registered',
            name: t('column.registered'),
            value: <DateTime at={row.registeredAt} format="date" zone={names.zone} />,
          },
        ]}
      />
      <section>
        <h3 className="mb-2 text-sm font-bold">{t('recent')}</h3>
        {recent.isPending ? <TimelineSkeleton label={t('loading')} /> : null}
        {recent.isError ? <ErrorState compact onRetry={() => void recent.refetch()} /> : null}
        {recent.data ? <RecentTimeline items={recent.data.items.slice(0, RECENT)} names={names} /> : null}
      </section>
    </div>
  );
}
