import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ExchangeState } from '@/components/mall/state-pill';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { DescriptionList } from '@/components/ui/description-list';
import { formatDateTime, formatMoney, formatNumber, maskPhone } from '@/lib/kernel/format';
import type { OwnExchange } from '@/lib/mall';
import { storeNames } from '@/lib/stores';
import { mallWords } from '../_reading';

/** One exchange: its state, the code to fetch it with or the gift card, and all that is known of it. */
export async function ExchangeCard({ order }: { readonly order: OwnExchange }) {
  const [t, { worded }] = await Promise.all([getTranslations('mall'), mallWords()]);
  const name = worded(order.name);
  const { pickupCode, card, state } = order;
  return (
    <Card inset className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 lang={name.lang} className="text-base font-medium">
          {name.text}
        </h2>
        <ExchangeState state={state} />
      </div>
      {pickupCode !== null && state === 'awaiting_pickup' ? (
        <p className="rounded-card bg-sunken p-3 text-center text-dense">
          {t('pickup')}
          <strong className="mt-1 block text-xl tracking-widest">{pickupCode}</strong>
        </p>
      ) : null}
      {card !== null && state !== 'cancelled' ? (
        <div className="grid gap-2 rounded-card bg-sunken p-3 text-dense">
          <span>{t('card')}</span>
          <span className="flex flex-wrap items-center justify-between gap-2">
            <strong className="break-all text-base">{card}</strong>
            <CopyButton text={card} label={t('copyCard')} />
          </span>
        </div>
      ) : null}
      <DescriptionList className="text-dense" items={await factsOf(order)} />
    </Card>
  );
}

async function factsOf(order: OwnExchange) {
  const [t, words, { locale, zone }, stores] = await Promise.all([
    getTranslations('mall'),
    getTranslations('mall-words'),
    mallWords(),
    storeNames(),
  ]);
  const at = (when: Date | null) => (when === null ? null : formatDateTime(when, 'datetime', locale, zone));
  const store = stores.get(order.store ?? '');
  const { points, cash, way, address, carrier, tracking, reason } = order;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['points', words('points', { points: formatNumber(points) })],
    ['cash', cash === 0 ? null : formatMoney(cash)],
    ['at', at(order.createdAt)],
    ['way', way === 'instant' ? null : words(`way.${way as 'delivery'}`)],
    ['store', (locale === 'en' ? store?.en : store?.zh) ?? null],
    ['address', address === null ? null : `${address.name} ${maskPhone(address.mobile)} ${address.address}`],
    ['carrier', carrier === null ? null : `${carrier} ${tracking}`],
    ['shippedAt', at(order.shippedAt)],
    ['doneAt', at(order.doneAt)],
    ['cancelledAt', at(order.cancelledAt)],
    ['reason', reason === '' ? null : reason],
  ];
  return facts.flatMap(([key, value]) => (value === null ? [] : [{ key, name: t(`fact.${key}`), value }]));
}
