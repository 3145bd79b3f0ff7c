'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { MADE_BY } from '@/lib/audit/rules/made-by';
import { type AuditWindow, WINDOW_DAYS } from '@/lib/audit/rules/window';
import { AuditDetail } from './audit-detail';
import { Change } from './change';
import { ExportTrail } from './export-trail';
import type { Line } from './line';
import { useAuditWords } from './use-audit-words';

/** What the trail can be narrowed by. */
export type Facets = {
  readonly actions: readonly string[];
  readonly objectTypes: readonly string[];
  readonly actors: readonly { readonly value: string; readonly name: string }[];
};

// What people wrote and what changed may be long: it wraps instead of running under its neighbour.
const WRAPS = 'min-w-52 whitespace-normal';
const WINDOWS = Object.keys(WINDOW_DAYS) as AuditWindow[];

/** The names of the staff who acted lately, by their ids. */
const staffNames = (actors: Facets['actors']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    actors
      .filter(({ value, name }) => value.startsWith('staff:') && name !== '')
      .map(({ value, name }) => [value.slice('staff:'.length), name]),
  );

/** The trail as a list page: filters as chips, keyset paging, one entry at a glance beside it. */
export function AuditTable({ facets }: { readonly facets: Facets }) {
  const t = useTranslations('audit');
  const words = useAuditWords(staffNames(facets.actors));
  const columns: readonly Column<Line>[] = [
    { id: 'at', header: t('column.at'), cell: (line) => <DateTime at={line.at} /> },
    { id: 'actor', header: t('column.actor'), cell: (line) => words.actor(line) },
    { id: 'action', header: t('column.action'), cell: (line) => words.action(line.action) },
    {
      id: 'object',
      header: t('column.object'),
      cell: (line) => <span className="block max-w-64 truncate">{words.object(line)}</span>,
    },
    { id: 'change', header: t('column.change'), cell: (line) => <Change diff={line.diff} max={2} />, className: WRAPS },
    { id: 'reason', header: t('column.reason'), cell: (line) => line.reason ?? '', className: WRAPS },
  ];
  return (
    <DataTable<Line>
      name="audit"
      label={t('list')}
      url="/api/console/audit"
      columns={columns}
      rowId={(line) => line.id}
      rowLabel={(line) => `${words.action(line.action)} · ${words.actor(line)}`}
      searchLabel={t('search')}
      filters={[
        {
          id: 'window',
          label: t('filter.window'),
          options: WINDOWS.map((value) => ({ value, label: t(`window.${value}`) })),
        },
        {
          id: 'by',
          label: t('filter.by'),
          options: MADE_BY.map((value) => ({ value, label: t(`by.${value}`) })),
        },
        {
          id: 'actor',
          label: t('filter.actor'),
          options: facets.actors.map(({ value, name }) => ({ value, label: words.actorValue(value, name) })),
        },
        {
          id: 'action',
          label: t('filter.action'),
          options: facets.actions.map((value) => ({ value, label: words.action(value) })),
        },
        {
          id: 'object',
          label: t('filter.object'),
          options: facets.objectTypes.map((value) => ({ value, label: words.objectType(value) })),
        },
      ]}
      tools={(query) => <ExportTrail query={query} />}
      peek={(line) => <AuditDetail line={line} />}
      empty={<EmptyState title={t('empty')}>{t('emptyNote')}</EmptyState>}
      whoGrants={t('administrator')}
    />
  );
}
