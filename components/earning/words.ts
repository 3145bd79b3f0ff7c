import { capitalised } from '@/components/ui/say';
import type { BehaviourRule, Difference, Sentence, When } from '@/lib/kernel/earning';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { RuleTree } from '@/lib/kernel/rule-tree';

/** Says a text by key, and knows which keys there are. */
export type EarningSay = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/** A thing with its name in both languages. */
export type Named = { readonly code: string; readonly name: { readonly zh: string; readonly en: string } };

/** What sentences about rules are said with: the texts, the names of levels and categories, what is earned. */
export type EarningWords = {
  readonly t: EarningSay;
  readonly locale: Locale;
  readonly unit: 'points' | 'growth';
  readonly levels: readonly Named[];
  readonly categories: readonly Named[];
};

const ONE = 10_000;
const HOURS_PER_DAY = 24;

/** One sentence of the rules in the reader's language. */
export function sayEarning({ key, values }: Sentence, words: EarningWords): string {
  const { t } = words;
  const unit = t(`earning.unit.${words.unit}`);
  switch (key) {
    case 'multiplier': {
      const { code, group, rateBp, when } = values as { code: string; group: string; rateBp: number; when: When };
      return t('earning.sentence.multiplier', {
        when: capitalised(sayWhen(when, words)),
        rate: rateOf(rateBp),
        group: t(`earning.group.${group}`),
        code,
      });
    }
    case 'bonus': {
      const { amount, baseAtLeast } = values as { amount: number; baseAtLeast: number };
      return t('earning.sentence.bonus', {
        base: formatMoney(baseAtLeast, 'plain'),
        amount: formatNumber(amount),
        unit,
      });
    }
    case 'excluded':
      return t('earning.sentence.excluded', {
        categories: namesOf(values.excludedCategories as readonly string[], words.categories, words),
        unit,
      });
    case 'behaviour':
      return sayBehaviour(values as BehaviourRule, words);
    case 'cap':
    case 'behaviourCap': {
      const { limit, period } = values as { limit: number; period: string };
      return t(`earning.sentence.${key}`, { limit: formatNumber(limit), unit, period: t(`earning.period.${period}`) });
    }
    case 'rate':
    case 'productMax':
      return t(`earning.sentence.${key}`, { rate: rateOf(values.rateBp as number), unit });
    default:
      return t(`earning.sentence.${key}`, { ...(values as Readonly<Record<string, number>>), unit });
  }
}

/** A difference between two versions in the reader's language. */
export function sayDifference(difference: Difference, words: EarningWords): string {
  const { t } = words;
  switch (difference.kind) {
    case 'added':
      return t('earning.difference.added', { after: sayEarning(difference.after, words) });
    case 'removed':
      return t('earning.difference.removed', { before: sayEarning(difference.before, words) });
    case 'changed':
      return t('earning.difference.changed', {
        before: sayEarning(difference.before, words),
        after: sayEarning(difference.after, words),
      });
    case 'reordered':
      return t('earning.difference.reordered', {
        list: t(`earning.list.${difference.list}`),
        codes: difference.codes.join(t('earning.join.comma')),
      });
  }
}

/** When a multiplier speaks: by the sentence of its kind, each parameter in words. */
export function sayWhen({ kind, ...params }: When, words: EarningWords): string {
  const { t, levels, categories } = words;
  const key = `earning.when.${kind}`;
  if (!t.has(key)) return kind;
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number') values[name] = value;
    else if (Array.isArray(value) && value.every((one) => typeof one === 'number')) {
      values[name] = value.map((day) => t(`earning.weekday.${day}`)).join(t('earning.join.comma'));
    } else if (Array.isArray(value)) values[name] = namesOf(value, kind === 'level' ? levels : categories, words);
  }
  if (typeof params.hours === 'number') values.days = params.hours / HOURS_PER_DAY;
  return t(key, values);
}

/** A condition on the props of an event, in words. */
export function sayTree(tree: RuleTree, words: EarningWords): string {
  const { t } = words;
  if ('all' in tree) return tree.all.map((part) => sayTree(part, words)).join(t('earning.join.and'));
  if ('any' in tree)
    return t('earning.condition.any', {
      parts: tree.any.map((part) => sayTree(part, words)).join(t('earning.join.or')),
    });
  const [name = '', value] = tree.attribute.split('=');
  if (value !== undefined && tree.atLeast === 1) return t('earning.condition.is', { name, value });
  return t('earning.condition.atLeast', { name: tree.attribute, value: tree.atLeast });
}

function sayBehaviour(rule: BehaviourRule, words: EarningWords): string {
  const { t, unit } = words;
  const limits = rule.limits.map(({ period, times }) =>
    t('earning.limit', { times, period: t(`earning.period.${period}`) }),
  );
  const when = (rule.when ?? null) as RuleTree | null;
  const name =
    rule.way === 'custom_event' ? t('earning.way.custom', { event: String(rule.event) }) : sayWay(rule.way, t);
  return t('earning.sentence.behaviour', {
    name,
    amount: formatNumber(rule.amount),
    unit: t(`earning.unit.${unit}`),
    limits: limits.length === 0 ? '' : t('earning.limits', { limits: limits.join(t('earning.join.comma')) }),
    when: when === null ? '' : t('earning.condition.if', { condition: sayTree(when, words) }),
  });
}

/** The name of a way to earn; its code when nobody named it yet. */
export const sayWay = (way: string, t: EarningSay): string =>
  t.has(`earning.way.${way}`) ? t(`earning.way.${way}`) : way;

function namesOf(codes: readonly string[], known: readonly Named[], { t, locale }: EarningWords): string {
  const byCode = new Map(known.map(({ code, name }) => [code, locale === 'zh-CN' ? name.zh : name.en]));
  return codes.map((code) => byCode.get(code) ?? code).join(t('earning.join.comma'));
}

/** A rate in basis points as people say it: 12,000 is 1.2. */
export const rateOf = (rateBp: number): string => String(rateBp / ONE);
