import { getLocale, getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { StatusPill } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { JOB_MEANINGS } from '../../../_components/job-meanings';
import { lastDayOf, nameOf } from '../../_components/names';
import { readBacktest } from '../../_reading/read-backtest';
import { resultNames } from '../../_reading/result-names';
import { BacktestProgress } from './backtest-progress';
import { BacktestResult } from './backtest-result';

/** One back-test: of what and over which orders, how far it is, and what it came to (N1). */
export async function BacktestDetail({ id }: { readonly id: string }) {
  const [t, said, page] = await Promise.all([getTranslations('rehearsals'), getLocale(), readBacktest(id)]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const { kind, state, from, to, zone, done, stores } = page;
  const names = await resultNames(locale);
  const name = nameOf(page, locale, (one) => t(`kind.${one}`));
  const dayOf = (at: Date) => formatDateTime(at, 'date', locale, zone);
  const isOpen = state === 'waiting' || state === 'running';
  const where = stores.length === 0 ? '' : ` · ${t('stores', { stores: stores.map(names.storeOf).join(t('join')) })}`;
  return (
    <ConsolePage
      title={name}
      note={`${t(`kind.${kind}`)} · ${t('days', { from: dayOf(from), to: dayOf(lastDayOf(to)) })}${where}`}
      marks={<StatusPill meaning={JOB_MEANINGS[state]}>{t(`state.${state}`)}</StatusPill>}
      crumbs={[{ label: name }]}
      actions={<LinkButton href={page.page}>{t('back')}</LinkButton>}
    >
      {isOpen ? <BacktestProgress page={page} /> : null}
      {state === 'cancelled' ? (
        <Banner tone="info" title={t('state.cancelled')}>
          {t('progress.cancelledNote', { done: formatNumber(done) })}
        </Banner>
      ) : null}
      {state === 'failed' ? (
        <Banner tone="danger" title={t('state.failed')}>
          {t('progress.failedNote')}
        </Banner>
      ) : null}
      {page.sums === null ? null : <BacktestResult page={page} names={names} locale={locale} />}
    </ConsolePage>
  );
}
