import { capitalised } from '@/components/ui/say';
import { factsIn, type Reason } from '@/lib/kernel/decision';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import type { Facts } from '@/lib/kernel/refusal';
import type { Say, Words } from './told';

// Facts that are money in fen; all other numbers are counts.
const MONEY = new Set(['amount', 'base', 'goods', 'freight']);
const LEVELS = new Set(['from', 'to']);
// What is kept as the machine writes it, and read by nobody so.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A reason as a sentence with its rule, for whoever works with rules. */
export const sayReason = (reason: Reason, words: Words): string =>
  words.say('timeline.reason.with', { sentence: sayWhy(reason, words), rule: sayRule(reason.rule, words.say) });

/**
 * A reason as a sentence, whatever facts it was kept with: `points_order` with all that it names; where one is missing its
 * shorter sentence, or a plain word for a name that is missing; the code itself when nobody named it yet.
 */
export function sayWhy({ code, facts }: Pick<Reason, 'code' | 'facts'>, words: Words): string {
  const { say } = words;
  const key = `timeline.reason.${code}`;
  if (!say.has(key)) return `${code} ${plainFacts(facts)}`.trim();
  const values = valuesOf(facts, words);
  const missing = namedIn(say.raw(key)).filter((name) => values[name] === undefined);
  if (missing.length === 0) return say(key, values);
  if (say.has(`timeline.short.${code}`)) return say(`timeline.short.${code}`);
  const nouns = missing.map((name) => [name, say(`timeline.noun.${name}`)] as const);
  return capitalised(say(key, { ...values, ...Object.fromEntries(nouns) }));
}

/** What a text names between its outer braces. */
export function namedIn(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  for (const { 0: sign, 1: name } of text.matchAll(/\{\s*(\w*)|\}/g)) {
    if (sign === '}') depth -= 1;
    else if (depth++ === 0 && name) names.push(name);
  }
  return names;
}

/** `points@1#order` as people say it: which rules, which version, which of them. */
export function sayRule(rule: string, say: Say): string {
  const [, set = '', version = '', name = ''] = /^([a-z_]+)(?:@(\d+))?(?:#(.+))?$/.exec(rule) ?? [];
  if (!say.has(`timeline.rule.${set}`)) return rule;
  const text =
    version === ''
      ? say(`timeline.rule.${set}`)
      : say('timeline.rule.versioned', { rules: say(`timeline.rule.${set}`), version });
  return name === '' || UUID.test(name) ? text : `${text} · ${name}`;
}

/** The facts that say something, in words: what is null or empty counts as not said, but for factors: none is an answer. */
function valuesOf(facts: Facts, words: Words): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(factsIn(facts, words.locale)).flatMap(([name, value]) =>
      value === null || (value === '' && name !== 'factors') ? [] : [[name, wordOf(name, value, words)]],
    ),
  );
}

function wordOf(name: string, value: NonNullable<Facts[string]>, { say, levelName, locale, zone }: Words): string {
  if (typeof value === 'number') return MONEY.has(name) ? formatMoney(value) : formatNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (INSTANT.test(value)) return formatDateTime(new Date(value), 'datetime', locale, zone);
  if (LEVELS.has(name)) return levelName(value);
  if (name === 'factors') return factorsOf(value, say);
  return codeOf(name, value, say);
}

/** A code as people call it; one that nobody named yet stays as it is. */
function codeOf(name: string, code: string, say: Say): string {
  // What of a quote is gone, by the code that said so.
  if (name === 'why' && say.has(`timeline.gone.${code}`)) return say(`timeline.gone.${code}`);
  if (name === 'source' && say.has(`timeline.source.${code}`)) return say(`timeline.source.${code}`);
  if (name === 'way' && say.has(`timeline.way.${code}`)) return say(`timeline.way.${code}`);
  if (name === 'period' && say.has(`timeline.period.${code}`)) return say(`timeline.period.${code}`);
  return name === 'cap' && say.has(`timeline.cap.${code}`) ? say(`timeline.cap.${code}`) : code;
}

function factorsOf(text: string, say: Say): string {
  const named = text
    .split(',')
    .filter(Boolean)
    .map((code) => (say.has(`timeline.factor.${code}`) ? say(`timeline.factor.${code}`) : code));
  return named.length === 0 ? say('timeline.factor.none') : named.join(say('timeline.comma'));
}

const plainFacts = (facts: Facts): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
