import { useTranslations } from 'next-intl';
import { rateOf } from '@/components/earning/words';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { sayOffer, sayRefusal } from '@/lib/pricing';
import type { Basket, BasketOffer, BasketRefusal } from '@/lib/rehearsals';
import type { ResultProps } from './backtest-result';

const SHOWN = 10;

/** The orders on which a draft does most harm, each with what the evaluator says of it (N2). */
export function Baskets(props: ResultProps) {
  const t = useTranslations('rehearsals');
  const { picks } = props.page;
  if (picks === null || picks.baskets.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('picks.baskets')} note={t('picks.basketsNote')} />
      <ol className="grid px-4 pb-3">
        {picks.baskets.slice(0, SHOWN).map((basket) => (
          <BasketItem key={basket.order} {...props} basket={basket} />
        ))}
      </ol>
    </Card>
  );
}

function BasketItem({ basket, page, locale }: ResultProps & { readonly basket: Basket }) {
  const t = useTranslations('rehearsals');
  const { order, at, list, paid, before, after, cost, margin, applied, refused } = basket;
  const money = (fen: number) => formatMoney(fen, 'plain');
  const nameIn = ({ name }: Pick<BasketOffer, 'name'>) => (locale === 'en' ? name.en : name.zh);
  return (
    <li className="grid gap-1 border-t border-line py-2.5 text-dense first:border-t-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <TextLink href={`/console/orders/${encodeURIComponent(order)}`}>{t('picks.order', { order })}</TextLink>
        <span className="text-xs text-muted">
          <DateTime at={at} format="datetime" zone={page.zone} />
        </span>
        {margin === null ? null : (
          <Badge tone={margin < 0 ? 'danger' : 'plain'}>{t('picks.margin', { margin: money(margin) })}</Badge>
        )}
      </p>
      <p>
        {page.kind === 'points'
          ? t('picks.earned', {
              paid: money(paid),
              before: formatNumber(before),
              after: formatNumber(after),
              cost: money(cost),
            })
          : t('picks.net', {
              list: money(list),
              paid: money(paid),
              before: money(before),
              after: money(after),
              cost: money(cost),
            })}
      </p>
      <ul className="grid gap-0.5 text-xs text-muted">
        {applied.map((one) => (
          <li key={`${nameIn(one)} ${one.layer}`} className="break-words">
            {t('picks.applied', { what: appliedOf(one) })}{' '}
            {one.isDraft ? <Badge tone="accent">{t('picks.draft')}</Badge> : null}
          </li>
        ))}
        {refused.map((one) => (
          <li key={`${nameIn(one)} ${one.code}`} className="break-words">
            {t('picks.refused', { name: nameIn(one), why: whyOf(one) })}{' '}
            {one.isDraft ? <Badge tone="accent">{t('picks.draft')}</Badge> : null}
          </li>
        ))}
      </ul>
    </li>
  );

  function appliedOf(one: BasketOffer): string {
    if (one.layer === 'factor') return t('picks.factor', { code: nameIn(one), rate: rateOf(one.granted) });
    const isMoney = one.layer !== 'gift' && one.layer !== 'earn';
    const granted = isMoney ? t('picks.off', { amount: money(one.granted) }) : '';
    const cuts = one.trims.map((by) => t(`picks.trim.${by as 'floor'}`));
    return [
      t('picks.offer', { name: nameIn(one), what: sayOffer({ kind: one.kind, params: one.params }, locale), granted }),
      ...cuts,
    ].join(t('join'));
  }

  function whyOf({ code, facts, failure }: BasketRefusal): string {
    const refusal = { offer: '', version: 0, code, facts, failure } as Parameters<typeof sayRefusal>[0];
    return sayRefusal(refusal, 'auditor', locale);
  }
}
