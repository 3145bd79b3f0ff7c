import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type Terms, TermsSchema } from '../rules/terms';

const ItemRow = z.object({
  code: z.string(),
  state: z.enum(['live', 'paused', 'withdrawn']),
  version: z.number(),
  total: z.number().nullable(),
  taken: z.number(),
  terms: z.unknown(),
  changedAt: z.date(),
});

/** An item with what it says now and its stock; one whose terms this program does not read is left out. */
export type Item = Omit<z.output<typeof ItemRow>, 'terms'> & { readonly terms: Terms; readonly left: number | null };

const SELECT = `SELECT i."code", i."state", i."version", s."total", s."taken", v."terms", i."changedAt"
   FROM "MallItem" i JOIN "MallItemVersion" v ON v."code" = i."code" AND v."version" = i."version"
   JOIN "MallStock" s ON s."code" = i."code"`;

// Primary keys; a mall has some hundred items at the most.
const readAll = statement(
  'mall.items',
  `${SELECT} WHERE $1::text[] IS NULL OR i."code" = ANY($1::text[]) ORDER BY i."code"`,
  ItemRow,
);
// Primary key.
const lockItem = statement(
  'mall.item.lock',
  'SELECT "version", "state" FROM "MallItem" WHERE "code" = $1 FOR NO KEY UPDATE',
  z.object({ version: z.number(), state: z.string() }),
);
const insertItem = execution(
  'mall.item.insert',
  `INSERT INTO "MallItem" ("code", "state", "version", "createdAt", "createdBy", "changedAt", "demo")
   VALUES ($1, 'live', 0, $2, $3, $2, $4) ON CONFLICT DO NOTHING`,
);
const insertVersion = execution(
  'mall.version.insert',
  `INSERT INTO "MallItemVersion" ("code", "version", "terms", "publishedAt", "publishedBy", "note") VALUES ($1, $2, $3::jsonb, $4, $5, $6)`,
);
// Primary keys.
const writeVersion = execution(
  'mall.item.version',
  'UPDATE "MallItem" SET "version" = $2, "changedAt" = $3 WHERE "code" = $1',
);
const writeState = execution(
  'mall.item.state',
  'UPDATE "MallItem" SET "state" = $2, "changedAt" = $3 WHERE "code" = $1',
);
// Primary key; a total below what is taken stays at what is taken.
const writeTotal = execution(
  'mall.stock.total',
  `INSERT INTO "MallStock" AS s ("code", "total") VALUES ($1, $2)
   ON CONFLICT ("code") DO UPDATE SET "total" = greatest(excluded."total", s."taken")`,
);
// Primary key; the hot row: nobody takes what is not there, whatever a program does (4.E).
const takeOne = execution(
  'mall.stock.take',
  'UPDATE "MallStock" SET "taken" = "taken" + 1 WHERE "code" = $1 AND ("total" IS NULL OR "taken" < "total")',
);
const giveOne = execution(
  'mall.stock.give',
  'UPDATE "MallStock" SET "taken" = "taken" - 1 WHERE "code" = $1 AND "taken" > 0',
);
// Primary key (code, version).
const readVersions = statement(
  'mall.versions',
  `SELECT "code", "version", "terms", "publishedAt", "publishedBy", "note" FROM "MallItemVersion" WHERE "code" = $1 ORDER BY "version" DESC`,
  z.object({
    code: z.string(),
    version: z.number(),
    terms: z.unknown(),
    publishedAt: z.date(),
    publishedBy: z.string(),
    note: z.string(),
  }),
);
// A mall has some hundred items at the most, each with a few versions.
const readAllVersions = statement(
  'mall.versions.all',
  `SELECT v."code", v."version", v."terms", v."publishedAt" FROM "MallItemVersion" v
     JOIN "MallItem" i ON i."code" = v."code" AND i."state" = 'live' ORDER BY v."code", v."version" DESC`,
  z.object({ code: z.string(), version: z.number(), terms: z.unknown(), publishedAt: z.date() }),
);
// Primary keys: the names that orders are told with.
const readTerms = statement(
  'mall.terms',
  `SELECT v."code", v."version", v."terms" FROM "MallItemVersion" v JOIN unnest($1::text[], $2::int4[]) AS n(c, r)
     ON v."code" = n.c AND v."version" = n.r`,
  z.object({ code: z.string(), version: z.number(), terms: z.unknown() }),
);

/** All items, or those named. */
export async function items(db: Db, codes: readonly string[] | null = null): Promise<Item[]> {
  const rows = await readAll(db, [codes]);
  return rows.flatMap(({ terms: raw, ...row }) => {
    const terms = TermsSchema.safeParse(raw).data;
    return terms === undefined ? [] : [{ ...row, terms, left: row.total === null ? null : row.total - row.taken }];
  });
}

/** One item, or null. */
export const itemOf = async (db: Db, code: string): Promise<Item | null> => (await items(db, [code]))[0] ?? null;

/** The versions of an item, newest first. */
export const versionsOf = (db: Db, code: string) => readVersions(db, [code]);

/** The items that are had now, each with all it has ever said: the newest version first (N17). */
export async function mallBook(db: Db) {
  const rows = await readAllVersions(db, []);
  return [...Map.groupBy(rows, ({ code }) => code)].map(([code, versions]) => ({ code, versions }));
}

/** What versions said, by `code@version`. */
export async function termsOf(
  db: Db,
  names: readonly { readonly item: string; readonly version: number }[],
): Promise<ReadonlyMap<string, Terms>> {
  if (names.length === 0) return new Map();
  const rows = await readTerms(db, [names.map(({ item }) => item), names.map(({ version }) => version)]);
  return new Map(
    rows.flatMap(({ code, version, terms }) => {
      const read = TermsSchema.safeParse(terms).data;
      return read === undefined ? [] : [[`${code}@${version}`, read] as const];
    }),
  );
}

/** Locks an item for whoever changes it; a new one begins with version 0. */
export async function itemForUpdate(
  db: Db,
  code: string,
  begin: { readonly at: Date; readonly by: string; readonly isDemo?: boolean } | null,
): Promise<{ readonly version: number; readonly state: string } | null> {
  if (begin !== null) await insertItem(db, [code, begin.at, begin.by, begin.isDemo ?? false]);
  return (await lockItem(db, [code]))[0] ?? null;
}

/** Adds the next version of a locked item, and sets its stock. */
export async function addVersion(
  db: Db,
  one: { code: string; version: number; terms: Terms; total: number | null; at: Date; by: string; note: string },
): Promise<void> {
  await insertVersion(db, [one.code, one.version, JSON.stringify(one.terms), one.at, one.by, one.note]);
  await writeVersion(db, [one.code, one.version, one.at]);
  await writeTotal(db, [one.code, one.total]);
}

/** Pauses, goes on with or withdraws a locked item. */
export const saveState = (db: Db, code: string, state: string, at: Date): Promise<number> =>
  writeState(db, [code, state, at]);

/** Sets how many there are in all, for what has a list of its own. */
export const saveTotal = (db: Db, code: string, total: number): Promise<number> => writeTotal(db, [code, total]);

/** Takes one of the stock; false when nothing is left. The last lock of an exchange (4.F). */
export const takeStock = async (db: Db, code: string): Promise<boolean> => (await takeOne(db, [code])) === 1;

/** Gives one back to the stock. */
export const giveStock = (db: Db, code: string): Promise<number> => giveOne(db, [code]);
