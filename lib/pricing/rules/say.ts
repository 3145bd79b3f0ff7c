import type { Condition, ConditionLeaf } from '@/lib/kernel/condition';
import { formatDateTime, formatDiscount, formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_ZONE, type Locale } from '@/lib/kernel/locale';
import { factOf } from '../facts/registry';
import type { Said } from '../kind';
import { offerKinds } from '../registry';
import type { Offer, RefusedOffer } from './types';

const PERCENT_BP = 100;

/** To whom a refusal is told: what to do, what stands in the way, what was compared (N2). */
export type Voice = 'buyer' | 'clerk' | 'auditor';

/** The text of a key, whole (`pricing.…`). */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What sentences are told with; members read names where others work with codes. */
export type OfferWords = {
  readonly say: Say;
  readonly locale: Locale;
  readonly nameOf?: ((code: string) => string) | undefined;
};

/** What an offer gives, in one sentence of its kind; the bare kind when nobody knows it any more. */
export function offerSentence({ kind, params }: Pick<Offer, 'kind' | 'params'>, words: OfferWords): string {
  const known = offerKinds.find(kind);
  if (known === undefined) return kind;
  const { form, values } = known.says(params);
  const told = Object.entries(values).flatMap(([name, said]) =>
    said === undefined ? [] : [[name, sayValue(said, words)] as const],
  );
  return words.say(`pricing.kinds.${kind}.${form}`, Object.fromEntries(told));
}

/** Why an offer does not count, to one of three people; an amount that is short is always told as what to add. */
export function refusalSentence(refused: RefusedOffer, voice: Voice, words: OfferWords): string {
  const { code, facts, failure } = refused;
  const isShortOfMoney = isMoney(refused) && facts.test === 'at_least';
  const said = isShortOfMoney && voice === 'buyer' && code !== 'outside_segment' ? 'below_threshold' : code;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) values[name] = sayFact(name, value, refused, words);
  if ((code === 'condition_failed' || code === 'outside_segment') && failure !== null)
    values.condition = testSentence(failure.leaf, failure.isNegated, words);
  return words.say(`pricing.refused.${said}.${voice}`, values);
}

/** A condition read back in words; groups in brackets, a negation before what it negates. */
export function conditionSentence(tree: Condition, words: OfferWords): string {
  if ('not' in tree) {
    if ('attribute' in tree.not) return testSentence(tree.not, true, words);
    return words.say('pricing.tree.not', { part: conditionSentence(tree.not, words) });
  }
  if (!('all' in tree || 'any' in tree)) return testSentence(tree, false, words);
  const [parts, way] = 'all' in tree ? [tree.all, 'all'] : [tree.any, 'any'];
  const told = parts.map((part) => {
    const text = conditionSentence(part, words);
    return 'all' in part || 'any' in part ? words.say('pricing.tree.group', { part: text }) : text;
  });
  return told.join(words.say(`pricing.tree.${way}`));
}

function testSentence(leaf: ConditionLeaf, isNegated: boolean, words: OfferWords): string {
  const { say, nameOf = itself } = words;
  const test = 'atLeast' in leaf ? 'at_least' : 'atMost' in leaf ? 'at_most' : 'one_of';
  const needed =
    'oneOf' in leaf
      ? leaf.oneOf.map(nameOf).join(say('pricing.separator'))
      : sayAmount('atLeast' in leaf ? leaf.atLeast : leaf.atMost, leaf.attribute);
  const what = factOf(leaf.attribute) === undefined ? leaf.attribute : say(`pricing.facts.${leaf.attribute}`);
  return say(`pricing.tests.${isNegated ? 'not_' : ''}${test}`, { what, needed });
}

const MONEY_CODES: readonly string[] = ['below_threshold'];
const MONEY_NAMES: readonly string[] = ['price', 'saved', 'best'];

/** Whether actual, needed and short are money: thresholds, and tests of attributes that count it. */
const isMoney = ({ code, facts }: RefusedOffer): boolean =>
  MONEY_CODES.includes(code) ||
  ((code === 'condition_failed' || code === 'outside_segment') && factOf(String(facts.attribute))?.unit === 'money');

function sayFact(name: string, value: unknown, refused: RefusedOffer, { say, locale }: OfferWords): string {
  if (value === null || value === '') return say('pricing.nothing');
  if (name === 'at') return formatDateTime(new Date(String(value)), 'datetime', locale, DEFAULT_ZONE);
  const isAmount = MONEY_NAMES.includes(name) || (['actual', 'needed', 'short'].includes(name) && isMoney(refused));
  if (typeof value !== 'number') return String(value);
  return isAmount ? formatMoney(value, 'plain') : formatNumber(value);
}

const sayAmount = (value: number, attribute: string): string =>
  factOf(attribute)?.unit === 'money' ? formatMoney(value, 'plain') : formatNumber(value);

const itself = (code: string): string => code;

function sayValue(said: Said, { say, locale, nameOf = itself }: OfferWords): string {
  switch (said.as) {
    case 'money':
      return formatMoney(said.value, 'plain');
    case 'rate':
      return formatDiscount(said.value, locale);
    case 'percent':
      // To the last basis point: what is written is what counts.
      return `${said.value / PERCENT_BP}%`;
    case 'number':
      return formatNumber(said.value);
    case 'times':
      return String(said.value / 10_000);
    case 'list':
      return said.value.map(nameOf).join(say('pricing.separator'));
    case 'weekdays':
      return said.value.map((day) => say(`pricing.weekdays.${day}`)).join(say('pricing.separator'));
  }
}
