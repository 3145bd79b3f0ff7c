'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney } from '@/lib/kernel/format';
import { personName } from '@/lib/members/rules/mask';
import type { ReferralView } from '@/lib/referral';
import { ReferralPeek } from './referral-peek';
import { ReferralState } from './referral-state';

/** The list of invitations (2.0.1): who brought whom, which order counts, until when it waits, and what must be looked at. */
export function ReferralsTable({ zone, mayReview }: { readonly zone: string; readonly mayReview: boolean }) {
  const t = useTranslations('referral');
  const ui = useTranslations('ui');
  const personOf = ({ name, code }: ReferralView['friend']) =>
    name === null ? personName({ name, code }, ui('erased')) : `${name} · ${code}`;
  const columns: readonly Column<ReferralView>[] = [
    { id: 'friend', header: t('column.friend'), cell: ({ friend }) => personOf(friend) },
    { id: 'inviter', header: t('column.inviter'), cell: ({ inviter }) => personOf(inviter) },
    { id: 'boundAt', header: t('column.boundAt'), cell: ({ boundAt }) => <DateTime at={boundAt} zone={zone} /> },
    {
      id: 'order',
      header: t('column.order'),
      cell: ({ orderNumber, amount }) =>
        orderNumber === null ? t('noOrder') : `${orderNumber} · ${formatMoney(amount)}`,
    },
    {
      id: 'ripeAt',
      header: t('column.ripeAt'),
      cell: ({ ripeAt }) => (ripeAt === null ? t('none') : <DateTime at={ripeAt} format="date" zone={zone} />),
    },
    { id: 'state', header: t('column.state'), cell: (row) => <ReferralState row={row} /> },
  ];
  return (
    <DataTable<ReferralView>
      name="referrals"
      label={t('list')}
      url="/api/console/referral"
      columns={columns}
      rowId={({ friend }) => friend.id}
      rowLabel={({ friend }) => t('rowOf', { friend: personOf(friend) })}
      searchLabel={t('search')}
      views={(['all', 'held', 'waiting', 'given', 'ended'] as const).map((id) => ({ id, label: t(`view.${id}`) }))}
      peek={(row) => <ReferralPeek row={row} zone={zone} mayReview={mayReview} />}
      empty={
        <EmptyState drawing="people" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
