import type { Condition } from '@/lib/kernel/condition';
import type { Difference, Sentence } from '@/lib/kernel/earning';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { conditionSentence, type OfferWords, offerSentence } from '@/lib/pricing/rules/say';

/** What the sentences of an offer are told with; needs the texts `offers` and `pricing`. */
export type TermsWords = OfferWords & { readonly zone: string };

const listOf = (names: unknown, { say, nameOf = (code) => code }: OfferWords): string =>
  (Array.isArray(names) ? names.map((name) => nameOf(String(name))) : []).join(say('pricing.separator'));

/** One sentence of what an offer says, in the reader's language. */
export function sayOfferTerm({ key, values }: Sentence, words: TermsWords): string {
  const { say, locale, zone } = words;
  const at = (value: unknown): string =>
    value instanceof Date ? formatDateTime(value, 'datetime', locale, zone) : String(value);
  switch (key) {
    case 'effect':
      return offerSentence({ kind: String(values.kind), params: values.params }, words);
    case 'condition':
      return say('offers.says.condition', { condition: conditionSentence(values.conditions as Condition, words) });
    case 'layer':
      return say('offers.says.layer', { layer: say(`offers.layer.${values.layer}`) });
    case 'stack':
      return say(`offers.stackSays.${values.stack}`);
    case 'basis':
      return say(`offers.basisSays.${values.basis}`);
    case 'include':
    case 'exclude':
      return say(`offers.says.${key}`, {
        what: say(`offers.goods.${values.what}`),
        names: listOf(values.names, words),
      });
    case 'tags':
    case 'accepts':
    case 'budgets':
      return say(`offers.says.${key}`, { names: listOf(values.names, words) });
    case 'max':
      return say('offers.says.max', { max: formatMoney(Number(values.max), 'plain') });
    case 'stock':
    case 'stockEach':
      return say(`offers.says.${key}`, {
        total: formatNumber(Number(values.total)),
        each: formatNumber(Number(values.perMember)),
      });
    case 'priority':
      return say('offers.says.priority', { priority: formatNumber(Number(values.priority)) });
    case 'always':
    case 'until':
    case 'since':
    case 'between':
      return say(`offers.period.${key}`, { from: at(values.startsAt), to: at(values.endsAt) });
    default:
      return say(`offers.says.${key}`, values as Readonly<Record<string, string>>);
  }
}

/** A difference between two versions of an offer in the reader's language. */
export function sayOfferDifference(difference: Difference, words: TermsWords): string {
  const told = (sentence: Sentence) => sayOfferTerm(sentence, words);
  switch (difference.kind) {
    case 'added':
      return words.say('offers.difference.added', { after: told(difference.after) });
    case 'removed':
      return words.say('offers.difference.removed', { before: told(difference.before) });
    case 'changed':
      return words.say('offers.difference.changed', { before: told(difference.before), after: told(difference.after) });
    case 'reordered':
      return '';
  }
}
