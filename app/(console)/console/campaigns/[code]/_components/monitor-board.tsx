'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { StaleBar } from '@/components/ui/stale-bar';
import type { Monitor } from '@/lib/campaigns';
import { DaysChart } from './days-chart';
import { DrawsList, type ShownDraw } from './draws-list';
import { FigureGrid } from './figure-grid';
import { Funnel } from './funnel';
import { type SplitNames, Splits } from './splits';

type Wire = Omit<Monitor, 'draws'> & {
  readonly draws: readonly (Omit<Monitor['draws'][number], 'pace'> & {
    readonly pace: { readonly usedBp: number; readonly endsAt: string | null };
  })[];
};

const EVERY_MS = 15_000;

/** The live numbers of a campaign: aggregates that are asked for anew while it gives, never rows (S0-5.4). */
export function MonitorBoard({ code, names }: { readonly code: string; readonly names: SplitNames }) {
  const t = useTranslations('campaign-figures');
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['campaign-monitor', code],
    queryFn: async ({ signal }): Promise<Wire> => {
      const answer = await fetch(`/api/console/campaigns/${encodeURIComponent(code)}/monitor`, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    },
    refetchInterval: ({ state }) => (state.data === undefined || IS_LIVE.has(state.data.phase) ? EVERY_MS : false),
  });
  if (data === undefined)
    return error === null ? (
      <div className="grid gap-4" aria-busy="true">
        <Skeleton className="h-48 rounded-card" />
        <Skeleton className="h-64 rounded-card" />
      </div>
    ) : (
      <ErrorState title={t('failed')} onRetry={() => void refetch()} />
    );
  const { told, draws, zone, asOf } = data;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {error === null ? (
        <p role="status" className="text-xs text-muted">
          {t('asOf')} <DateTime at={asOf} format="datetime" zone={zone} />
          {IS_LIVE.has(data.phase) ? ` · ${t('refreshes')}` : ''}
        </p>
      ) : (
        <StaleBar asOf={asOf} refreshing={isFetching} onRefresh={() => void refetch()} />
      )}
      {told === null ? (
        <EmptyState drawing="box" title={t('notBegun')}>
          {t('notBegunNote')}
        </EmptyState>
      ) : (
        <>
          <FigureGrid code={code} figures={told.figures} />
          <div className="grid items-start gap-4 desk:grid-cols-2">
            <Funnel code={code} steps={told.funnel} />
            <DrawsList draws={draws.map(shownOf)} zone={zone} />
          </div>
          <DaysChart days={told.days} />
          <Splits told={told} names={names} />
        </>
      )}
    </div>
  );
}

const IS_LIVE: ReadonlySet<string> = new Set(['warming', 'running', 'paused']);

const shownOf = ({ pace, ...draw }: Wire['draws'][number]): ShownDraw => ({
  ...draw,
  usedBp: pace.usedBp,
  runsOutAt: pace.endsAt,
});
