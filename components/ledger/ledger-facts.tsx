import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/components/ui/description-list';
import type { Say } from '@/components/ui/say';
import { TextLink } from '@/components/ui/text-link';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import type { LedgerLine } from './line';
import { sayBonus, sayCut, sayDebt, sayFactor } from './words';

type Fact = { readonly key: string; readonly name: ReactNode; readonly value: ReactNode };

/** Why an entry is what it is: rule and version, base, factors, what was due and what was granted, lots, debt (4.L). */
export function LedgerFacts({ line, zone }: { readonly line: LedgerLine; readonly zone: string }) {
  const t = useTranslations('passbook');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const facts = [
    ...orderFacts(t, line),
    ...earningFacts(t, line, locale),
    ...lotFacts(t, line, locale, zone),
    ...sayDebt(t, line.debt).map((value) => ({ key: 'debt', name: t('fact.debt'), value })),
    ...(line.ruleVersion === null
      ? []
      : [{ key: 'rule', name: t('fact.rule'), value: t(`rule.${line.asset}`, { version: line.ruleVersion }) }]),
    {
      key: 'balance',
      name: line.asset === 'points' ? t('fact.balance') : t('fact.growthTotal'),
      value: formatNumber(line.balanceAfter),
    },
  ];
  return <DescriptionList items={facts} className="gap-1.5 text-xs" />;
}

function orderFacts(t: Say, { order, refundNo }: LedgerLine): readonly Fact[] {
  if (order === null) return [];
  const link = (
    <TextLink href={`/orders/${order.id}`} className="underline">
      {order.number}
    </TextLink>
  );
  return [
    { key: 'order', name: t('fact.order'), value: link },
    ...(refundNo === null ? [] : [{ key: 'refund', name: t('fact.refund'), value: refundNo }]),
  ];
}

function earningFacts(t: Say, { earning, amount }: LedgerLine, locale: Locale): readonly Fact[] {
  if (earning === null) return [];
  const { base, factors, bonuses, desired, cuts } = earning;
  return [
    { key: 'base', name: t('fact.base'), value: formatMoney(base) },
    ...(factors.length === 0
      ? []
      : [
          {
            key: 'factors',
            name: t('fact.factors'),
            value: factors.map((f) => sayFactor(t, f, locale)).join(t('formula.times')),
          },
        ]),
    ...bonuses.map((b) => ({ key: b.code, name: t('fact.bonus'), value: sayBonus(t, b) })),
    ...(desired === amount ? [] : [{ key: 'desired', name: t('fact.desired'), value: formatNumber(desired) }]),
    ...cuts.map((cut) => ({ key: cut.period, name: t('fact.cap'), value: sayCut(t, cut, desired, amount) })),
    { key: 'granted', name: t('fact.granted'), value: formatNumber(amount) },
  ];
}

function lotFacts(t: Say, { lots, amount, reason }: LedgerLine, locale: Locale, zone: string): readonly Fact[] {
  const on = (iso: string) => formatDateTime(new Date(iso), 'date', locale, zone);
  // An end is exclusive: the last day on which it still counts is the one before.
  const lastDay = (iso: string) => formatDateTime(new Date(Date.parse(iso) - 1), 'date', locale, zone);
  return lots.map(({ points, from, until }, place) => ({
    key: `lot${place}`,
    name: t(amount > 0 ? 'fact.lots' : (LEFT[reason] ?? 'fact.takenFrom')),
    value:
      amount > 0
        ? until === null
          ? t('lot.openedForever', { points: formatNumber(points), from: on(from) })
          : t('lot.opened', { points: formatNumber(points), from: on(from), until: lastDay(until) })
        : until === null
          ? t('lot.takenForever', { points: formatNumber(-points) })
          : t('lot.taken', { points: formatNumber(-points), until: lastDay(until) }),
  }));
}

/** How the lots are called that points left otherwise than by being taken back. */
const LEFT: Readonly<Record<string, string>> = {
  spend: 'fact.usedFrom',
  expired: 'fact.endedOf',
  merge: 'fact.movedFrom',
  split: 'fact.movedFrom',
  transfer: 'fact.movedFrom',
};
