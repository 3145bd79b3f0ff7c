'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import { isPersonalSearch, readSearch } from '@/lib/members/rules/search-text';
import type { LevelNames } from '../../_components/level-names';
import type { ListedMember } from '../../_components/listed-member';
import { LookupResult } from '../../_components/lookup-result';
import { useLookup } from '../../_components/use-lookup';
import { MemberPeek } from './member-peek';

/** Names that a list of members needs: levels and stores by code, and the zone. */
export type ListNames = {
  readonly levels: LevelNames;
  readonly stores: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly zone: string;
};

/** The list of members (2.0.1): one search box for any key, filter by level, newest first, a glance beside the row. */
export function MembersTable({ names }: { readonly names: ListNames }) {
  const t = useTranslations('members');
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const [personal, setPersonal] = useState('');
  const levelOf = ({ levelCode }: ListedMember) => (levelCode === null ? undefined : names.levels[levelCode]);
  const columns: readonly Column<ListedMember>[] = [
    {
      id: 'name',
      header: t('column.name'),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-baseline gap-x-2">
          {row.name ?? t('nameless', { code: row.code })}
          <span className="text-xs font-normal text-muted">{row.mobile ?? t('noMobile')}</span>
          {row.status === 'frozen' ? <StatusPill meaning="stopped">{t('frozen')}</StatusPill> : null}
        </span>
      ),
    },
    {
      id: 'level',
      header: t('column.level'),
      cell: (row) => {
        const level = levelOf(row);
        return level ? <LevelMark metal={metalOf(level.metal)}>{level[language]}</LevelMark> : null;
      },
    },
    {
      id: 'store',
      header: t('column.store'),
      cell: ({ storeCode }) =>
        storeCode === null ? <span className="text-muted">–</span> : (names.stores[storeCode]?.[language] ?? storeCode),
    },
    { id: 'orders', header: t('column.orders'), end: true, cell: (row) => <NumberText value={row.orders} /> },
    { id: 'amount', header: t('column.amount'), end: true, cell: (row) => <Money fen={row.amount} /> },
    {
      id: 'last',
      header: t('column.last'),
      cell: ({ lastOrderAt }) =>
        lastOrderAt === null ? (
          <span className="text-muted">{t('neverOrdered')}</span>
        ) : (
          <DateTime at={lastOrderAt} format="date" zone={names.zone} />
        ),
    },
    {
      id: 'registered',
      header: t('column.registered'),
      cell: (row) => <DateTime at={row.registeredAt} format="date" zone={names.zone} />,
    },
  ];
  return (
    <>
      <Personal q={personal} levels={names.levels} />
      <DataTable<ListedMember>
        name="members"
        label={t('list')}
        url="/api/console/members"
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name ?? row.code}
        rowHref={(row) => `/console/members/${row.id}`}
        searchLabel={t('search')}
        divertSearch={(q) => {
          const isPersonal = isPersonalSearch(q);
          setPersonal(isPersonal ? q : '');
          return isPersonal;
        }}
        filters={[
          {
            id: 'level',
            label: t('column.level'),
            options: Object.entries(names.levels).map(([value, level]) => ({ value, label: level[language] })),
          },
        ]}
        peek={(row) => <MemberPeek row={row} names={names} />}
        empty={
          <EmptyState drawing="people" title={t('empty.members')}>
            {t('emptyNote.members')}
          </EmptyState>
        }
        whoGrants={t('administrator')}
        zone={names.zone}
      />
    </>
  );
}

/** Whom a mobile or e-mail names; a complete one leads straight to the only member who has it. */
function Personal({ q, levels }: { readonly q: string; readonly levels: LevelNames }) {
  const router = useRouter();
  const lookup = useLookup(q);
  const isComplete = ['mobile', 'email'].includes(readSearch(q).by);
  const only = isComplete && lookup.rows.length === 1 ? lookup.rows[0]?.id : undefined;
  useEffect(() => {
    if (only !== undefined) router.push(`/console/members/${only}` as Route);
  }, [only, router]);
  if (q === '') return null;
  return (
    <div className="px-4 pb-3 desk:px-6">
      <LookupResult lookup={lookup} levels={levels} />
    </div>
  );
}
