'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type CouponSay, sayCoupon } from '@/components/coupons/words';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { NumberText } from '@/components/ui/number-text';
import { couponKinds } from '@/lib/coupons/registry';
import type { Locale } from '@/lib/kernel/locale';
import type { CouponRow } from '../_reading/coupon-list';
import { BatchState } from './batch-state';

/** The list of batches (2.0.1): what each gives, how many are left, claimed and used. */
export function CouponsTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('coupons');
  const say = useTranslations() as unknown as CouponSay;
  const locale = useLocale() as Locale;
  const nameOf = (row: CouponRow) => (locale === 'en' ? row.nameEn : row.nameZh) ?? t('unnamed');
  const columns: readonly Column<CouponRow>[] = [
    { id: 'name', header: t('column.name'), cell: nameOf },
    {
      id: 'effect',
      header: t('column.effect'),
      cell: ({ kind, params, names }) =>
        kind === null
          ? ''
          : sayCoupon(kind, params, say, locale, (code) => names[code]?.[locale === 'en' ? 'en' : 'zh'] ?? code),
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ state }) => <BatchState state={state} label={t(`state.${state}`)} />,
    },
    {
      id: 'left',
      header: t('column.left'),
      end: true,
      cell: ({ left }) => (left === null ? t('unlimited') : <NumberText value={left} />),
    },
    { id: 'claimed', header: t('column.claimed'), end: true, cell: ({ claimed }) => <NumberText value={claimed} /> },
    { id: 'used', header: t('column.used'), end: true, cell: ({ used }) => <NumberText value={used} /> },
    {
      id: 'claims',
      header: t('column.claims'),
      cell: (row) => <ClaimDays row={row} zone={zone} />,
    },
  ];
  return (
    <DataTable<CouponRow>
      name="coupons"
      label={t('list')}
      url="/api/console/coupons"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={nameOf}
      rowHref={(row) => `/console/coupons/${row.id}`}
      searchLabel={t('search')}
      views={[
        { id: 'all', label: t('view.all') },
        ...(['live', 'draft', 'paused', 'voided'] as const).map((id) => ({ id, label: t(`state.${id}`) })),
        { id: 'low', label: t('view.low') },
      ]}
      filters={[
        {
          id: 'kind',
          label: t('editor.kind'),
          options: couponKinds.all.map(({ code }) => ({
            value: code,
            label: t(`typeName.${code}` as 'typeName.gift'),
          })),
        },
      ]}
      empty={
        <EmptyState drawing="box" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}

/** From when until when it is claimed; one of the standard program always was. */
function ClaimDays({ row: { claimFrom, claimTo }, zone }: { readonly row: CouponRow; readonly zone: string }) {
  const t = useTranslations('coupons');
  if (claimFrom === null) return null;
  const isAlways = Date.parse(claimFrom) === 0;
  if (isAlways && claimTo === null) return t('always');
  return (
    <>
      {isAlways ? null : <DateTime at={claimFrom} format="date" zone={zone} />}
      {' – '}
      {claimTo === null ? null : <DateTime at={claimTo} format="date" zone={zone} />}
    </>
  );
}
