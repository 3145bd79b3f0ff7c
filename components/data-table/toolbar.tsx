'use client';
import { RotateCw, Rows3, Rows4 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { SearchField } from '../ui/search-field';
import { FilterChip } from './filter-chip';
import type { Filter } from './types';
import type { ListState } from './use-list-state';

/** Search, filters, and the acts on the list as a whole. */
export function Toolbar({
  searchLabel,
  divertSearch,
  filters,
  state,
  onRefresh,
  refreshing,
  children,
}: {
  readonly searchLabel: string;
  readonly divertSearch?: (q: string) => boolean;
  readonly filters: readonly Filter[];
  readonly state: ListState;
  readonly onRefresh: () => void;
  readonly refreshing: boolean;
  /** More acts, such as an export. */
  readonly children?: ReactNode;
}) {
  const t = useTranslations('table');
  const dense = state.density === 'dense';
  // A diverted text stays in the field and nowhere else; no former search is left behind in the address either.
  const [diverted, setDiverted] = useState('');
  const search = (q: string) => {
    const isDiverted = divertSearch?.(q) === true;
    setDiverted(isDiverted ? q : '');
    void state.setSearch(isDiverted ? '' : q);
  };
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2.5 desk:px-6">
      <div className="w-full desk:w-64">
        <SearchField label={searchLabel} value={state.query.q || diverted} onSearch={search} />
      </div>
      {filters.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          values={state.query.filters[filter.id] ?? []}
          onChange={(values) => void state.setFilter(filter.id, values)}
        />
      ))}
      {state.isFiltered ? (
        <Button variant="ghost" size="sm" className="text-muted" onClick={() => void state.clear()}>
          {t('clear')}
        </Button>
      ) : null}
      <div className="ml-auto flex items-center gap-1">
        {children}
        <IconButton
          label={t(dense ? 'roomy' : 'dense')}
          icon={dense ? <Rows3 /> : <Rows4 />}
          onClick={() => void state.setDensity(dense ? 'roomy' : 'dense')}
        />
        <IconButton
          label={t('refresh')}
          icon={<RotateCw className={refreshing ? 'animate-spin motion-reduce:animate-none' : undefined} />}
          onClick={onRefresh}
          tip="left"
        />
      </div>
    </search>
  );
}
