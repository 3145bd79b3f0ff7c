import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { addToMembers } from './segments';

// Index (memberId, segmentCode).
const readMine = statement(
  'segments.member.in',
  'SELECT "segmentCode" AS "code", "enteredAt" AS "since" FROM "SegmentMember" WHERE "memberId" = $1 ORDER BY "enteredAt" DESC, 1',
  z.object({ code: z.string(), since: z.date() }),
);
// Primary key (memberId, id), backwards.
const readMoves = statement(
  'segments.member.moves',
  `SELECT "id", "segmentCode" AS "code", "way", "at" FROM "SegmentMove" WHERE "memberId" = $1 ORDER BY "id" DESC LIMIT $2`,
  z.object({ id: z.string(), code: z.string(), way: z.enum(['entered', 'left']), at: z.date() }),
);

/** The segments that a member is in, by their last refresh, the newest first. */
export const segmentsWith = (db: Db, memberId: string) => readMine(db, [memberId]);

/** When a member entered and left segments, newest first. */
export const movesOfMember = (db: Db, memberId: string, limit: number) => readMoves(db, [memberId, limit]);

// Index (memberId, segmentCode).
const countMine = statement(
  'segments.member.counts',
  `SELECT "segmentCode" AS "code", count(*) AS "members" FROM "SegmentMember" WHERE "memberId" = ANY($1::uuid[]) GROUP BY 1 ORDER BY 1`,
  z.object({ code: z.string(), members: z.number() }),
);

/** Takes members who leave out of the numbers of the segments that they are in; their rows are erased after this (4.K). */
export async function uncount(db: Db, memberIds: readonly string[], at: Date): Promise<void> {
  for (const { code, members } of await countMine(db, [memberIds])) await addToMembers(db, code, -members, at);
}
