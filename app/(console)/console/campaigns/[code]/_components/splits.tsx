'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import type { Monitor } from '@/lib/campaigns';
import { netOf } from '@/lib/campaigns/rules/few';
import { formatMoney } from '@/lib/kernel/format';
import { FEW, tellPeople } from '@/lib/kernel/small';

type Told = NonNullable<Monitor['told']>;

/** How the keys of a split are called. */
export type SplitNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

const WAYS = ['store', 'channel', 'level', 'stage', 'value', 'newness', 'goods'] as const;
const COLUMNS = ['participants', 'newMembers', 'orders', 'net', 'used', 'discount'] as const;

/** The numbers by store, channel, level, persona and goods. */
export function Splits({ told, names }: { readonly told: Pick<Told, 'splits' | 'goods'>; readonly names: SplitNames }) {
  const t = useTranslations('campaign-figures');
  const [by, setBy] = useState<(typeof WAYS)[number]>('store');
  const rows = by === 'goods' ? told.goods.length : told.splits[by].length;
  return (
    <Card>
      <CardHeader title={t('splits')} note={t(`splitNote.${by}`)} />
      <div className="overflow-x-auto px-4 pb-3 print:hidden">
        <SegmentedControl
          label={t('splitBy')}
          value={by}
          onChange={setBy}
          options={WAYS.map((value) => ({ value, label: t(`split.${value}`) }))}
        />
      </div>
      {rows === 0 ? (
        <EmptyState drawing="search" title={t('noRows')}>
          {t('noRowsNote')}
        </EmptyState>
      ) : by === 'goods' ? (
        <Goods goods={told.goods} />
      ) : (
        <Table caption={t(`split.${by}`)}>
          <TableHead>
            <Th>{t(`split.${by}`)}</Th>
            {COLUMNS.map((column) => (
              <Th key={column} end>
                {t(`column.${column}`)}
              </Th>
            ))}
          </TableHead>
          <tbody>
            {told.splits[by].map((row) => (
              <Tr key={row.key}>
                <Td row>{names[by]?.[row.key] ?? (row.key === '' ? t('none') : row.key)}</Td>
                <Td end>{tellPeople(row.participants)}</Td>
                <Td end>{tellPeople(row.newMembers)}</Td>
                <Td end>{tellPeople(row.orders)}</Td>
                <Td end>{money(netOf(row))}</Td>
                <Td end>{tellPeople(row.used)}</Td>
                <Td end>{money(row.discount)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** An amount, or that too few people are behind it. */
const money = (value: number | null): string => (value === null ? FEW : formatMoney(value, 'plain'));

function Goods({ goods }: { readonly goods: Told['goods'] }) {
  const t = useTranslations('campaign-figures');
  return (
    <Table caption={t('split.goods')}>
      <TableHead>
        <Th>{t('split.goods')}</Th>
        <Th end>{t('column.units')}</Th>
        <Th end>{t('column.backUnits')}</Th>
        <Th end>{t('column.amount')}</Th>
        <Th end>{t('column.refunded')}</Th>
      </TableHead>
      <tbody>
        {goods.map(({ sku, name, units, backUnits, amount, refunded }) => (
          <Tr key={sku}>
            <Td row>
              {name ?? sku}
              {name === null ? null : <span className="text-muted"> · {sku}</span>}
            </Td>
            <Td end>{tellPeople(units)}</Td>
            <Td end>{tellPeople(backUnits)}</Td>
            <Td end>{money(amount)}</Td>
            <Td end>{money(refunded)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
