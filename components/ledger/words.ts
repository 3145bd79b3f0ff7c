import { capitalised, type Say } from '@/components/ui/say';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { LedgerLine, LineCut, LineEarning, LineFactor } from './line';

/** What a line is about: the goods of its order, or the occasion. */
export function sayTitle(t: Say, { reason, order, refundNo }: LedgerLine): string {
  const occasion = OCCASIONS[reason];
  if (occasion !== undefined) return t(occasion);
  if (order === null) return t('title.other');
  const goods =
    order.title === null ? t('title.order', { number: order.number }) : goodsOf(t, order.title, order.lines);
  return refundNo === null ? goods : t('title.refund', { goods });
}

/** The name of an order's first line, and how many kinds of goods there are. */
export const goodsOf = (t: Say, first: string, lines: number): string =>
  lines > 1 ? t('title.goods', { first, others: lines - 1 }) : first;

/**
 * How an amount came about, in one line: "基础 150 × 周末 2 倍 × 白银 1.2 倍", what a cap cut said plainly (4.A.6, 4.A.7), what
 * became or repaid debt (4.A.10). Empty when there is nothing to explain.
 */
export function sayHow(t: Say, line: LedgerLine, locale: Locale): string {
  const { reason, earning, refundNo, amount, waived, note } = line;
  const parts = [
    ...(reason === 'sign_up' ? [t('how.signUp')] : []),
    ...(earning === null ? [] : [sayFormula(t, line.asset, earning, locale)]),
    ...(earning?.cuts ?? []).map((cut) => sayCut(t, cut, earning?.desired ?? amount, amount)),
    ...(note === null ? [] : [note]),
    ...(line.other === null ? [] : [t(reason === 'split' ? 'how.split' : 'how.merge', { code: line.other })]),
    ...(refundNo === null || waived > 0 ? [] : [t('how.refund')]),
    ...(waived === 0 ? [] : [t('how.waived')]),
    ...sayDebt(t, line.debt),
  ];
  return parts.map(capitalised).join(t('how.join'));
}

/** The arithmetic of an earning: base, what multiplied, what was added. Without any of these, the plain rate. */
export function sayFormula(t: Say, asset: LedgerLine['asset'], earning: LineEarning, locale: Locale): string {
  const { base, rateBp, factors, bonuses, productMaxBp } = earning;
  if (factors.length + bonuses.length === 0) {
    return t(PLAIN[asset], { amount: formatMoney(base, 'plain'), rate: rateOf(rateBp) });
  }
  const whole = factors.filter(({ isPartial }) => !isPartial);
  const some = factors.filter(({ isPartial }) => isPartial);
  const product = [t('formula.base', { amount: unitsOf(base, rateBp) }), ...whole.map((f) => sayFactor(t, f, locale))];
  const bonus = bonuses.map((one) => t('formula.plus', { bonus: sayBonus(t, one) }));
  const partly = some.map((f) => t('formula.partly', { factor: sayFactor(t, f, locale) }));
  const isCapped = whole.reduce((rate, f) => (rate * f.rateBp) / ONE, ONE) > productMaxBp;
  return [
    product.join(t('formula.times')),
    ...partly,
    ...bonus,
    ...(isCapped ? [t('formula.max', { rate: rateOf(productMaxBp) })] : []),
  ].join('');
}

/** A multiplier by its name and rate: "周末 2 倍"; one of the level is called by the level held. */
export function sayFactor(t: Say, { code, group, rateBp, level }: LineFactor, locale: Locale): string {
  const held = level === null ? null : locale === 'zh-CN' ? level.zh : level.en;
  const name = held ?? nameOf(t, FACTORS, code, GROUPS[group] ?? 'factor.other');
  return t('formula.factor', { name, rate: rateOf(rateBp) });
}

/** A bonus by its name and amount: "大额 50". */
export const sayBonus = (t: Say, { code, amount }: LineEarning['bonuses'][number]): string =>
  t('formula.bonus', { name: nameOf(t, BONUSES, code, 'bonus.other'), amount: formatNumber(amount) });

/** What a cap did: "本月封顶 5,000，此单计 300 中的 120". */
export function sayCut(t: Say, { period, isCurrent, limit }: LineCut, desired: number, granted: number): string {
  const key = isCurrent ? CURRENT[period] : PAST[period];
  const values = { limit: formatNumber(limit), desired: formatNumber(desired), granted: formatNumber(granted) };
  return `${t(key, values)}${t(granted === 0 ? 'cap.none' : 'cap.counted', values)}`;
}

/** What became debt, or repaid it. */
export function sayDebt(t: Say, debt: number): readonly string[] {
  if (debt === 0) return [];
  const amount = formatNumber(Math.abs(debt));
  return [debt > 0 ? t('debt.opened', { amount }) : t('debt.repaid', { amount })];
}

/** What is no order has a name of its own: joining, and what members do beside buying. */
const OCCASIONS: Readonly<Record<string, string>> = {
  sign_up: 'title.signUp',
  check_in: 'title.checkIn',
  review: 'title.review',
  share: 'title.share',
  survey: 'title.survey',
  task: 'title.task',
  draw: 'title.draw',
  referral: 'title.referral',
  boost: 'title.boost',
  mall: 'title.mall',
  reward_taken_back: 'title.rewardTakenBack',
  custom_event: 'title.customEvent',
  review_deleted: 'title.reviewDeleted',
  spend: 'title.spend',
  spend_return: 'title.spendReturn',
  expired: 'title.expired',
  late_clawback: 'title.expiryUndone',
  waived: 'title.waived',
  transfer: 'title.transfer',
  merge: 'title.merge',
  split: 'title.split',
  adjust_goodwill: 'title.adjustGoodwill',
  adjust_missed: 'title.adjustMissed',
  adjust_correction: 'title.adjustCorrection',
  adjust_event: 'title.adjustEvent',
  adjust_abuse: 'title.adjustAbuse',
  adjust_other: 'title.adjustOther',
};
/** The codes of the standard program that have a name of their own; others are called by their group. */
const FACTORS: Readonly<Record<string, string>> = {
  weekend: 'factor.weekend',
  birthday_month: 'factor.birthdayMonth',
  first_30_days: 'factor.first30Days',
  five_of_one: 'factor.fiveOfOne',
  fresh: 'factor.fresh',
};
const GROUPS: Readonly<Record<string, string>> = {
  TIME: 'factor.time',
  CATEGORY: 'factor.category',
  LEVEL: 'factor.level',
  EVENT: 'factor.event',
  CAMPAIGN: 'factor.campaign',
};
const BONUSES: Readonly<Record<string, string>> = { large_order: 'bonus.largeOrder' };
const PLAIN = { points: 'plain.points', growth: 'plain.growth' } as const;
const CURRENT = { day: 'cap.today', week: 'cap.thisWeek', month: 'cap.thisMonth' } as const;
const PAST = { day: 'cap.day', week: 'cap.week', month: 'cap.month' } as const;
const ONE = 10_000;
const FEN_PER_YUAN = 100;

const nameOf = (t: Say, names: Readonly<Record<string, string>>, code: string, fallback: string): string =>
  t(names[code] ?? fallback);

/** A rate in basis points as people say it: 12,000 is 1.2. */
const rateOf = (rateBp: number): string => String(rateBp / ONE);

/** The base in units before multiplying, with the decimals that odd cents bring. */
function unitsOf(base: number, rateBp: number): string {
  const hundredths = Math.floor((base * rateBp) / ONE);
  const whole = formatNumber(Math.floor(hundredths / FEN_PER_YUAN));
  const rest = String(hundredths % FEN_PER_YUAN)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}
