'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat, Stats } from '@/components/ui/stat';
import type { Simulation } from '@/lib/earning';
import { formatNumber, formatPercent } from '@/lib/kernel/format';
import { useWords } from './editor-context';
import { Movers } from './movers';

/** What the draft would have given beside what the live version gives: totals, cost, who wins and loses and why. */
export function SimulationResult({ result, isStale }: { readonly result: Simulation; readonly isStale: boolean }) {
  const t = useTranslations('earning');
  const unit = t(`unit.${useWords().unit}`);
  const { live, draft, buyers, members, orders } = result;
  if (orders === 0) return <EmptyState drawing="ledger" title={t('simulation.none')} />;
  const change = draft.granted - live.granted;
  const share = live.granted === 0 ? null : formatPercent(change / live.granted, true);
  const whole = Math.round((change * buyers) / Math.max(1, members));
  return (
    <div className="grid gap-4">
      {isStale ? <Banner tone="warning" title={t('simulation.stale')} /> : null}
      <Stats label={t('simulation.totals')}>
        <Stat
          name={t('simulation.live', { version: result.liveVersion })}
          value={formatNumber(live.granted)}
          remark={cutOf(live)}
        />
        <Stat name={t('simulation.draft')} value={formatNumber(draft.granted)} remark={cutOf(draft)} />
        <Stat name={t('simulation.change', { unit })} value={formatNumber(change, true)} remark={share} />
        <Stat
          name={t('simulation.people')}
          value={t('simulation.upDown', { up: formatNumber(result.up), down: formatNumber(result.down) })}
          remark={t('simulation.same', { same: formatNumber(result.same) })}
        />
      </Stats>
      <p className="text-dense text-muted">
        {t('simulation.basis', {
          orders: formatNumber(orders),
          members: formatNumber(members),
          buyers: formatNumber(buyers),
        })}{' '}
        {members < buyers ? t('simulation.scaled', { change: formatNumber(whole, true), unit }) : null}
      </p>
      {result.isListed ? (
        <>
          <Movers title={t('simulation.winners')} movers={result.winners} />
          <Movers title={t('simulation.losers')} movers={result.losers} />
        </>
      ) : (
        <p className="text-dense text-muted">{t('simulation.hidden')}</p>
      )}
    </div>
  );

  function cutOf({ granted, desired }: { readonly granted: number; readonly desired: number }) {
    return granted === desired ? null : t('simulation.cut', { cut: formatNumber(desired - granted) });
  }
}
