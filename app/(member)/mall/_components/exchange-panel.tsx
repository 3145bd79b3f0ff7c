'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { newKey } from '@/components/ui/new-key';
import { RadioGroup } from '@/components/ui/radio-group';
import { Sheet } from '@/components/ui/sheet';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { exchangeItem } from '@/lib/mall/actions';
import { AddressFields, PickupField } from './way-fields';

type Way = 'delivery' | 'pickup';
type Facts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The last word before an exchange: what it costs, what is left after it, how it comes (M6). What the member saw is sent
 * along; when it is not so any more he is told the old and the new, and nothing is done (re-quote).
 */
export function ExchangePanel({
  code,
  name,
  points,
  cash,
  balance,
  ways,
  stores,
}: {
  readonly code: string;
  readonly name: string;
  readonly points: number;
  readonly cash: number;
  readonly balance: number;
  readonly ways: readonly Way[];
  readonly stores: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTranslations('mall-act');
  const words = useTranslations('mall-words');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [way, setWay] = useState<Way | null>(ways[0] ?? null);
  const [told, tell] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const key = useRef<string | null>(null);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? '').trim();
    const address =
      way === 'delivery' ? { name: text('name'), mobile: text('mobile'), address: text('address') } : null;
    const store = way === 'pickup' ? text('store') || null : null;
    key.current ??= newKey();
    const ask = { code, key: key.current, seen: { points, cash, balance }, way, address, store };
    start(async () => {
      const answer = await exchangeItem(ask).catch(() => null);
      if (answer?.ok) return router.push(`/mall/orders/${answer.value.order}?new=1`);
      // No answer: it may have been done, and the same key asks again for the same thing.
      if (answer !== null) key.current = null;
      tell(answer === null ? t('refusal.offline') : sentence(answer.code, answer.facts));
      if (answer !== null) router.refresh();
    });
  }

  function sentence(refusal: string, facts: Facts): string {
    const number = (fact: string) => formatNumber(Number(facts[fact] ?? 0));
    if (refusal === 'mall_requote') {
      const price = (side: string) =>
        Number(facts[`${side}Cash`]) === 0
          ? words('points', { points: number(`${side}Points`) })
          : words('mixed', { points: number(`${side}Points`), cash: formatMoney(Number(facts[`${side}Cash`])) });
      const isPrice = facts.oldPoints !== facts.newPoints || facts.oldCash !== facts.newCash;
      if (isPrice) return t('refusal.price', { old: price('old'), new: price('new') });
      return t('refusal.balance', { old: number('oldBalance'), new: number('newBalance') });
    }
    if (refusal === 'insufficient_points') return t('refusal.insufficient_points', { short: number('short') });
    const known = `refusal.${refusal}`;
    return t.has(known) ? t(known) : t('refusal.unknown');
  }

  return (
    <>
      <Button variant="primary" size="lg" full aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('exchange')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('confirm')}>
        <form onSubmit={send} className="grid gap-4">
          <p className="font-medium">{name}</p>
          <DescriptionList
            className="text-dense"
            items={[
              { name: t('price'), value: words('points', { points: formatNumber(points) }) },
              ...(cash === 0 ? [] : [{ name: t('cash'), value: formatMoney(cash) }]),
              { name: t('now'), value: formatNumber(balance) },
              { name: t('after'), value: <strong>{formatNumber(balance - points)}</strong> },
            ]}
          />
          {ways.length > 1 ? (
            <RadioGroup
              label={t('way')}
              cards
              value={way ?? 'delivery'}
              onChange={setWay}
              choices={ways.map((one) => ({ value: one, label: words(`way.${one}`) }))}
            />
          ) : null}
          {way === 'delivery' ? <AddressFields /> : null}
          {way === 'pickup' ? <PickupField stores={stores} /> : null}
          {cash === 0 ? null : <p className="text-xs text-muted">{t('demoPay', { cash: formatMoney(cash) })}</p>}
          <div aria-live="assertive">{told === null ? null : <Banner tone="warning" title={told} />}</div>
          <Button type="submit" variant="primary" size="lg" full pending={pending}>
            {t('confirmAct', { points: formatNumber(points) })}
          </Button>
        </form>
      </Sheet>
    </>
  );
}
