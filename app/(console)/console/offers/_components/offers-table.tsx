'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { NumberText } from '@/components/ui/number-text';
import type { Locale } from '@/lib/kernel/locale';
import { offerKinds } from '@/lib/pricing/registry';
import { PHASES } from '@/lib/pricing/rules/offer-state';
import { offerSentence, type Say } from '@/lib/pricing/rules/say';
import type { OfferRow } from '../_reading/offer-list';
import { OfferPhase } from './offer-phase';

const LAYERS = ['unit', 'line', 'order', 'tender', 'freight', 'gift', 'earn'] as const;

/** The list of offers (2.0.1): what each gives, where it stands, and beside whom. */
export function OffersTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('offers');
  const say = useTranslations() as unknown as Say;
  const locale = useLocale() as Locale;
  const nameOf = ({ name }: OfferRow): string => (locale === 'en' ? name.en : name.zh);
  const day = (at: string | null) => (at === null ? '' : <DateTime at={at} format="date" zone={zone} />);
  const columns: readonly Column<OfferRow>[] = [
    {
      id: 'name',
      header: t('column.name'),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {nameOf(row)}
          {row.hasDraft && row.version !== null ? <Badge tone="accent">{t('hasDraft')}</Badge> : null}
        </span>
      ),
    },
    { id: 'code', header: t('column.code'), sort: 'code', cell: ({ code }) => code },
    {
      id: 'effect',
      header: t('column.effect'),
      cell: (row) => {
        const called = (code: string) => row.names[code]?.[locale === 'en' ? 'en' : 'zh'] ?? code;
        return offerSentence(row, { say, locale, nameOf: called });
      },
    },
    { id: 'phase', header: t('column.phase'), cell: ({ phase }) => <OfferPhase phase={phase} /> },
    { id: 'layer', header: t('column.layer'), cell: ({ layer }) => t(`layer.${layer}`) },
    {
      id: 'priority',
      header: t('column.priority'),
      sort: 'priority',
      end: true,
      cell: ({ priority }) => <NumberText value={priority} />,
    },
    {
      id: 'period',
      header: t('column.period'),
      cell: ({ startsAt, endsAt }) =>
        startsAt === null && endsAt === null ? (
          t('noPeriod')
        ) : (
          <>
            {day(startsAt)}
            {' – '}
            {day(endsAt)}
          </>
        ),
    },
    {
      id: 'changed',
      header: t('column.changed'),
      sort: 'changed',
      // Nobody wrote those of the standard program on a day.
      cell: ({ changedAt }) => (Date.parse(changedAt) === 0 ? t('fromStandard') : day(changedAt)),
    },
  ];
  return (
    <DataTable<OfferRow>
      name="offers"
      label={t('list')}
      url="/api/console/offers"
      columns={columns}
      rowId={({ code }) => code}
      rowLabel={nameOf}
      rowHref={({ code }) => `/console/offers/${code}`}
      searchLabel={t('search')}
      views={[{ id: 'all', label: t('all') }, ...PHASES.map((id) => ({ id, label: t(`phase.${id}`) }))]}
      filters={[
        {
          id: 'kind',
          label: t('editor.kind'),
          options: offerKinds.all.map(({ code }) => ({ value: code, label: t(`kind.${code}` as 'kind.ladder') })),
        },
        {
          id: 'layer',
          label: t('column.layer'),
          options: LAYERS.map((value) => ({ value, label: t(`layer.${value}`) })),
        },
      ]}
      defaultSort="-changed"
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
