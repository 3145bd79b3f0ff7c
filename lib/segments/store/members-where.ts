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
  const shape = createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);
  const count = statement(
    `segments.count.${shape}`,
    `SELECT count(*) AS "members" ${FROM} AND ${text} IS NOT FALSE`,
    z.object({ members: z.number() }),
  );
  return (await count(db, values))[0]?.members ?? 0;
}

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
  const shape = createHash('sha256').update(text).digest('hex').slice(0, NAME_LENGTH);
  const read = statement(
    `segments.matching.${shape}`,
    `SELECT m."id" ${FROM} AND m."id" = ANY($${values.length + 1}::uuid[]) AND ${text}`,
    z.object({ id: z.string() }),
  );
  return new Set((await read(db, [...values, memberIds])).map(({ id }) => id));
}
