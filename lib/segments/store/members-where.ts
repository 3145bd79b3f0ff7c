import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Condition } from '@/lib/kernel/condition';
import { type Db, statement } from '@/lib/platform/db';
import { conditionSql } from './condition-sql';

// Every member is looked at once, with one row of each table by its primary key; tags by theirs (memberId, tag).
const FROM = `FROM "Member" m LEFT JOIN "MemberStats" s ON s."memberId" = m."id"
  LEFT JOIN "MemberLevel" l ON l."memberId" = m."id" WHERE m."status" = 'active'`;
const NAME_LENGTH = 20;

/**
 * How many active members a condition may hold for at the instant: all but those for whom it fails whatever else is true.
 * A statement is prepared for each shape of condition, whose names and numbers are parameters.
 */
export async function countMembersWhere(db: Db, condition: Condition, now: Date): Promise<number> {
  const { text, values } = conditionSql(condition, now);
  const shape = shapeOf(text);
  const count = statement(
    `segments.count.${shape}`,
    `SELECT count(*) AS "members" ${FROM} AND ${text} IS NOT FALSE`,
    z.object({ members: z.number() }),
  );
  return (await count(db, values))[0]?.members ?? 0;
}

/** How many active members a condition surely holds for at the instant. */
export async function countMatching(db: Db, condition: Condition, now: Date): Promise<number> {
  const { text, values } = conditionSql(condition, now);
  const count = statement(
    `segments.sure.${shapeOf(text)}`,
    `SELECT count(*) AS "members" ${FROM} AND ${text}`,
    z.object({ members: z.number() }),
  );
  return (await count(db, values))[0]?.members ?? 0;
}

/** The next active members after one for whom a condition holds at the instant, by id: whoever is asked for page by page. */
export async function nextMatching(
  db: Db,
  condition: Condition,
  now: Date,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const { text, values } = conditionSql(condition, now);
  const [cursor, most] = [`$${values.length + 1}`, `$${values.length + 2}`];
  const read = statement(
    `segments.next.${shapeOf(text)}`,
    `SELECT m."id" ${FROM} AND (${cursor}::uuid IS NULL OR m."id" > ${cursor}) AND ${text} ORDER BY m."id" LIMIT ${most}`,
    z.object({ id: z.string() }),
  );
  return (await read(db, [...values, after, limit])).map(({ id }) => id);
}

const shapeOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);

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
  const { text, values } = conditionSql(condition, now);
  const shape = shapeOf(text);
  const read = statement(
    `segments.matching.${shape}`,
    `SELECT m."id" ${FROM} AND m."id" = ANY($${values.length + 1}::uuid[]) AND ${text}`,
    z.object({ id: z.string() }),
  );
  return new Set((await read(db, [...values, memberIds])).map(({ id }) => id));
}
