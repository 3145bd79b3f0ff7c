import 'server-only';
import { z } from 'zod';
import { benefitBook } from '@/lib/benefits';
import { campaignShelf, partChoices } from '@/lib/campaigns';
import { brandNames, shelfTree, skusFound } from '@/lib/catalog';
import { gameBook } from '@/lib/games';
import { requireId } from '@/lib/kernel/id';
import { mallBook } from '@/lib/mall';
import type { Context } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { ABOUT_MAX } from '@/lib/reports/rules/definition';
import { FOUND_SUBJECTS } from '@/lib/reports/rules/found';
import { taskBook } from '@/lib/tasks';
import { type Name, namesIn, subjectNames } from './names';

/** One thing that a report may be about. */
type Found = { readonly value: string; readonly label: string; readonly detail?: string };

const FOUND_MAX = 30;

/**
 * What a report may be about, by a part of its name or code: names and codes alone, which reports tell whoever reads them.
 * What is chosen already (`key`) is always among it.
 */
export const subjectsFound = query({
  can: 'reports.read',
  input: z.object({
    what: z.enum(FOUND_SUBJECTS),
    q: z.string().trim().max(64).default(''),
    key: z.string().max(ABOUT_MAX).default(''),
  }),
  async run(context, { what, q, key }): Promise<Found[]> {
    const nameOf = (name: Name): string => (context.locale === 'en' ? name.en : name.zh);
    const all = await FIND[what](context, q);
    const word = q.toLowerCase();
    const found = all
      .map(([value, name, detail]) => ({ value, label: nameOf(name), ...(detail === undefined ? {} : { detail }) }))
      .filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(word))
      .slice(0, FOUND_MAX);
    if (key === '' || found.some(({ value }) => value === key)) return found;
    const chosen = (await subjectNames(what, [key])).get(key);
    return [{ value: key, label: chosen === undefined ? key : nameOf(chosen) }, ...found];
  },
});

type Find = (context: Context, q: string) => Promise<readonly (readonly [string, Name, string?])[]>;

/** Where the things of a kind are found. */
const FIND: Readonly<Record<(typeof FOUND_SUBJECTS)[number], Find>> = {
  sku: async (context, q) =>
    (await skusFound.run(context, { q })).map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }, code]),
  category: async ({ db, locale }) => {
    const tree = await shelfTree(db);
    const names = new Map(tree.map(({ code, nameZh, nameEn }) => [code, locale === 'en' ? nameEn : nameZh]));
    return tree.map(({ code, nameZh, nameEn, path }) => [
      code,
      { zh: nameZh, en: nameEn },
      path.map((above) => names.get(above) ?? above).join(' › '),
    ]);
  },
  brand: async ({ db }) => (await brandNames(db)).map(({ code, name }) => [code, name]),
  campaign: async ({ db, now }) =>
    (await campaignShelf(db, now)).flatMap(({ code, name }) => (name === null ? [] : [[code, name, code] as const])),
  batch: async (context) =>
    (await partChoices.run(context, {})).flatMap(({ sort, code, name }) =>
      sort === 'batch' ? [[requireId('couponBatch', code), name] as const] : [],
    ),
  benefit: async ({ db }) => bookOf((await benefitBook(db, await program(db))).versions),
  task: async ({ db }) => bookOf((await taskBook(db, await program(db))).versions),
  game: async ({ db }) => bookOf((await gameBook(db, await program(db))).versions),
  item: async ({ db }) => bookOf(new Map((await mallBook(db)).map(({ code, versions }) => [code, versions]))),
};

const bookOf = (versions: ReadonlyMap<string, readonly { readonly terms: unknown }[]>) => [
  ...namesIn([...versions.keys()], versions),
];
