import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const Row = z.object({ memberId: z.string(), type: z.string(), at: z.date() });

/** That a member did something, and when. */
export type MemberAct = z.output<typeof Row>;

// Primary key (memberId, id), by its first column.
const read = statement(
  'behaviours.of-members',
  'SELECT "memberId", "type", "at" FROM "BehaviourEvent" WHERE "memberId" = ANY($1::uuid[])',
  Row,
);

// Primary key (memberId, id), by its first column; of those who were merged too.
const readLast = statement(
  'behaviours.last',
  `SELECT m."id" AS "memberId", (SELECT max(e."at") FROM "BehaviourEvent" e WHERE e."memberId" = ANY(m."id" || m."absorbed")) AS "at"
   FROM "Member" m WHERE m."id" = ANY($1::uuid[])`,
  z.object({ memberId: z.string(), at: z.date().nullable() }),
);

/** When each of some members did something last, with those who were merged into him (N13). */
export const lastActs = (db: Db, memberIds: readonly string[]) => readLast(db, [memberIds]);

/** What members did beside buying, by member. */
export const actsOfMembers = async (db: Db, memberIds: readonly string[]): Promise<Map<string, MemberAct[]>> =>
  Map.groupBy(await read(db, [memberIds]), ({ memberId }) => memberId);
