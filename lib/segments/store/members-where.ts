import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Condition } from '@/lib/kernel/condition';
import { type Db, statement } from '@/lib/platform/db';
import { momentOf } from '../moment';
import { spelled } from '../spelled';
import { conditionSql } from './condition-sql';

// Every member is looked at once, with one row of each table by its primary key; sums are joined as sets.
export const ACTIVE = `m."status" = 'active'`;
const NAME_LENGTH = 20;
// What is asked of all members is planned for its values: a plan for any value took three times as long.
export const PLANNED = null;

/**
 * How many active members a condition may hold for at the instant: all but those for whom it fails whatever else is true.
 * Names and numbers are parameters; the statement is planned for them each time (PLANNED).
 */
export const countMembersWhere = (db: Db, condition: Condition, now: Date): Promise<number> =>
  count(db, condition, now, false);

/** How many active members a condition surely holds for at the instant; of some stores, where these are named (S1-5.1). */
export const countMatching = (
  db: Db,
  condition: Condition,
  now: Date,
  stores: readonly string[] | null = null,
): Promise<number> => count(db, condition, now, true, stores);

async function count(
  db: Db,
  condition: Condition,
  now: Date,
  isSure: boolean,
  stores: readonly string[] | null = null,
): Promise<number> {
  const { from, where, values } = conditionSql(await spelled(db, condition), await momentOf(db, now), { isSure });
  const all = [...values];
  const text = `SELECT count(*) AS "members" FROM ${from} WHERE ${ACTIVE} ${inStores(stores, all)} AND (${where}) ${isSure ? '' : 'IS NOT FALSE'}`;
  const read = statement(PLANNED, text, z.object({ members: z.number() }));
  return (await read(db, all))[0]?.members ?? 0;
}

/** `AND …` for members of some stores, which become one more value; nothing where all of them are meant. */
export const inStores = (stores: readonly string[] | null, values: unknown[]): string =>
  stores === null ? '' : `AND m."storeCode" = ANY($${values.push(stores)}::text[])`;

const IdRow = z.object({ id: z.string() });

/** The next active members after one for whom a condition holds at the instant, by id: whoever is asked for page by page. */
export async function nextMatching(
  db: Db,
  condition: Condition,
  now: Date,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const { from, where, values } = conditionSql(await spelled(db, condition), await momentOf(db, now), {
    before: [after, limit],
    isSure: true,
  });
  const text = `SELECT m."id" FROM ${from} WHERE ${ACTIVE} AND ($1::uuid IS NULL OR m."id" > $1) AND ${where}
    ORDER BY m."id" LIMIT $2::int8`;
  return (await statement(PLANNED, text, IdRow)(db, values)).map(({ id }) => id);
}

export const shapeOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);

// For so many members one after the other is faster than one pass over everything that was ever bought.
export const FEW = 500;

/**
 * Which of some members a condition holds for at the instant; one that depends on what is no attribute of members holds for
 * nobody (fails closed).
 */
export async function membersMatching(
  db: Db,
  condition: Condition,
  now: Date,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const reach = memberIds.length <= FEW ? 'few' : 'many';
  const { from, where, values } = conditionSql(await spelled(db, condition), await momentOf(db, now), {
    reach,
    before: [memberIds],
    isSure: true,
  });
  const text = `SELECT m."id" FROM ${from} WHERE ${ACTIVE} AND m."id" = ANY($1::uuid[]) AND ${where}`;
  const read = statement(`segments.matching.${shapeOf(text)}`, text, IdRow);
  return new Set((await read(db, values)).map(({ id }) => id));
}
