import { createTranslator } from 'next-intl';
import { formatDiscount, formatMoney, formatNumber, formatPercent } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { shared } from '@/lib/platform/shared';
import type { Said } from './kind';
import { benefitKinds } from './registry';

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const ONE_BP = 10_000;

/** What a benefit gives, in one sentence of its kind; the bare kind when nobody knows it any more. */
export function sayBenefit(
  { kind, params }: { readonly kind: string; readonly params: unknown },
  locale: Locale,
): string {
  const known = benefitKinds.find(kind);
  if (known === undefined || !known.params.safeParse(params).success) return kind;
  const { form, values } = known.says(params);
  const say = sayer(locale);
  const told = Object.entries(values).map(([name, said]) => [name, sayValue(said, say, locale)] as const);
  return say(`benefits.kind.${kind}.${form}`, Object.fromEntries(told));
}

function sayValue({ as, value }: Said, say: Say, locale: Locale): string {
  switch (as) {
    case 'money':
      return formatMoney(value, 'plain');
    case 'rate':
      return formatDiscount(value, locale);
    case 'percent':
      return formatPercent(value / ONE_BP);
    case 'times':
      return String(value / ONE_BP);
    case 'number':
      return formatNumber(value);
    case 'list':
      return value.join(say('benefits.join'));
    case 'word':
      return say(`benefits.words.${value}`);
  }
}

const sayer = (locale: Locale): Say =>
  shared(
    `benefits.say.${locale}`,
    () => createTranslator({ locale, messages: { benefits: messagesOf(locale).benefits ?? {} } }) as unknown as Say,
  );
