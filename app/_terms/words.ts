import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { levelName } from '@/components/levels/words';
import { benefitBook } from '@/lib/benefits';
import { brandNames, catalogFacts, categoryNames } from '@/lib/catalog';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { type Reward, rewardNames } from '@/lib/rewards';
import { storeNames } from '@/lib/stores';
import { taskBook } from '@/lib/tasks';
import type { TermBook } from './book';
import type { TermWords } from './printer';

type Name = { readonly zh: string; readonly en: string };

/** What the terms of the books are said with: the reader's language, and the names behind all codes in them. */
export async function termWords(db: Db, program: Program, books: readonly TermBook[]): Promise<TermWords> {
  const said = books.flatMap(({ printer, versions }) =>
    versions.flatMap(({ terms }) => printer.describe(terms).map(({ values }) => values)),
  );
  const codes = [...new Set(said.flatMap(textsIn))];
  const [t, spoken, categories, brands, goods, stores, schemes, benefits, tasks, rewards] = await Promise.all([
    getTranslations(),
    getLocale(),
    categoryNames(db),
    brandNames(db),
    catalogFacts(db, codes, { storeCode: null, at: new Date() }),
    storeNames(),
    levelSchemes(db, program),
    benefitBook(db, program),
    taskBook(db, program),
    rewardNames(db, said.flatMap(rewardsIn)),
  ]);
  const locale = localeOf(spoken) ?? DEFAULT_LOCALE;
  const pick = ({ zh, en }: Name) => (locale === 'en' ? en || zh : zh);
  const levels = [...schemes].reverse().flatMap(({ scheme }) => scheme.levels);
  const versionNames = (book: ReadonlyMap<string, readonly { readonly terms: { readonly name: Name } | null }[]>) =>
    [...book].flatMap(([code, [newest]]) => (newest?.terms ? [[code, pick(newest.terms.name)] as const] : []));
  const names = new Map([
    ...[...rewards].map(([key, name]) => [key.slice(key.indexOf(':') + 1), pick(name)] as const),
    ...versionNames(tasks.versions),
    ...versionNames(benefits.versions),
    ...[...stores].map(([code, name]) => [code, pick(name)] as const),
    ...[...goods.values(), ...categories, ...brands].map(({ code, name }) => [code, pick(name)] as const),
    ...levels.map((level) => [level.code, levelName(level, locale)] as const),
  ]);
  return {
    t: t as unknown as TermWords['t'],
    locale,
    zone: program.zone,
    nameOf: (code) => names.get(code) ?? code,
    levels,
    categories,
    rewards,
  };
}

/** Every text in a value, however deep: some of them are codes of goods. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  // Prices by SKU name goods in their keys.
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsIn)];
}

/** Every reward in a value, however deep. */
function rewardsIn(value: unknown): Reward[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  const { as, rewards } = value as { readonly as?: unknown; readonly rewards?: unknown };
  return as === 'rewards' && Array.isArray(rewards) ? rewards : Object.values(value).flatMap(rewardsIn);
}
