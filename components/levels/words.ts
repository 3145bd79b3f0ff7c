import { capitalised, marked, type Say } from '@/components/ui/say';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { Gap, RuleTree } from '@/lib/kernel/rule-tree';
import type { Level } from '@/lib/levels/schema';

/** The name of a level in the reader's language. */
export const levelName = ({ name }: Pick<Level, 'name'>, locale: Locale): string =>
  locale === 'zh-CN' ? name.zh : name.en;

/**
 * What leads to the next level, computed from the open routes of its rule: "再消费 ¥754，或再下 2 单，升级铂金。" What every
 * route needs (an invitation) is said once, at the end (4.B.1).
 */
export function sayNext(
  t: Say,
  level: Pick<Level, 'name'>,
  routes: readonly (readonly Gap[])[],
  locale: Locale,
): string {
  const condition = sayWays(t, routes);
  return capitalised(t.markup('next.sentence', { ways: condition, level: levelName(level, locale), b: marked }));
}

/** What still keeps a level, from the open routes of its own rule: "再消费 ¥300，或再下 2 单，即可保住黄金。" (4.B.5). */
export function sayKeep(
  t: Say,
  level: Pick<Level, 'name'>,
  routes: readonly (readonly Gap[])[],
  locale: Locale,
): string {
  const ways = sayWays(t, routes);
  return capitalised(t.markup('keep.sentence', { ways, level: levelName(level, locale), b: marked }));
}

/** One way to a level, alone: "再消费 ¥754", "再下 2 单". */
export const sayWay = (t: Say, route: readonly Gap[]): string => capitalised(sayAll(t, route));

/** Open routes as one condition; what every route needs is said once, at the end. */
function sayWays(t: Say, routes: readonly (readonly Gap[])[]): string {
  const shared = (routes[0] ?? []).filter((gap) => routes.every((route) => route.some((other) => isSame(gap, other))));
  const own = routes.map((route) => route.filter((gap) => !shared.some((other) => isSame(gap, other))));
  const ways = own.some((route) => route.length === 0)
    ? []
    : [...new Set(own.map((route) => sayAll(t, route)).sort(byWeight(t, own)))];
  const common = shared.length === 0 ? '' : sayAll(t, shared);
  const either = ways.join(t('join.or'));
  return either && common ? t('next.both', { ways: either, common }) : either || common;
}

/** What a level asks for, in words: "累计消费满 ¥800，或完成 3 单". The level without a rule is everybody's start. */
export function sayRule(t: Say, rule: RuleTree | null): string {
  return rule === null ? t('rule.start') : capitalised(sayTree(t, rule, true));
}

/** What one criterion measures. */
export function criterionName(t: Say, attribute: string): string {
  return isKnown(attribute) ? t(CRITERIA[attribute].name) : attribute;
}

/** How far one criterion is: "¥1,246 / ¥2,000", "4 / 6". */
export const criterionReading = (attribute: string, actual: number, needed: number): string =>
  `${amountOf(attribute, actual)} / ${amountOf(attribute, needed)}`;

/** An amount of a criterion: money in whole yuan cut down, everything else a plain number. */
export const amountOf = (attribute: string, value: number): string =>
  attribute === 'amount' ? formatMoney(value, 'plain') : formatNumber(value);

const CRITERIA = {
  amount: { name: 'criterion.amount', gap: 'gap.amount', rule: 'rule.amount' },
  orders: { name: 'criterion.orders', gap: 'gap.orders', rule: 'rule.orders' },
  invited: { name: 'criterion.invited', gap: 'gap.invited', rule: 'rule.invited' },
} as const;
const ORDER = Object.keys(CRITERIA);

const isKnown = (attribute: string): attribute is keyof typeof CRITERIA => attribute in CRITERIA;
const isSame = (a: Gap, b: Gap): boolean => a.attribute === b.attribute && a.needed === b.needed;
const placeOf = (attribute: string): number => (ORDER.indexOf(attribute) + ORDER.length + 1) % (ORDER.length + 1);
/** Criteria in the order in which people read them: money, orders, then the rest. */
export const byPlace = (a: { readonly attribute: string }, b: { readonly attribute: string }): number =>
  placeOf(a.attribute) - placeOf(b.attribute);

/** Ways in the order of what they ask first: money, then orders, then the rest. */
function byWeight(t: Say, routes: readonly (readonly Gap[])[]) {
  const places = new Map(
    routes.map((route) => [sayAll(t, route), Math.min(...route.map((g) => placeOf(g.attribute)))]),
  );
  return (a: string, b: string): number => (places.get(a) ?? 0) - (places.get(b) ?? 0);
}

const sayAll = (t: Say, route: readonly Gap[]): string =>
  [...route]
    .sort(byPlace)
    .map((gap) => sayGap(t, gap))
    .join(t('join.and'));

function sayGap(t: Say, { attribute, short, needed }: Gap): string {
  if (!isKnown(attribute)) return t('gap.other', { name: attribute, needed });
  const amount = amountOf(attribute, short);
  return t.markup(CRITERIA[attribute].gap, { amount, count: short, b: marked });
}

function sayTree(t: Say, tree: RuleTree, isTop = false): string {
  if ('any' in tree) return sayParts(t, tree.any, t(isTop ? 'join.or' : 'join.orTight'));
  if ('all' in tree) return sayParts(t, tree.all, t('join.allOf'));
  const { attribute, atLeast } = tree;
  if (!isKnown(attribute)) return t('gap.other', { name: attribute, needed: atLeast });
  return t(CRITERIA[attribute].rule, { amount: amountOf(attribute, atLeast), count: atLeast });
}

const sayParts = (t: Say, parts: readonly RuleTree[], join: string): string =>
  [...parts]
    .sort((a, b) => byPlace(leafOf(a), leafOf(b)))
    .map((part) => sayTree(t, part))
    .join(join);

/** The first thing a tree asks for, by which its place among others is chosen. */
function leafOf(tree: RuleTree): { readonly attribute: string } {
  if ('attribute' in tree) return tree;
  const parts = 'any' in tree ? tree.any : tree.all;
  return parts.map(leafOf).sort(byPlace)[0] ?? { attribute: '' };
}
