import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Primary key (memberId, id), by its first column: the growth of a few members, once per split.
const readTaken = statement(
  'ledger.growth.taken-since',
  `SELECT coalesce(sum(c."amount"), 0)::int8 AS taken FROM "LedgerEntry" c
   WHERE c."memberId" = ANY($1::uuid[]) AND c."id" > $2::uuid AND c."asset" = 'growth' AND c."type" = 'CLAWBACK'
     AND EXISTS (SELECT FROM "LedgerEntry" e WHERE e."memberId" = ANY($3::uuid[]) AND e."asset" = 'growth' AND e."type" = 'EARN'
       AND e."sourceType" = c."sourceType" AND e."sourceId" = c."sourceId")`,
  z.object({ taken: z.number() }),
);

// Primary key (memberId, id), by its first column for the returns and whole for the spends; once per split.
const readReturned = statement(
  'ledger.points.returned-since',
  `SELECT coalesce(sum(r."amount"), 0)::int8 AS returned FROM "LedgerEntry" r
   WHERE r."memberId" = ANY($1::uuid[]) AND r."id" > $2::uuid AND r."asset" = 'points' AND r."type" = 'SPEND_RETURN'
     AND EXISTS (SELECT FROM "LedgerEntry" e WHERE e."memberId" = ANY($3::uuid[]) AND e."id" = (r."detail" ->> 'returns')::uuid)`,
  z.object({ returned: z.number() }),
);

/** What is looked for: lines in these books, after an entry, about what others did before. */
export type TakenSince = {
  readonly books: readonly string[];
  readonly after: string;
  readonly of: readonly string[];
};

/** How much growth was taken back of what others had once gained: it is not theirs again. */
export const growthTakenSince = async (db: Db, { books, after, of }: TakenSince): Promise<number> =>
  (await readTaken(db, [books, after, of]))[0]?.taken ?? 0;

/** How many points came back that others had once spent: they have spent them no longer. */
export const pointsReturnedSince = async (db: Db, { books, after, of }: TakenSince): Promise<number> =>
  (await readReturned(db, [books, after, of]))[0]?.returned ?? 0;
