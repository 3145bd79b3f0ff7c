import { useTranslations } from 'next-intl';
import { Badge, StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { Say } from '@/components/ui/say';
import { TextLink } from '@/components/ui/text-link';
import { ProgressBar } from '@/components/ui/track';
import type { LastBacktests } from '@/lib/rehearsals';
import { JOB_MEANINGS } from '../../_components/job-meanings';
import { headlineOf } from '../_components/headline';
import { lastDayOf } from '../_components/names';

/** One back-test in a line or two: over which days, how far it is, and what it came to. */
export function BacktestLine({ row, zone }: { readonly row: LastBacktests['rows'][number]; readonly zone: string }) {
  const t = useTranslations('rehearsals');
  const { id, state, from, to, done, total, createdAt, by, isStale } = row;
  return (
    <li className="grid gap-1 border-t border-line py-2.5 text-dense first:border-t-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusPill meaning={JOB_MEANINGS[state]}>{t(`state.${state}`)}</StatusPill>
        {state === 'done' ? (
          <Badge tone={isStale ? 'warning' : 'plain'}>{t(isStale ? 'panel.stale' : 'panel.fresh')}</Badge>
        ) : null}
        <TextLink href={`/console/rehearsals/${id}`}>
          {t(state === 'waiting' || state === 'running' ? 'panel.watch' : 'panel.open')}
        </TextLink>
      </p>
      {state === 'done' ? <p>{headlineOf(t as unknown as Say, row)}</p> : null}
      {state === 'running' ? <ProgressBar value={done} max={Math.max(1, total)} label={t('progress.label')} /> : null}
      <p className="text-xs text-muted">
        <DateTime at={from} format="date" zone={zone} /> – <DateTime at={lastDayOf(to)} format="date" zone={zone} /> ·{' '}
        {by} · <DateTime at={createdAt} format="datetime" zone={zone} />
      </p>
    </li>
  );
}
