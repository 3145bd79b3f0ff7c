import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Mover } from '@/lib/rehearsals';
import type { ResultProps } from './backtest-result';

const SHOWN = 10;

/** The members who get most more, and most less, each by the order that tells it best. */
export function Movers(props: ResultProps) {
  const t = useTranslations('rehearsals');
  const { picks } = props.page;
  if (picks === null) return <p className="text-dense text-muted">{t('picks.hidden')}</p>;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <MoverList {...props} title={t('picks.winners')} movers={picks.winners} />
      <MoverList {...props} title={t('picks.losers')} movers={picks.losers} />
    </div>
  );
}

function MoverList({
  page: { kind },
  names,
  title,
  movers,
}: ResultProps & { readonly title: string; readonly movers: readonly Mover[] }) {
  const t = useTranslations('rehearsals');
  const gainOf = ({ amount, from, to }: Mover) => {
    if (kind === 'levels')
      return t('picks.gain.ranks', { from: names.levelOf(from ?? ''), to: names.levelOf(to ?? '') });
    if (kind === 'points') return t('picks.gain.points', { amount: formatNumber(amount, true) });
    if (kind === 'growth') return t('picks.gain.growth', { amount: formatNumber(amount, true) });
    return formatMoney(amount, 'signed');
  };
  return (
    <Card>
      <CardHeader title={title} />
      {movers.length === 0 ? (
        <p className="px-4 pb-4 text-dense text-muted">{t('picks.none')}</p>
      ) : (
        <ol className="grid px-4 pb-3">
          {movers.slice(0, SHOWN).map((mover) => (
            <li
              key={mover.order}
              className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line py-2 text-dense first:border-t-0"
            >
              <span className="min-w-0">
                <TextLink href={`/console/orders/${encodeURIComponent(mover.order)}`}>
                  {t('picks.order', { order: mover.order })}
                </TextLink>{' '}
                <span className="text-xs text-muted">
                  {t('picks.ofOrders', { orders: formatNumber(mover.orders) })}
                </span>
              </span>
              <span className="font-medium">{gainOf(mover)}</span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
