import 'server-only';
import { z } from 'zod';
import { benefitBook } from '@/lib/benefits';
import { campaignShelf } from '@/lib/campaigns';
import { brandNames, categoryNames, skuNames } from '@/lib/catalog';
import { batchNames } from '@/lib/coupons';
import { gameBook } from '@/lib/games';
import { mallBook } from '@/lib/mall';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { Subject } from '@/lib/reports/rules/metric';
import { taskBook } from '@/lib/tasks';

/** What something is called. */
export type Name = { readonly zh: string; readonly en: string };

/** What the subjects of a report are called where they have names of their own, by key; texts name the others. */
export async function subjectNames(
  subject: Subject | undefined,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Name>> {
  const db = pool();
  const settings = await program(db);
  switch (subject) {
    case 'batch':
      return batchNames(db, keys);
    case 'benefit':
      return namesIn(keys, (await benefitBook(db, settings)).versions);
    case 'task':
      return namesIn(keys, (await taskBook(db, settings)).versions);
    case 'game':
      return namesIn(keys, (await gameBook(db, settings)).versions);
    case 'item': {
      const book = await mallBook(db);
      return namesIn(keys, new Map(book.map(({ code, versions }) => [code, versions])));
    }
    case 'sku':
      return coded(await skuNames(db, keys));
    case 'category':
      return coded(await categoryNames(db));
    case 'brand':
      return coded(await brandNames(db));
    case 'campaign': {
      const shelf = await campaignShelf(db, new Date());
      return coded(shelf.flatMap(({ code, name }) => (name === null ? [] : [{ code, name }])));
    }
    default:
      return new Map();
  }
}

const coded = (named: readonly { readonly code: string; readonly name: Name }[]): ReadonlyMap<string, Name> =>
  new Map(named.map(({ code, name }) => [code, name]));

type Said = { readonly terms: unknown };

const Named = z.object({ name: z.object({ zh: z.string(), en: z.string() }) });

/** The newest name of each that this program understands. */
export const namesIn = (
  keys: readonly string[],
  versions: ReadonlyMap<string, readonly Said[]>,
): ReadonlyMap<string, Name> =>
  new Map(
    keys.flatMap((key) => {
      const [named] = (versions.get(key) ?? []).flatMap(({ terms }) => Named.safeParse(terms).data ?? []);
      return named === undefined ? [] : [[key, named.name] as const];
    }),
  );
