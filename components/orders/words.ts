import type { LedgerLine } from '@/components/ledger/line';
import { sayFactor } from '@/components/ledger/words';
import type { Say } from '@/components/ui/say';
import type { Reason } from '@/lib/kernel/decision';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { OrderCard } from './order-card';

/** What an order is called: its first goods and how many more, or its number. */
export function sayOrder(t: Say, { title, lines, number }: Pick<OrderCard, 'title' | 'lines' | 'number'>): string {
  if (title === null) return t('number', { number });
  return lines > 1 ? t('goods', { first: title, others: lines - 1 }) : title;
}

/** What an order earned, in one line, before its refund if there was one; null while it is not paid. */
export function sayEarned(t: Say, order: OrderCard): string | null {
  const earned = sayGain(t, order);
  return earned === null || order.refunded === 0 ? earned : t('beforeRefund', { earned });
}

function sayGain(t: Say, { points, growth, status }: OrderCard): string | null {
  if (status === 'placed') return null;
  const values = { points: formatNumber(points), growth: formatNumber(growth) };
  if (points > 0 && growth > 0) return t('earned', values);
  if (points > 0) return t('earnedPoints', values);
  if (growth > 0) return t('earnedGrowth', values);
  return status === 'cancelled' ? null : t('earnedNothing');
}

/** What sentences about decisions are said with: texts of orders and of the passbook, and names of levels by code. */
export type Words = {
  readonly t: Say;
  readonly passbook: Say;
  readonly levelOf: (code: string) => string;
  readonly locale: Locale;
};

/** The facts without which a sentence says something false. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  points_order: ['base', 'desired', 'granted'],
  points_cap_reached: ['period', 'limit', 'used', 'cut'],
  growth_order: ['base', 'granted'],
  level_kept: ['amount', 'orders', 'to'],
  level_reached: ['amount', 'orders', 'to'],
  order_offer: ['offer', 'amount'],
  order_tender: ['points', 'amount'],
};

/** One reason of a decision as a sentence; every number in it comes from the decision (4.L). */
export function sayReason({ code, facts, rule }: Reason, { t, levelOf, locale }: Words): string {
  // What was kept without a fact is not told with a zero in its place.
  const isWhole = (NEEDS[code] ?? []).every((name) => facts[name] !== null && facts[name] !== undefined);
  if (!isWhole) return t('reason.other', { rule });
  const number = (name: string) => formatNumber(Number(facts[name] ?? 0));
  const money = (name: string) => formatMoney(Number(facts[name] ?? 0), 'plain');
  switch (code) {
    case 'points_order': {
      const values = { base: money('base'), desired: number('desired'), granted: number('granted') };
      return t(facts.desired === facts.granted ? 'reason.pointsOrder' : 'reason.pointsOrderCut', values);
    }
    case 'points_nothing_to_earn':
      return t('reason.pointsNothing');
    case 'points_cap_reached':
      return t('reason.pointsCap', {
        period: sayPeriod(t, String(facts.period), locale),
        limit: number('limit'),
        used: number('used'),
        cut: number('cut'),
      });
    case 'growth_order': {
      const values = { base: money('base'), granted: number('granted'), bonus: number('bonus') };
      return t(facts.bonus ? 'reason.growthBonus' : 'reason.growthOrder', values);
    }
    case 'growth_nothing_to_gain':
      return t('reason.growthNothing');
    case 'level_kept':
    case 'level_reached':
      return t(code === 'level_kept' ? 'reason.levelKept' : 'reason.levelReached', {
        amount: money('amount'),
        count: Number(facts.orders ?? 0),
        level: levelOf(String(facts.to)),
      });
    case 'order_offer':
      return t('reason.offer', {
        offer: String((locale === 'en' ? facts.offerEn : null) ?? facts.offer),
        amount: money('amount'),
      });
    case 'order_tender':
      return t('reason.tender', { points: number('points'), amount: money('amount') });
    case 'order_without_goods':
      return t('reason.noGoods');
    default:
      return t('reason.other', { rule });
  }
}

/** The multipliers of an earning as a sentence, or null when none spoke. */
export function sayFactors({ earning }: LedgerLine, { t, passbook, locale }: Words): string | null {
  if (earning === null || earning.factors.length === 0) return null;
  const factors = earning.factors.map((factor) => sayFactor(passbook, factor, locale));
  return t('factors', { factors: factors.join(passbook('formula.times')) });
}

const RULES: Readonly<Record<string, string>> = {
  points: 'ruleName.points',
  growth: 'ruleName.growth',
  levels: 'ruleName.levels',
};

/** The rules that spoke, each once, as people cite them: "积分规则第 1 版"; those without versions are left out. */
export function sayRules(t: Say, reasons: readonly Reason[]): readonly string[] {
  const cited = reasons.map(({ rule }) => /^(\w+)@(\d+)/.exec(rule));
  const said = cited.flatMap((match) => {
    const key = RULES[match?.[1] ?? ''];
    return match === null || key === undefined ? [] : [t(key, { version: match[2] ?? '' })];
  });
  return [...new Set(said)];
}

const CHANNELS: Readonly<Record<string, string>> = {
  pos: 'channels.pos',
  mini_program: 'channels.mini_program',
  h5: 'channels.h5',
  app: 'channels.app',
};

/** Where an order was placed; a channel of another system keeps its own name. */
export const sayChannel = (t: Say, channel: string): string => {
  const key = CHANNELS[channel];
  return key === undefined ? channel : t(key);
};

/** The period of a cap: a month, a day, or the week from a Monday on; stored as local dates, so read as such. */
function sayPeriod(t: Say, period: string, locale: Locale): string {
  const isWeek = period.startsWith('W');
  const date = period.replace('W', '');
  const isMonth = date.length === 'YYYY-MM'.length;
  const shown = formatDateTime(new Date(isMonth ? `${date}-01` : date), isMonth ? 'month' : 'date', locale, 'UTC');
  return isWeek ? t('reason.week', { date: shown }) : shown;
}
