'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import type { SkinCode } from '@/lib/games/registry';
import type { GameListRow } from '../_reading/game-list';
import { GameState } from './game-state';

/** The list of games (2.0.1): how they look, when they run, and their state. */
export function GamesTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('games');
  const locale = useLocale();
  const nameOf = (row: GameListRow) => (locale === 'en' ? row.nameEn : row.nameZh) ?? row.id;
  const at = (instant: string | null) => (instant === null ? '' : <DateTime at={instant} zone={zone} />);
  const columns: readonly Column<GameListRow>[] = [
    { id: 'name', header: t('column.name'), cell: nameOf },
    { id: 'skin', header: t('column.skin'), cell: ({ skin }) => (skin === null ? '' : t(`skin.${skin as SkinCode}`)) },
    { id: 'prizes', header: t('column.prizes'), end: true, cell: ({ prizes }) => prizes },
    { id: 'from', header: t('column.from'), cell: ({ from }) => at(from) },
    { id: 'to', header: t('column.to'), cell: ({ to }) => at(to) },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ phase }) => <GameState phase={phase} label={t(`state.${phase}`)} />,
    },
  ];
  return (
    <DataTable<GameListRow>
      name="games"
      label={t('list')}
      url="/api/console/games"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={nameOf}
      rowHref={(row) => `/console/games/${row.id}`}
      searchLabel={t('search')}
      views={[
        { id: 'all', label: t('view.all') },
        ...(['running', 'warming', 'ended', 'draft'] as const).map((id) => ({ id, label: t(`state.${id}`) })),
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
