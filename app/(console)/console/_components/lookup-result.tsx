'use client';
import { useLocale, useTranslations } from 'next-intl';
import { ErrorState } from '@/components/ui/error-state';
import { LevelMark, metalOf } from '@/components/ui/level-mark';
import { List, ListRow } from '@/components/ui/list';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { LevelNames } from './level-names';
import type { Lookup } from './use-lookup';

/** Whom a lookup found, as links; what was typed is not repeated, it may be personal. */
export function LookupResult({
  lookup,
  levels,
  hrefOf = (id) => `/console/members/${id}`,
}: {
  readonly lookup: Lookup;
  readonly levels: LevelNames;
  /** Where a member leads: his own page unless said otherwise. */
  readonly hrefOf?: (id: string) => string;
}) {
  const t = useTranslations('console.lookup');
  const language = useLocale() === 'en' ? 'en' : 'zh';
  if (lookup.q === '') return null;
  const { rows, isLoading, isFailed, retry } = lookup;
  const said = isLoading || isFailed ? '' : rows.length === 0 ? t('none') : t('found', { count: rows.length });
  return (
    <div>
      <p role="status" className={rows.length > 0 ? 'sr-only' : 'px-1 text-dense text-muted'}>
        {said}
      </p>
      {isLoading ? <Skeleton className="after-pause h-14 rounded-card" /> : null}
      {isFailed ? (
        <ErrorState compact title={t('failed')} onRetry={retry}>
          {t('failedNote')}
        </ErrorState>
      ) : null}
      {rows.length > 0 ? (
        <List label={t('list')}>
          {rows.map((row) => {
            const level = row.levelCode === null ? undefined : levels[row.levelCode];
            return (
              <ListRow
                key={row.id}
                href={hrefOf(row.id)}
                title={
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    {row.name ?? row.code}
                    <span className="text-xs font-normal text-muted">{row.mobile ?? t('noMobile')}</span>
                    {level ? <LevelMark metal={metalOf(level.metal)}>{level[language]}</LevelMark> : null}
                  </span>
                }
                detail={row.code}
                trail={
                  <span className="text-dense">
                    <Money fen={row.amount} />
                    <span className="block text-xs text-muted">{t('orders', { count: row.orders })}</span>
                  </span>
                }
              />
            );
          })}
        </List>
      ) : null}
    </div>
  );
}
