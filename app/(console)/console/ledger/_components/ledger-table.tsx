'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { fetchList } from '@/components/data-table/fetch-list';
import type { Column } from '@/components/data-table/types';
import { sayRule } from '@/components/timeline/reasons';
import { Trail } from '@/components/timeline/timeline-line';
import { type Names, useWords } from '@/components/timeline/use-words';
import { sayItem } from '@/components/timeline/words';
import { Banner } from '@/components/ui/banner';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { NumberText } from '@/components/ui/number-text';
import { TextLink } from '@/components/ui/text-link';
import type { ListQuery } from '@/lib/kernel/list-query';
import { ENTRY_TYPES } from '@/lib/ledger/rules/explore';
import { personName } from '@/lib/members/rules/mask';
import { isPersonalSearch } from '@/lib/members/rules/search-text';
import type { LedgerPage, LedgerRow } from '../_reading/ledger-list';
import { DayRange } from './day-range';
import { EntryDetail } from './entry-detail';
import { memberHref, SourceLink } from './source-link';

const URL = '/api/console/ledger';
const SOURCES = ['order', 'sign_up', 'behaviour', 'adjustment', 'console', 'spend', 'hold', 'return', 'lot'] as const;

/** The entries of all members as a list page; each opens beside the list to its source, rule, lots and decision. */
export function LedgerTable({ names, rules }: { readonly names: Names; readonly rules: readonly string[] }) {
  const t = useTranslations('book');
  const ui = useTranslations('ui');
  const words = useWords(names);
  const [notice, setNotice] = useState<{ readonly to: string | null; readonly isPersonal: boolean }>(NOTHING);

  async function read(query: ListQuery, signal: AbortSignal): Promise<LedgerPage> {
    const page = (await fetchList<LedgerRow>(URL, query, signal)) as LedgerPage;
    setNotice((before) => ({ to: page.searchedTo, isPersonal: before.isPersonal && query.q === '' }));
    return page;
  }
  function isDiverted(q: string): boolean {
    const isPersonal = isPersonalSearch(q);
    setNotice((before) => ({ ...before, isPersonal }));
    return isPersonal;
  }
  const columns: readonly Column<LedgerRow>[] = [
    { id: 'at', header: t('column.at'), cell: (row) => <DateTime at={row.at} zone={names.zone} /> },
    {
      id: 'member',
      header: t('column.member'),
      cell: (row) => (
        <>
          {row.isOpen ? (
            <TextLink quiet href={memberHref(row)}>
              {personName({ name: row.memberName, code: row.memberCode }, ui('erased'))}
            </TextLink>
          ) : (
            personName({ name: null, code: row.memberCode }, ui('erased'))
          )}
          {row.memberName === null ? null : <span className="ml-1.5 text-xs text-muted">{row.memberCode}</span>}
        </>
      ),
    },
    { id: 'what', header: t('column.what'), cell: (row) => sayItem(row, words).title },
    {
      id: 'amount',
      header: t('column.amount'),
      end: true,
      cell: (row) => <Trail told={sayItem(row, words)} className="font-medium" />,
    },
    { id: 'balance', header: t('column.balance'), end: true, cell: (row) => <NumberText value={row.balanceAfter} /> },
    { id: 'asset', header: t('column.asset'), cell: (row) => t(`asset.${row.kind}`) },
    { id: 'source', header: t('column.source'), cell: (row) => <SourceLink row={row} /> },
    { id: 'rule', header: t('column.rule'), cell: (row) => sayRule(row.rule, words.say) },
  ];
  return (
    <>
      {notice.isPersonal ? (
        <Banner tone="warning" title={t('personal')} className="mx-4 mb-2 desk:mx-6">
          {t('personalNote')}
        </Banner>
      ) : null}
      {notice.to === null ? null : (
        <Banner title={t('searchedTo')} className="mx-4 mb-2 desk:mx-6">
          <DateTime at={notice.to} format="datetime" zone={names.zone} /> {t('searchedNote')}
        </Banner>
      )}
      <DataTable<LedgerRow>
        name="ledger"
        label={t('list')}
        fetcher={read}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${sayItem(row, words).title} · ${row.memberCode}`}
        searchLabel={t('search')}
        divertSearch={isDiverted}
        filters={[
          {
            id: 'type',
            label: t('filter.type'),
            options: ENTRY_TYPES.map((value) => ({ value, label: words.say(`timeline.type.${value}`) })),
          },
          {
            id: 'asset',
            label: t('filter.asset'),
            options: (['points', 'growth'] as const).map((value) => ({ value, label: t(`asset.${value}`) })),
          },
          {
            id: 'source',
            label: t('filter.source'),
            options: SOURCES.map((value) => ({ value, label: t(`source.${value}`) })),
          },
          {
            id: 'rule',
            label: t('filter.rule'),
            options: rules.map((value) => ({ value, label: sayRule(value, words.say) })),
          },
        ]}
        tools={() => <DayRange />}
        peek={(row) => <EntryDetail row={row} words={words} />}
        empty={
          <EmptyState drawing="ledger" title={t('empty')}>
            {t('emptyNote')}
          </EmptyState>
        }
        whoGrants={t('administrator')}
        zone={names.zone}
      />
    </>
  );
}

const NOTHING = { to: null, isPersonal: false };
