'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type BenefitSay, sayEffect } from '@/components/benefits/words';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { EmptyState } from '@/components/ui/empty-state';
import { FAMILIES } from '@/lib/benefits/kind';
import { benefitKinds } from '@/lib/benefits/registry';
import type { Locale } from '@/lib/kernel/locale';
import type { BenefitListRow } from '../_reading/benefit-list';
import { BenefitState } from './benefit-state';

/** The list of benefits (2.0.1): what each gives, to whom, how it is granted, and its state. */
export function BenefitsTable({
  zone,
  levels,
}: {
  readonly zone: string;
  readonly levels: Readonly<Record<string, string>>;
}) {
  const t = useTranslations('benefits');
  const say = useTranslations() as unknown as BenefitSay;
  const locale = useLocale() as Locale;
  const nameOf = (row: BenefitListRow) => (locale === 'en' ? row.nameEn : row.nameZh) ?? row.id;
  const words = { t: say, locale, nameOf: (code: string) => code };
  const join = (all: readonly string[]) => all.join(t('join'));
  const columns: readonly Column<BenefitListRow>[] = [
    { id: 'name', header: t('column.name'), cell: nameOf },
    {
      id: 'family',
      header: t('column.family'),
      cell: ({ kind }) => {
        const family = benefitKinds.find(kind ?? '')?.family;
        return family === undefined ? '' : t(`family.${family}`);
      },
    },
    {
      id: 'effect',
      header: t('column.effect'),
      cell: ({ kind, params }) => (kind === null ? '' : sayEffect(kind, params, words)),
    },
    {
      id: 'who',
      header: t('column.who'),
      cell: (row) => (row.levels.length === 0 ? t('everybody') : join(row.levels.map((code) => levels[code] ?? code))),
    },
    {
      id: 'giveOn',
      header: t('column.giveOn'),
      cell: (row) => join(row.giveOn.map((on) => t(`on.${on}` as 'on.period'))),
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ phase }) => <BenefitState phase={phase} label={t(`state.${phase}`)} />,
    },
  ];
  return (
    <DataTable<BenefitListRow>
      name="benefits"
      label={t('list')}
      url="/api/console/benefits"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={nameOf}
      rowHref={(row) => `/console/benefits/${row.id}`}
      searchLabel={t('search')}
      views={[
        { id: 'all', label: t('view.all') },
        ...(['live', 'draft', 'paused', 'withdrawn'] as const).map((id) => ({ id, label: t(`state.${id}`) })),
      ]}
      filters={[
        {
          id: 'family',
          label: t('column.family'),
          options: FAMILIES.map((family) => ({ value: family, label: t(`family.${family}`) })),
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
