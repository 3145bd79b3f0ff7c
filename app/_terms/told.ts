import type { Condition } from '@/lib/kernel/condition';
import type { Sentence } from '@/lib/kernel/earning';
import { formatDateTime, formatDiscount, formatEnd, formatMoney } from '@/lib/kernel/format';
import { conditionSentence } from '@/lib/pricing/rules/say';
import { describeRewards } from '@/lib/rewards/rules/describe';
import type { Reward } from '@/lib/rewards/schema';
import type { TermWords } from './printer';

/** A value of a sentence and how it is told; a bare number or text stands as it is. */
export type Told =
  | number
  | string
  | { readonly as: 'money' | 'times' | 'share' | 'rate'; readonly value: number }
  | { readonly as: 'names'; readonly codes: readonly string[] }
  | { readonly as: 'at' | 'end'; readonly at: Date }
  | { readonly as: 'text'; readonly zh: string; readonly en: string }
  | { readonly as: 'rewards'; readonly rewards: readonly Reward[] }
  | { readonly as: 'condition'; readonly tree: Condition }
  | { readonly as: 'list'; readonly of: readonly Told[] }
  | { readonly as: 'part'; readonly key: string; readonly values: Readonly<Record<string, Told>> };

/** A sentence whose values say themselves how they are told; its text is `terms.<key>`. */
export type Term = Sentence & { readonly values: Readonly<Record<string, Told>> };

const ONE_BP = 10_000;

/** A sentence by its key; the id tells it from others of its sort, and is the key where there is one. */
export const term = (key: string, values: Readonly<Record<string, Told>> = {}, id = key): Term => ({ id, key, values });

/** A sentence where something is said, none where not. */
export const termIf = (is: boolean, key: string, values: Readonly<Record<string, Told>> = {}, id = key): Term[] =>
  is ? [term(key, values, id)] : [];

const HOUR_SECONDS = 3_600;
const MINUTE_SECONDS = 60;

/** Seconds in the largest unit of which they are a whole number. */
export function spanOf(seconds: number): Told {
  if (seconds % HOUR_SECONDS === 0) return { as: 'part', key: 'hours', values: { count: seconds / HOUR_SECONDS } };
  if (seconds % MINUTE_SECONDS === 0)
    return { as: 'part', key: 'minutes', values: { count: seconds / MINUTE_SECONDS } };
  return { as: 'part', key: 'seconds', values: { count: seconds } };
}

/** Says a sentence of the printer of the code, in the reader's language. */
export const sayTold =
  (code: string) =>
  ({ key, values }: Sentence, words: TermWords): string =>
    words.t(`terms.${code}.${key}`, valuesOf(values as Term['values'], words));

/** Values in the reader's language; numbers stay numbers, for the text to count with. */
export const valuesOf = (values: Term['values'], words: TermWords): Record<string, string | number> =>
  Object.fromEntries(Object.entries(values).map(([name, told]) => [name, wordOf(told, words)]));

function wordOf(told: Told, words: TermWords): string | number {
  if (typeof told !== 'object') return told;
  const { t, locale, zone, nameOf } = words;
  const comma = t('terms.comma');
  switch (told.as) {
    case 'money':
      return formatMoney(told.value, 'plain');
    case 'times':
      return String(told.value / ONE_BP);
    case 'share':
      // To the last basis point: what is written is what counts.
      return `${told.value / (ONE_BP / 100)}%`;
    case 'rate':
      return formatDiscount(told.value, locale);
    case 'names':
      return told.codes.map(nameOf).join(comma);
    case 'at':
      return formatDateTime(told.at, 'datetime', locale, zone);
    case 'end':
      return formatEnd(told.at, 'datetime', locale, zone);
    case 'text':
      return (locale === 'en' && told.en) || told.zh;
    case 'rewards':
      return describeRewards(told.rewards, words.rewards, locale)
        .map(({ key, values }) => t(`rewards.${key}`, values))
        .join(comma);
    case 'condition':
      return conditionSentence(told.tree, { say: t, locale, nameOf });
    case 'list':
      return told.of.map((one) => wordOf(one, words)).join(comma);
    case 'part':
      return t(`terms.part.${told.key}`, valuesOf(told.values, words));
  }
}
