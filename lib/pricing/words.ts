import { createTranslator } from 'next-intl';
import { formatDateTime, formatDiscount, formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_ZONE, type Locale } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { shared } from '@/lib/platform/shared';
import { factOf } from './facts/registry';
import type { Said } from './kind';
import { offerKinds } from './registry';
import type { Offer, RefusedOffer } from './rules/types';

/** To whom a refusal is told: what to do, what stands in the way, what was compared (N2). */
export type Voice = 'buyer' | 'clerk' | 'auditor';

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What an offer gives, in one sentence of its kind; the bare kind when nobody knows it any more. */
export function sayOffer({ kind, params }: Pick<Offer, 'kind' | 'params'>, locale: Locale): string {
  const known = offerKinds.find(kind);
  if (known === undefined) return kind;
  const { form, values } = known.says(params);
  const told = Object.entries(values).flatMap(([name, said]) =>
    said === undefined ? [] : [[name, sayValue(said, locale)] as const],
  );
  return sayer(locale)(`pricing.kinds.${kind}.${form}`, Object.fromEntries(told));
}

/** Why an offer does not count, to one of three people; an amount that is short is always told as what to add. */
export function sayRefusal(refused: RefusedOffer, voice: Voice, locale: Locale): string {
  const { code, facts } = refused;
  const isShortOfMoney = isMoney(refused) && facts.test === 'at_least';
  const said = isShortOfMoney && voice === 'buyer' ? 'below_threshold' : code;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) values[name] = sayFact(name, value, refused, locale);
  if (code === 'condition_failed') values.condition = sayTest(refused, locale);
  return sayer(locale)(`pricing.refused.${said}.${voice}`, values);
}

/** The text of a key of `pricing`, for the command line. */
export const sayText = (key: string, values: Readonly<Record<string, string | number>>, locale: Locale): string =>
  sayer(locale)(`pricing.cli.${key}`, values);

function sayTest({ facts, failure }: RefusedOffer, locale: Locale): string {
  const say = sayer(locale);
  const attribute = String(facts.attribute);
  const needed =
    failure !== null && 'oneOf' in failure.leaf
      ? failure.leaf.oneOf.join(say('pricing.separator'))
      : sayAmount(facts.needed, attribute);
  const what = factOf(attribute) === undefined ? attribute : say(`pricing.facts.${attribute}`);
  return say(`pricing.tests.${facts.test}`, { what, needed });
}

const MONEY_CODES: readonly string[] = ['below_threshold'];
const MONEY_NAMES: readonly string[] = ['price', 'saved', 'best'];

/** Whether actual, needed and short are money: thresholds, and tests of attributes that count it. */
const isMoney = ({ code, facts }: RefusedOffer): boolean =>
  MONEY_CODES.includes(code) || (code === 'condition_failed' && factOf(String(facts.attribute))?.unit === 'money');

function sayFact(name: string, value: unknown, refused: RefusedOffer, locale: Locale): string {
  if (value === null || value === '') return sayer(locale)('pricing.nothing');
  if (name === 'at') return formatDateTime(new Date(String(value)), 'datetime', locale, DEFAULT_ZONE);
  const isAmount = MONEY_NAMES.includes(name) || (['actual', 'needed', 'short'].includes(name) && isMoney(refused));
  if (typeof value !== 'number') return String(value);
  return isAmount ? formatMoney(value, 'plain') : formatNumber(value);
}

const sayAmount = (value: unknown, attribute: string): string =>
  typeof value !== 'number'
    ? String(value)
    : factOf(attribute)?.unit === 'money'
      ? formatMoney(value, 'plain')
      : formatNumber(value);

function sayValue(said: Said, locale: Locale): string {
  switch (said.as) {
    case 'money':
      return formatMoney(said.value, 'plain');
    case 'rate':
      return formatDiscount(said.value, locale);
    case 'number':
      return formatNumber(said.value);
    case 'times':
      return String(said.value / 10_000);
    case 'list':
      return said.value.join(sayer(locale)('pricing.separator'));
    case 'weekdays':
      return said.value.map((day) => sayer(locale)(`pricing.weekdays.${day}`)).join(sayer(locale)('pricing.separator'));
  }
}

/** The texts of a language, made once per process: quotes are told by the hundred. */
function sayer(locale: Locale): Say {
  return shared(`pricing.texts.${locale}`, () => {
    const { pricing = {} } = messagesOf(locale);
    return createTranslator({ locale, messages: { pricing } }) as unknown as Say;
  });
}
