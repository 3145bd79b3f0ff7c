import 'server-only';
import { z } from 'zod';
import { NO_MEMBER } from '@/lib/kernel/id';
import { type Db, statement } from '@/lib/platform/db';
import { type Choice, marksOf } from '../rules/choice';

const HitRow = z.object({
  memberId: z.string(),
  decisions: z.number(),
  points: z.number(),
  growth: z.number(),
  firstAt: z.date(),
  lastAt: z.date(),
  ids: z.array(z.string()),
});

/** What the chosen decisions gave one member, in all, and the first fifty of them. */
export type HitRow = z.output<typeof HitRow>;

// What a reason says that it moved, by the names that facts have for it; taken counts below zero.
const MOVED = `coalesce(r -> 'facts' ->> 'granted', r -> 'facts' ->> 'points', r -> 'facts' ->> 'growth', r -> 'facts' ->> 'amount', '0')::numeric::int8
  * CASE r ->> 'outcome' WHEN 'given' THEN 1 WHEN 'taken' THEN -1 ELSE 0 END`;

// BRIN on at: the rows of some days; whoever was merged since stands for himself no more.
const readHits = statement(
  'repairs.hits',
  `SELECT c."memberId", count(*)::int8 AS "decisions", coalesce(sum(c."points"), 0)::int8 AS "points", coalesce(sum(c."growth"), 0)::int8 AS "growth",
     min(c."at") AS "firstAt", max(c."at") AS "lastAt", (array_agg(c."id"::text ORDER BY c."at", c."id"))[1:50] AS "ids"
   FROM (
     SELECT coalesce(m."mergedInto", m."id") AS "memberId", d."id", d."at",
       (SELECT sum(${MOVED}) FROM json_array_elements(d."reasons") r WHERE r ->> 'topic' = 'points') AS "points",
       (SELECT sum(${MOVED}) FROM json_array_elements(d."reasons") r WHERE r ->> 'topic' = 'growth') AS "growth"
     FROM "Decision" d JOIN "Member" m ON m."id" = d."memberId"
     WHERE d."at" >= $1 AND d."at" < $2 AND d."memberId" <> '${NO_MEMBER}' AND ($4::text IS NULL OR d."subjectId" = $4)
       AND d."subjectType" <> 'repair'
       AND EXISTS (SELECT 1 FROM json_array_elements(d."reasons") r WHERE r ->> 'rule' LIKE $3
         AND ($5 = 'any' OR r ->> 'outcome' = $5) AND ($6 = '' OR r ->> 'code' = $6))) c
   GROUP BY c."memberId" ORDER BY c."memberId" LIMIT $7`,
  HitRow,
);

/** Everybody whose decisions are chosen, by member, up to a most. */
export function hitsOf(db: Db, choice: Choice, most: number): Promise<HitRow[]> {
  const { rule, subject } = marksOf(choice);
  const { from, to, outcome, reason } = choice;
  return readHits(db, [from, to, rule, subject, outcome, reason, most]);
}
