import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Primary key (memberId, id), by its first column: the growth of a few members, once per split.
const readTaken = statement(
  'ledger.growth.taken-since',
  `SELECT coalesce(sum(c."amount"), 0)::int8 AS taken FROM "LedgerEntry" c
   WHERE c."memberId" = $1::uuid AND c."id" > $2::uuid AND c."asset" = 'growth' AND c."type" = 'CLAWBACK'
     AND EXISTS (SELECT FROM "LedgerEntry" e WHERE e."memberId" = ANY($3::uuid[]) AND e."asset" = 'growth' AND e."type" = 'EARN'
       AND e."sourceType" = c."sourceType" AND e."sourceId" = c."sourceId")`,
  z.object({ taken: z.number() }),
);

/** How much growth was taken back in a member's book, after an entry, of what others had once gained: it is not theirs again. */
export const growthTakenSince = async (
  db: Db,
  memberId: string,
  entryId: string,
  gainedBy: readonly string[],
): Promise<number> => (await readTaken(db, [memberId, entryId, gainedBy]))[0]?.taken ?? 0;
