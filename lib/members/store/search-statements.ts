import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

/** How the members of a search are found. `common`: by a beginning that so many share that reading newest first is faster. */
export type Way =
  | { readonly by: 'everything' }
  | { readonly by: 'ids'; readonly ids: readonly string[] }
  | { readonly by: 'prefix'; readonly ids: readonly string[]; readonly ranges: readonly NameRange[] }
  | { readonly by: 'common'; readonly ids: readonly string[]; readonly ranges: readonly NameRange[] }
  | { readonly by: 'infix'; readonly ids: readonly string[]; readonly pattern: string };

/** Names from one text up to, not including, another, in the order of their bytes. */
export type NameRange = { readonly from: string; readonly to: string };

/** What narrows a search besides its text; null or absent narrows nothing. */
export type Within = { readonly storeCodes: readonly string[] | null; readonly levelCodes: readonly string[] | null };

/** Where a page begins, and whether it is read backwards. */
export type From = { readonly at: Date; readonly id: string } | null;

/** A found member as he is stored. */
export const FoundRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  status: z.string(),
  storeCode: z.string().nullable(),
  levelCode: z.string().nullable(),
  levelRank: z.number().nullable(),
  registeredAt: z.date(),
  orders: z.number(),
  amount: z.number(),
  lastOrderAt: z.date().nullable(),
});

/** A found member as he is stored. */
export type Found = z.output<typeof FoundRow>;

type Sql = { readonly name: string; readonly text: string; readonly values: readonly unknown[] };

// A beginning shared by more members than this is read along the registrations until the page is full.
const COMMON_FROM = 3_000;
const HIT = 'm."id", m."registeredAt", m."storeCode"';
const KEYED = '"Member" m';
// Ranges with ~>=~ are carried by Member_name_prefix in any plan; LIKE with a parameter is not.
const NAMED = `unnest($1::text[], $2::text[]) AS r("from", "to") JOIN "Member" m ON m."name" ~>=~ r."from" AND m."name" ~<~ r."to"`;
const NOT_NAMED = `NOT EXISTS (SELECT 1 FROM unnest($1::text[], $2::text[]) AS r("from", "to")
  WHERE m."name" ~>=~ r."from" AND m."name" ~<~ r."to")`;

const known = new Map<string, ReturnType<typeof statement>>();

/** A statement per shape of question: with only the conditions that it needs, every plan fits all its parameters. */
function ask<R extends z.ZodType>(db: Db, { name, text, values }: Sql, row: R): Promise<z.output<R>[]> {
  let prepared = known.get(name);
  if (prepared === undefined) {
    prepared = statement(name, text, row);
    known.set(name, prepared);
  }
  return prepared(db, values) as Promise<z.output<R>[]>;
}

/** One more row than asked, newest first, or oldest first when read backwards. */
export function findMembers(
  db: Db,
  way: Way,
  within: Within,
  page: { readonly from: From; readonly isBack: boolean; readonly limit: number },
): Promise<Found[]> {
  const { rows, values, name } = membersBy(way, within);
  const [sign, order] = page.isBack ? ['>', 'ASC'] : ['<', 'DESC'];
  const next = values.length + 1;
  const behind =
    page.from === null ? '' : `AND (m."registeredAt", m."id") ${sign} ($${next + 1}::timestamptz, $${next + 2}::uuid)`;
  const text = `WITH ${rows.with ?? ''} page AS (
      SELECT m."id" FROM ${rows.from} WHERE ${rows.where} ${behind}
      ORDER BY m."registeredAt" ${order}, m."id" ${order} LIMIT $${next})
    SELECT m."id", m."code", m."name", m."mobile", m."status", m."storeCode", l."code" AS "levelCode", l."rank" AS "levelRank",
      m."registeredAt", coalesce(s."orders", 0) AS orders, coalesce(s."amount", 0)::int8 AS amount, s."lastOrderAt"
    FROM page JOIN "Member" m USING ("id")
    LEFT JOIN "MemberLevel" l ON l."memberId" = m."id" LEFT JOIN "MemberStats" s ON s."memberId" = m."id"
    ORDER BY m."registeredAt" ${order}, m."id" ${order}`;
  const place = page.from === null ? [] : [page.from.at, page.from.id];
  const shape = `members.search.${name}.${page.isBack ? 'back' : 'on'}.${page.from === null ? 'first' : 'more'}`;
  return ask(db, { name: shape, text, values: [...values, page.limit + 1, ...place] }, FoundRow);
}

/** How many members there are, counted up to the cap. */
export async function countFound(db: Db, way: Way, within: Within, cap: number): Promise<number> {
  // Counting stops at the cap by itself, so a common beginning is counted in its index like any other.
  const { rows, values, name } = membersBy(way.by === 'common' ? { ...way, by: 'prefix' } : way, within);
  const source = rows.count ?? `SELECT 1 FROM ${rows.from} WHERE ${rows.where}`;
  const text = `WITH ${rows.count === undefined ? (rows.with ?? '') : ''} found AS (${source} LIMIT $${values.length + 1})
    SELECT count(*)::int AS count FROM found`;
  const [row] = await ask(
    db,
    { name: `members.count.${name}`, text, values: [...values, cap] },
    z.object({ count: z.number() }),
  );
  return row?.count ?? 0;
}

/** Whether a beginning is shared by so many that its members are better found along the registrations. */
export async function isCommon(db: Db, ranges: readonly NameRange[]): Promise<boolean> {
  const text = `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${NAMED} LIMIT ${COMMON_FROM}) found`;
  const [row] = await ask(
    db,
    { name: 'members.search.commonness', text, values: sides(ranges) },
    z.object({ count: z.number() }),
  );
  return (row?.count ?? 0) >= COMMON_FROM;
}

type Rows = {
  readonly with?: string;
  readonly from: string;
  readonly where: string;
  /** The same rows as a query that can stop early. */
  readonly count?: string;
};

/** The rows of a way within its limits, their values, and the name of this shape. */
function membersBy(way: Way, within: Within): { rows: Rows; values: readonly unknown[]; name: string } {
  const values: unknown[] = [...ownValues(way)];
  const limits: string[] = [];
  if (within.storeCodes !== null) limits.push(`m."storeCode" = ANY($${values.push(within.storeCodes)}::text[])`);
  // Primary key memberId of MemberLevel.
  if (within.levelCodes !== null) {
    const place = values.push(within.levelCodes);
    limits.push(
      `EXISTS (SELECT 1 FROM "MemberLevel" h WHERE h."memberId" = m."id" AND h."code" = ANY($${place}::text[]))`,
    );
  }
  const limited = limits.length === 0 ? 'true' : limits.join(' AND ');
  const name = `${way.by}${within.storeCodes === null ? '' : '.stores'}${within.levelCodes === null ? '' : '.levels'}`;
  return { rows: rowsOf(way.by, limited), values, name };
}

function rowsOf(by: Way['by'], limited: string): Rows {
  switch (by) {
    case 'everything':
      // Index (registeredAt, id). Who was merged or closed the account is found by his id alone.
      return { from: KEYED, where: `m."status" NOT IN ('merged', 'closed') AND ${limited}` };
    case 'ids':
      // Primary key.
      return { from: KEYED, where: `m."id" = ANY($1::uuid[]) AND ${limited}` };
    case 'prefix': {
      // Member_name_prefix and the primary key. Gathered first, so that neither the order nor the stores lure the plan to
      // another index; counting asks for no column of the row, so the name's index alone answers it.
      const both = (what: string, and = '') =>
        `SELECT ${what} FROM ${NAMED} WHERE true ${and}
         UNION ALL SELECT ${what} FROM ${KEYED} WHERE m."id" = ANY($3::uuid[]) AND ${NOT_NAMED} ${and}`;
      const hits = `hits AS MATERIALIZED (${both(HIT)}),`;
      return { with: hits, from: 'hits m', where: limited, count: both('1', `AND ${limited}`) };
    }
    case 'common':
      // Index (registeredAt, id): the condition on the name's own bytes cannot be carried by the name's index.
      return {
        from: KEYED,
        where: `(m."id" = ANY($3::uuid[]) OR NOT (${NOT_NAMED.replaceAll('m."name"', `(m."name" || '')`)})) AND ${limited}`,
      };
    case 'infix': {
      // Member_name_trigram and the primary key, joined as bitmaps.
      const hits = `SELECT ${HIT} FROM ${KEYED} WHERE m."name" ILIKE $1 OR m."id" = ANY($2::uuid[])`;
      return { with: `hits AS MATERIALIZED (${hits}),`, from: 'hits m', where: limited };
    }
  }
}

function ownValues(way: Way): readonly unknown[] {
  switch (way.by) {
    case 'everything':
      return [];
    case 'ids':
      return [way.ids];
    case 'prefix':
    case 'common':
      return [...sides(way.ranges), way.ids];
    case 'infix':
      return [way.pattern, way.ids];
  }
}

const sides = (ranges: readonly NameRange[]): readonly (readonly string[])[] => [
  ranges.map(({ from }) => from),
  ranges.map(({ to }) => to),
];
