import { getLocale, getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { ReasonList } from '@/components/timeline/reason-list';
import type { Names } from '@/components/timeline/use-words';
import { type StatusMeaning, StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Money } from '@/components/ui/money';
import { type Actor, may } from '@/lib/kernel/actor';
import type { OrderStory } from '@/lib/orders';
import type { OrderOwner } from '../../_reading/read-order';
import { EarnedCard } from './earned-card';
import { LinesTable } from './lines-table';
import { OwnerCard } from './owner-card';
import { RefundsCard } from './refunds-card';

const MEANING: Readonly<Record<OrderStory['status'], StatusMeaning>> = {
  placed: 'waiting',
  paid: 'running',
  completed: 'ok',
  cancelled: 'stopped',
};

/** One order with its lines, what it earned and why, and what came back of it. */
export async function OrderPage({
  actor,
  story,
  owner,
  names,
}: {
  readonly actor: Actor;
  readonly story: OrderStory;
  readonly owner: OrderOwner;
  readonly names: Names;
}) {
  const [t, status, locale] = await Promise.all([
    getTranslations('orders-console'),
    getTranslations('timeline.status'),
    getLocale(),
  ]);
  const language = locale === 'en' ? 'en' : 'zh';
  const store = story.storeCode === null ? null : (names.stores[story.storeCode]?.[language] ?? story.storeCode);
  const paid = story.goods + story.freight + story.adjustment;
  const back = story.refundedGoods + story.refundedFreight;
  return (
    <ConsolePage
      title={t('numbered', { number: story.externalId })}
      crumbs={[{ label: story.externalId }]}
      marks={
        <>
          <StatusPill meaning={MEANING[story.status]}>{status(story.status)}</StatusPill>
          {back > 0 ? <StatusPill meaning="attention">{t(back >= paid ? 'allBack' : 'partBack')}</StatusPill> : null}
        </>
      }
      note={
        <span className="flex flex-wrap gap-x-2">
          <DateTime at={story.placedAt} format="full" zone={names.zone} />
          {store === null ? null : <span>{store}</span>}
          {story.channel === null ? null : <span>{story.channel}</span>}
        </span>
      }
    >
      <div className="grid gap-5 desk:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 content-start gap-4">
          <Card className="overflow-hidden">
            <CardHeader title={t('lines')} note={t('lineCount', { count: story.lines.length })} />
            <LinesTable lines={story.lines} />
            <dl className="ml-auto grid max-w-80 gap-1.5 border-t border-line px-4 py-3 text-body">
              <Sum name={t('goods')} fen={story.goods} />
              {story.freight === 0 ? null : <Sum name={t('freight')} fen={story.freight} />}
              {story.adjustment === 0 ? null : <Sum name={t('adjustment')} fen={story.adjustment} />}
              <Sum name={t('total')} fen={paid} isTotal />
              {back === 0 ? null : <Sum name={t('refunded')} fen={-back} />}
            </dl>
          </Card>
          {may(actor, 'decisions.read') && story.reasons.length > 0 ? (
            <Card>
              <CardHeader title={t('why')} note={t('whyNote')} />
              <div className="px-4 pb-4">
                <ReasonList reasons={story.reasons} names={names} />
              </div>
            </Card>
          ) : null}
          {story.refunds.length > 0 ? <RefundsCard story={story} zone={names.zone} /> : null}
        </div>
        <div className="grid content-start gap-4">
          <OwnerCard owner={owner} />
          {owner.kind === 'guest' ? null : <EarnedCard story={story} names={names} />}
        </div>
      </div>
    </ConsolePage>
  );
}

function Sum({
  name,
  fen,
  isTotal = false,
}: {
  readonly name: string;
  readonly fen: number;
  readonly isTotal?: boolean;
}) {
  return (
    <div className="flex justify-between gap-8">
      <dt className="text-muted">{name}</dt>
      <dd className={isTotal ? 'text-base font-bold' : undefined}>
        <Money fen={fen} tone={fen < 0} />
      </dd>
    </div>
  );
}
