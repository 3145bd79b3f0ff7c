import 'server-only';
import { factsIn } from '@/lib/kernel/decision';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_ZONE } from '@/lib/kernel/locale';
import type { Facts } from '@/lib/kernel/refusal';
import type { Locale } from '@/lib/platform/command';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { shared } from '@/lib/platform/shared';

/** A text with its places filled in later; parsed once, since the API says thousands a second. */
type Template = (facts: Facts) => string;

/** What a refusal or fault is called and what it means, or null when it has no words. */
export function problemText(locale: Locale, code: string, facts: Facts): { title: string; detail: string } | null {
  const texts = textsOf(locale);
  const title = texts.get(`api.problems.${code}.title`);
  const detail = texts.get(`api.problems.${code}.detail`);
  return title === undefined || detail === undefined ? null : { title: title(facts), detail: detail(facts) };
}

/** What a reason of a decision says to people; the bare code when it has no words. */
export function decisionText(locale: Locale, code: string, facts: Facts): string {
  return textsOf(locale).get(`api.decisions.${code}`)?.(factsIn(facts, locale)) ?? code;
}

function textsOf(locale: Locale): ReadonlyMap<string, Template> {
  return shared(`api.texts.${locale}`, () => {
    const texts = new Map<string, Template>();
    flatten('api', messagesOf(locale).api ?? {}, locale, texts);
    return texts;
  });
}

function flatten(path: string, tree: object, locale: Locale, into: Map<string, Template>): void {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(`${path}.${name}`, template(value, locale, into));
    else flatten(`${path}.${name}`, value as object, locale, into);
  }
}

/** `{points}`, `{amount, money}` for fen, `{at, date}` for an instant: all that these texts need of ICU. */
function template(text: string, locale: Locale, texts: ReadonlyMap<string, Template>): Template {
  const parts = text.split(/\{(\w+)(?:, (\w+))?\}/);
  if (parts.length === 1) return () => text;
  return (facts) => {
    let said = '';
    for (let at = 0; at < parts.length; at += 3) {
      said += parts[at];
      const name = parts[at + 1];
      if (name === undefined) continue;
      // A code that has a word of its own: `check_in` under `way`, `day` under `period`.
      const word = texts.get(`api.words.${name}.${facts[name]}`);
      said += word === undefined ? shown(facts[name], parts[at + 2], locale) : word(facts);
    }
    return said;
  };
}

function shown(value: Facts[string] | undefined, style: string | undefined, locale: Locale): string {
  if (style === 'date' && typeof value === 'string' && !Number.isNaN(Date.parse(value))) {
    return formatDateTime(new Date(value), 'datetime', locale, DEFAULT_ZONE);
  }
  if (!Number.isSafeInteger(value)) return String(value ?? '—');
  return style === 'money' ? formatMoney(value as number, 'plain') : formatNumber(value as number);
}
