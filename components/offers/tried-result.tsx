'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Badge, StatusPill } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Money } from '@/components/ui/money';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { formatMoney } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { refusalSentence, type Say } from '@/lib/pricing/rules/say';
import type { Tried, TriedSide } from '@/lib/pricing/rules/tried';
import type { AppliedOffer } from '@/lib/pricing/rules/types';

const TOTALS = ['list', 'discount', 'goods', 'freight', 'payable'] as const;

/** What the draft does: totals before and after, every offer with its part or its reason, whom it meets, and floors. */
export function TriedResult({ tried }: { readonly tried: Tried }) {
  const t = useTranslations('offers');
  const locale = useLocale() as Locale;
  const nameOf = (id: string): string => {
    const name = tried.names[id];
    return name === undefined ? id : locale === 'en' ? name.en : name.zh;
  };
  const saved = tried.before.totals.payable - tried.after.totals.payable;
  return (
    <div className="grid gap-4">
      <p className="text-dense font-medium">
        {saved === 0
          ? t('try.same', { payable: formatMoney(tried.after.totals.payable, 'plain') })
          : t(saved > 0 ? 'try.less' : 'try.moreToPay', {
              off: formatMoney(Math.abs(saved), 'plain'),
              payable: formatMoney(tried.after.totals.payable, 'plain'),
            })}
      </p>
      <Totals tried={tried} />
      <Offers title={t('try.now')} side={tried.before} own={null} nameOf={nameOf} />
      <Offers title={t('try.then')} side={tried.after} own={tried.id} nameOf={nameOf} />
      <Meetings tried={tried} nameOf={nameOf} />
      <Floors floors={tried.floors} />
    </div>
  );
}

function Totals({ tried: { before, after } }: { readonly tried: Tried }) {
  const t = useTranslations('offers');
  return (
    <Table caption={t('try.totals')}>
      <TableHead>
        <Th>{t('try.totals')}</Th>
        <Th end>{t('try.now')}</Th>
        <Th end>{t('try.then')}</Th>
      </TableHead>
      <tbody>
        {TOTALS.map((name) => (
          <Tr key={name}>
            <Td row>{t(`try.total.${name}`)}</Td>
            <Td end>
              <Money fen={before.totals[name]} />
            </Td>
            <Td end>
              <Money fen={after.totals[name]} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

type NameOf = (id: string) => string;

function Offers({
  title,
  side,
  own,
  nameOf,
}: {
  readonly title: string;
  readonly side: TriedSide;
  readonly own: string | null;
  readonly nameOf: NameOf;
}) {
  const t = useTranslations('offers');
  const say = useTranslations() as unknown as Say;
  const locale = useLocale() as Locale;
  const ownMark = (id: string) => (id === own ? <Badge tone="accent">{t('try.thisOne')}</Badge> : null);
  return (
    <section>
      <h3 className="mb-1.5 text-dense font-medium">{title}</h3>
      {side.applied.length + side.refused.length === 0 ? (
        <p className="text-dense text-muted">{t('try.noOffers')}</p>
      ) : (
        <ul className="grid gap-1.5 text-dense">
          {side.applied.map((one) => (
            <li key={one.offer} className="flex flex-wrap items-center gap-1.5">
              <StatusPill meaning="ok">{t('try.applied')}</StatusPill>
              {nameOf(one.offer)}
              {ownMark(one.offer)}
              <span className="ml-auto text-muted">
                <Given one={one} />
              </span>
            </li>
          ))}
          {side.refused.map((one) => (
            <li key={one.offer} className="flex flex-wrap items-center gap-1.5">
              <StatusPill meaning="stopped">{t('try.refused')}</StatusPill>
              {nameOf(one.offer)}
              {ownMark(one.offer)}
              <span className="ml-auto text-muted">
                {refusalSentence(withNames(one, nameOf), 'clerk', { say, locale })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** People know other offers by their names. */
function withNames(one: TriedSide['refused'][number], nameOf: NameOf): TriedSide['refused'][number] {
  const { other } = one.facts;
  return typeof other === 'string' ? { ...one, facts: { ...one.facts, other: nameOf(other) } } : one;
}

function Given({ one }: { readonly one: AppliedOffer }) {
  const t = useTranslations('offers');
  if (one.layer === 'gift') return t('try.gift', { count: one.granted });
  if (one.layer === 'earn') return t('try.points');
  if (one.layer === 'tender') return t('try.tender');
  const cut = one.desired - one.granted;
  const off = formatMoney(one.granted, 'plain');
  return cut <= 0
    ? t('try.off', { off })
    : t('try.cut', {
        off,
        wanted: formatMoney(one.desired, 'plain'),
        by: one.trims.map(({ by }) => t(`try.by.${by}`)).join(t('join')),
      });
}

function Meetings({ tried, nameOf }: { readonly tried: Tried; readonly nameOf: NameOf }) {
  const t = useTranslations('offers');
  return (
    <section>
      <h3 className="mb-1.5 text-dense font-medium">{t('try.meetings')}</h3>
      {tried.meetings.length === 0 ? (
        <p className="text-dense text-muted">{t('try.alone')}</p>
      ) : (
        <ul className="grid gap-1 text-dense">
          {tried.meetings.map(({ offer, meeting }) => (
            <li key={offer} className="flex flex-wrap justify-between gap-x-3">
              <span>{nameOf(offer)}</span>
              <span className="text-muted">{t(`meeting.${meeting}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const SHOWN = 5;

function Floors({ floors }: { readonly floors: Tried['floors'] }) {
  const t = useTranslations('offers');
  if (floors === null) return null;
  const { looked, touched } = floors;
  if (touched.length === 0)
    return (
      <p className="text-dense text-muted">{looked === 0 ? t('floor.none') : t('floor.fine', { count: looked })}</p>
    );
  return (
    <Banner tone="warning" title={t('floor.title', { count: touched.length, looked })}>
      <ul className="grid gap-0.5">
        {touched.slice(0, SHOWN).map(({ sku, quantity, list, floor, granted }) => (
          <li key={sku}>
            {t('floor.line', {
              sku,
              quantity,
              list: formatMoney(list, 'plain'),
              floor: formatMoney(floor, 'plain'),
              off: formatMoney(granted, 'plain'),
            })}
          </li>
        ))}
      </ul>
      {touched.length > SHOWN ? <p>{t('floor.others', { count: touched.length - SHOWN })}</p> : null}
    </Banner>
  );
}
