import type { Said } from '@/lib/benefits/kind';
import { benefitKinds } from '@/lib/benefits/registry';
import type { Condition } from '@/lib/kernel/condition';
import type { Difference, Sentence } from '@/lib/kernel/earning';
import { formatDateTime, formatDiscount, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { clockOf, dayBefore } from '@/lib/kernel/wall-clock';
import { conditionSentence } from '@/lib/pricing/rules/say';

/** Says a text by key, and knows which keys there are. */
export type BenefitSay = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/** What sentences about a benefit are said with: the reader's language, the zone of times, the names behind codes. */
export type BenefitWords = {
  readonly t: BenefitSay;
  readonly locale: Locale;
  readonly zone: string;
  readonly nameOf: (code: string) => string;
};

const ONE_BP = 10_000;
const PERCENT_BP = 100;

/** What a benefit of a kind and parameters does, in one sentence; parameters that do not fit say nothing. */
export function sayEffect(code: string, params: unknown, words: Omit<BenefitWords, 'zone'>): string {
  const kind = benefitKinds.find(code);
  if (kind === undefined || !kind.params.safeParse(params).success) return '';
  const { form, values } = kind.says(params);
  const said = Object.entries(values).map(([name, said]) => [name, wordOf(said, words)] as const);
  return words.t(`benefits.kind.${code}.${form}`, Object.fromEntries(said));
}

/** One sentence of the terms. */
export function sayTerm({ key, values }: Sentence, words: BenefitWords): string {
  const { t } = words;
  if (key === 'effect')
    return t('benefits.say.effect', { effect: sayEffect(String(values.kind), values.params, words) });
  const own = values.params ? sayEffect(String(values.kind), values.params, words) : '';
  const said = Object.entries(values).map(([name, value]) => [name, told(name, value, words)] as const);
  const sentence = t(`benefits.say.${key}`, Object.fromEntries(said));
  return own === '' ? sentence : t('benefits.say.withOwn', { sentence, own });
}

/** What a version changes, one line. */
export function sayDifference(difference: Difference, words: BenefitWords): string {
  const { t } = words;
  if (difference.kind === 'reordered') return t('benefits.diff.reordered');
  if (difference.kind === 'added') return t('benefits.diff.added', { after: sayTerm(difference.after, words) });
  if (difference.kind === 'removed') return t('benefits.diff.removed', { before: sayTerm(difference.before, words) });
  const { before, after } = difference;
  return t('benefits.diff.changed', { before: sayTerm(before, words), after: sayTerm(after, words) });
}

function told(name: string, value: unknown, { t, locale, zone, nameOf }: BenefitWords): string | number {
  if (name === 'per') return t(`benefits.per.${String(value)}`);
  if (name === 'amount') return formatMoney(Number(value), 'plain');
  if (name === 'level') return nameOf(String(value));
  if (name === 'hours')
    return (value as readonly { from: number; to: number }[])
      .map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`)
      .join(t('benefits.join'));
  if (name === 'spans') return (value as readonly Span[]).map((span) => saySpan(span, locale)).join(t('benefits.join'));
  if (name === 'conditions') return conditionSentence(value as Condition, { say: t, locale });
  if (name === 'weekdays')
    return (value as readonly number[]).map((day) => t(`benefits.weekday.${day}`)).join(t('benefits.join'));
  if (name === 'from' || name === 'to') return formatDateTime(new Date(String(value)), 'datetime', locale, zone);
  if (Array.isArray(value)) return value.map((code) => nameOf(String(code))).join(t('benefits.join'));
  return typeof value === 'number' ? value : String(value ?? '');
}

type Span = { readonly from: string; readonly to: string };

/** Days of the calendar from the first to the last, which people count in. */
function saySpan({ from, to }: Span, locale: Locale): string {
  const said = (day: string) => formatDateTime(new Date(`${day}T00:00:00Z`), 'date', locale, 'UTC');
  const last = dayBefore(to);
  return from === last ? said(from) : `${said(from)} – ${said(last)}`;
}

function wordOf(said: Said, { t, locale, nameOf }: Omit<BenefitWords, 'zone'>): string {
  switch (said.as) {
    case 'money':
      return formatMoney(said.value, 'plain');
    case 'rate':
      return formatDiscount(said.value, locale);
    case 'percent':
      // To the last basis point: what is written is what counts.
      return `${said.value / PERCENT_BP}%`;
    case 'times':
      return String(said.value / ONE_BP);
    case 'number':
      return formatNumber(said.value);
    case 'list':
      return said.value.map(nameOf).join(t('benefits.join'));
    case 'word':
      return t(`benefits.words.${said.value}`);
  }
}
