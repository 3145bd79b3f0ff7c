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
import { UsedCard } from './used-card';

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
  const t = await getTranslations('orders-console');
  return (
    <ConsolePage
      title={t('numbered', { number: story.externalId })}
      crumbs={[{ label: t('title') }, { label: story.externalId }]}
      marks={<Marks story={story} />}
      note={<Whereabouts story={story} names={names} />}
    >
      <div className="grid gap-5 desk:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 content-start gap-4">
          <Card className="overflow-hidden">
            <CardHeader title={t('lines')} note={t('lineCount', { count: story.lines.length })} />
            <LinesTable lines={story.lines} frozen={story.frozen} />
            <Sums story={story} />
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
          <UsedCard story={story} zone={names.zone} />
          {owner.kind === 'guest' ? null : <EarnedCard story={story} names={names} />}
        </div>
      </div>
    </ConsolePage>
  );
}

async function Marks({ story }: { readonly story: OrderStory }) {
  const [t, status] = await Promise.all([getTranslations('orders-console'), getTranslations('timeline.status')]);
  const { paid, back } = totalsOf(story);
  return (
    <>
      <StatusPill meaning={MEANING[story.status]}>{status(story.status)}</StatusPill>
      {back > 0 ? <StatusPill meaning="attention">{t(back >= paid ? 'allBack' : 'partBack')}</StatusPill> : null}
    </>
  );
}

async function Whereabouts({ story, names }: { readonly story: OrderStory; readonly names: Names }) {
  const [members, locale] = await Promise.all([getTranslations('members'), getLocale()]);
  const language = locale === 'en' ? 'en' : 'zh';
  const { channel, storeCode } = story;
  const parts = [
    storeCode === null ? null : (names.stores[storeCode]?.[language] ?? storeCode),
    channel !== null && members.has(`channel.${channel}`) ? members(`channel.${channel}`) : channel,
  ].filter((part) => part !== null);
  return (
    <span className="flex flex-wrap gap-x-2">
      <DateTime at={story.placedAt} format="full" zone={names.zone} />
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

async function Sums({ story }: { readonly story: OrderStory }) {
  const t = await getTranslations('orders-console');
  const { paid, back } = totalsOf(story);
  return (
    <dl className="grid gap-1.5 border-t border-line px-4 py-3 text-body desk:pl-[60%]">
      <Sum name={t('goods')} fen={story.goods} />
      {story.freight === 0 ? null : <Sum name={t('freight')} fen={story.freight} />}
      {story.adjustment === 0 ? null : <Sum name={t('adjustment')} fen={story.adjustment} />}
      {story.tender === 0 ? null : <Sum name={t('tender')} fen={-story.tender} />}
      <Sum name={t('total')} fen={paid} isTotal />
      {back === 0 ? null : <Sum name={t('refunded')} fen={-back} />}
    </dl>
  );
}

const totalsOf = (story: OrderStory) => ({
  paid: story.goods + story.freight + story.adjustment - story.tender,
  back: story.refunds.reduce((sum, { amount }) => sum + amount, 0),
});

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
