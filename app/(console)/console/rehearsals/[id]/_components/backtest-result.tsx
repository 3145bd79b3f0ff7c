import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import type { Say } from '@/components/ui/say';
import { formatDateTime, formatNumber, formatPercent } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { BacktestPage } from '@/lib/rehearsals';
import { headlineOf } from '../../_components/headline';
import type { ResultNames } from '../../_reading/result-names';
import { Baskets } from './baskets';
import { Budgets } from './budgets';
import { Costs } from './costs';
import { Days } from './days';
import { Kpis } from './kpis';
import { Movers } from './movers';
import { Moves } from './moves';
import { Slices } from './slices';

/** What everything below the headline is given. */
export type ResultProps = { readonly page: BacktestPage; readonly names: ResultNames; readonly locale: Locale };

/** What a draft would have come to: one sentence, the figures behind it, by day, level and store, who and which orders. */
export function BacktestResult(props: ResultProps) {
  const t = useTranslations('rehearsals');
  const { page, locale } = props;
  const { sums, uncounted, kind, isStale } = page;
  if (sums === null) return null;
  const isOffers = kind === 'offer' || kind === 'campaign';
  const isCosted = isOffers || kind === 'points';
  const names = uncounted.map(({ zh, en }) => (locale === 'en' ? en : zh));
  return (
    <div className="grid gap-4">
      {isStale === false ? null : (
        <Banner tone="warning" title={t(isStale === null ? 'stale.gone' : 'stale.title')}>
          {isStale === null ? null : t('stale.note')}
        </Banner>
      )}
      <p className="max-w-prose text-base font-medium">{headlineOf(t as unknown as Say, page)}</p>
      <Kpis {...props} />
      <Basis {...props} />
      {names.length === 0 ? null : <Banner title={t('uncounted', { names: names.join(t('join')) })} />}
      {isCosted ? <Days {...props} /> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {isOffers ? <Costs {...props} /> : null}
        {isOffers && page.budgets.length > 0 ? <Budgets {...props} /> : null}
        {kind === 'levels' ? <Moves {...props} /> : null}
        <Slices {...props} by="levels" isCosted={isCosted} />
        <Slices {...props} by="stores" isCosted={isCosted} />
      </div>
      {isCosted ? <Baskets {...props} /> : null}
      <Movers {...props} />
    </div>
  );
}

/** What the figures are of, said honestly: all orders or a sample, as of when, and what is left out. */
function Basis({ page, locale }: ResultProps) {
  const t = useTranslations('rehearsals');
  const { total, population, share, asOf, zone, kind, asksMembers } = page;
  const isOffers = kind === 'offer' || kind === 'campaign';
  const at = formatDateTime(asOf, 'datetime', locale, zone);
  return (
    <p className="max-w-prose text-dense text-muted">
      {share >= 1
        ? t('basis.all', { orders: formatNumber(total) })
        : t('basis.sample', {
            orders: formatNumber(total),
            population: formatNumber(population ?? total),
            share: formatPercent(share),
          })}{' '}
      {isOffers
        ? `${t('basis.asOf', { at })} ${asksMembers ? `${t('basis.asked', { at })} ` : ''}${t('basis.left')}`
        : null}
    </p>
  );
}
