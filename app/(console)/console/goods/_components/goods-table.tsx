'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column, Selection } from '@/components/data-table/types';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import type { GoodsRow } from '../_reading/goods-list';
import { BulkActs } from './bulk-acts';
import { type GoodsNames, nameOf } from './goods-names';

/** The list of goods (2.0.1): found by code, barcode or name, narrowed by category and brand, living ones first. */
export function GoodsTable({ names, canEdit }: { readonly names: GoodsNames; readonly canEdit: boolean }) {
  const t = useTranslations('goods');
  const isEnglish = useLocale() === 'en';
  const name = (row: GoodsRow) => (isEnglish ? row.nameEn : row.nameZh);
  const columns: readonly Column<GoodsRow>[] = [
    {
      id: 'name',
      header: t('column.name'),
      sort: 'code',
      cell: (row) => (
        <span className="inline-flex flex-wrap items-baseline gap-x-2">
          {name(row)}
          <span className="text-xs font-normal text-muted">{row.code}</span>
          {row.archivedAt === null ? null : <StatusPill meaning="stopped">{t('archived')}</StatusPill>}
        </span>
      ),
    },
    {
      id: 'category',
      header: t('column.category'),
      cell: ({ categoryCode }) => <Place all={names.categories} code={categoryCode} />,
    },
    { id: 'brand', header: t('column.brand'), cell: ({ brandCode }) => <Place all={names.brands} code={brandCode} /> },
    { id: 'skus', header: t('column.skus'), end: true, cell: (row) => <NumberText value={row.skus} /> },
    { id: 'price', header: t('column.price'), end: true, cell: (row) => <Prices row={row} /> },
    {
      id: 'changed',
      header: t('column.changed'),
      sort: 'changed',
      cell: (row) => <DateTime at={row.changedAt} format="datetime" zone={names.zone} />,
    },
  ];
  return (
    <DataTable<GoodsRow>
      name="goods"
      label={t('list')}
      url="/api/console/goods"
      columns={columns}
      rowId={(row) => row.code}
      rowLabel={name}
      rowHref={(row) => `/console/goods/${encodeURIComponent(row.code)}`}
      searchLabel={t('search')}
      views={(['living', 'archived', 'all'] as const).map((id) => ({ id, label: t(`view.${id}`) }))}
      filters={[
        { id: 'category', label: t('column.category'), options: options(names.categories) },
        { id: 'brand', label: t('column.brand'), options: options(names.brands) },
      ]}
      defaultSort="code"
      {...(canEdit && {
        bulk: (selection: Selection, clear: () => void) => (
          <BulkActs selection={selection} names={names} onDone={clear} />
        ),
      })}
      peek={(row) => <Peek row={row} names={names} />}
      empty={
        <EmptyState drawing="shop" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={names.zone}
    />
  );
}

const options = (all: GoodsNames['brands']) => all.map(({ code, name }) => ({ value: code, label: name }));

function Place({ all, code }: { readonly all: GoodsNames['brands']; readonly code: string | null }) {
  return code === null ? <span className="text-muted">–</span> : nameOf(all, code);
}

/** The list price, or from the lowest to the highest of the SKUs. */
function Prices({ row: { priceFrom, priceTo } }: { readonly row: GoodsRow }) {
  if (priceFrom === null || priceTo === null) return <span className="text-muted">–</span>;
  if (priceFrom === priceTo) return <Money fen={priceFrom} />;
  return (
    <span className="whitespace-nowrap">
      <Money fen={priceFrom} />
      {' – '}
      <Money fen={priceTo} />
    </span>
  );
}

function Peek({ row, names }: { readonly row: GoodsRow; readonly names: GoodsNames }) {
  const t = useTranslations('goods');
  return (
    <DescriptionList
      aligned={false}
      className="text-dense"
      items={[
        { name: t('column.code'), value: row.code },
        { name: t('column.category'), value: <Place all={names.categories} code={row.categoryCode} /> },
        { name: t('column.brand'), value: <Place all={names.brands} code={row.brandCode} /> },
        { name: t('column.skus'), value: <NumberText value={row.skus} /> },
        { name: t('column.price'), value: <Prices row={row} /> },
      ]}
    />
  );
}
