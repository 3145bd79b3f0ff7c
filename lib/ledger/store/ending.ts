import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const EndingRow = z.object({ memberId: z.string(), points: z.number(), until: z.date() });

/** Points of a member that end together or one after the other, and the first end. */
export type Ending = z.output<typeof EndingRow>;

// Primary key of lots (memberId, id) from the last member on: everybody's lots pass once in a round.
const readEnding = statement(
  'ledger.ending',
  `SELECT "memberId", sum("remaining")::int8 AS points, min("expiresAt") AS until FROM "LedgerLot"
   WHERE "asset" = 'points' AND "remaining" > 0 AND "expiresAt" > $1 AND "expiresAt" <= $2 AND "memberId" > $3
   GROUP BY "memberId" ORDER BY "memberId" LIMIT $4`,
  EndingRow,
);

/** Members whose points end after one instant and by another, in the order of their ids after the given one. */
export const pointsEnding = (db: Db, from: Date, to: Date, after: string, limit: number): Promise<Ending[]> =>
  readEnding(db, [from, to, after, limit]);
