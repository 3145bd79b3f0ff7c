import { getLocale, getTranslations } from 'next-intl/server';
import { type StatusMeaning, StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { Say } from '@/components/ui/say';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { OrderStory } from '@/lib/orders';

type Frozen = NonNullable<OrderStory['frozen']>;

const MEANING: Readonly<Record<Frozen['state'], StatusMeaning>> = {
  held: 'waiting',
  used: 'ok',
  lapsed: 'stopped',
  released: 'stopped',
};
const KINDS = { COUPON: 'coupon', BENEFIT: 'benefit', OFFER: 'offer', CARD: 'offer', LEVEL: 'offer' } as const;

/** What an order that was placed with a quote holds or has used, as it was frozen (4.C-freeze). */
export async function UsedCard({ story, zone }: { readonly story: OrderStory; readonly zone: string }) {
  const [t, said] = await Promise.all([getTranslations('orders-console'), getLocale()]);
  const { frozen, payBy } = story;
  if (frozen === null) return null;
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const state =
    frozen.state === 'held'
      ? t('used.held', { time: payBy === null ? '' : formatDateTime(payBy, 'time', locale, zone) })
      : t(`used.${frozen.state}`);
  return (
    <Card>
      <CardHeader title={t('used.title')} note={t('used.note')} />
      <div className="grid gap-3 px-4 pb-4">
        <p>
          <StatusPill meaning={MEANING[frozen.state]}>{state}</StatusPill>
        </p>
        <DescriptionList className="gap-2" items={rowsOf(t, frozen, locale === 'en' ? 'en' : 'zh')} />
      </div>
    </Card>
  );
}

function rowsOf(t: Say, { terms, progress }: Frozen, language: 'zh' | 'en') {
  const { offers, gifts, tender, promised } = terms;
  const back = (offer: string) => (progress.returned.includes(offer) ? ` · ${t('used.back')}` : '');
  return [
    ...offers.map(({ offer, name, source, version, granted, layer }) => {
      const gift = gifts.find((one) => one.offer === offer);
      return {
        key: offer,
        name: (
          <>
            <span className="text-ink">{name[language]}</span>
            <span className="block text-xs">
              {t(`used.${KINDS[source.type]}`)} · {t('used.version', { version })}
              {back(offer)}
            </span>
          </>
        ),
        value:
          gift !== undefined ? (
            t('used.given', { count: formatNumber(gift.quantity) })
          ) : layer === 'earn' || layer === 'tender' ? (
            '–'
          ) : (
            <Money fen={-granted} />
          ),
      };
    }),
    ...(tender.points === 0
      ? []
      : [
          {
            key: 'tender',
            name: (
              <>
                <span className="text-ink">{t('used.points')}</span>
                <span className="block text-xs">{t('used.pointsOf', { points: formatNumber(tender.points) })}</span>
              </>
            ),
            value: <Money fen={-tender.fen} />,
          },
        ]),
    ...(promised === null
      ? []
      : [
          {
            key: 'promised',
            name: t('used.promised'),
            value: t('used.promisedOf', {
              points: formatNumber(promised.points),
              growth: formatNumber(promised.growth),
            }),
          },
        ]),
  ];
}
