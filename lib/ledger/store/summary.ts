import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Account, Asset } from '../rules/book';

const When = z.coerce.date();
const Row = z.object({
  memberId: z.string(),
  accounts: z.array(
    z.object({
      asset: z.enum(['points', 'growth']),
      balance: z.number(),
      debt: z.number(),
      earned: z.number(),
      spent: z.number(),
      expired: z.number(),
    }),
  ),
  lots: z.array(
    z.object({
      id: z.string(),
      entryId: z.string(),
      sourceType: z.string(),
      sourceId: z.string(),
      earned: z.number(),
      remaining: z.number(),
      creditedAt: When,
      activatesAt: When,
      expiresAt: When.nullable(),
      originLotId: z.string().nullable(),
      writtenOff: z.number().nullable(),
    }),
  ),
  holds: z.array(z.object({ id: z.string(), points: z.number(), endsAt: When })),
});

// Primary keys (memberId, asset) and (memberId, id), twice, by their first column. One statement sees one state of a book,
// whatever is posted meanwhile, and costs one way to the database and back.
const readSummaries = statement(
  'ledger.summaries',
  `SELECT n.m AS "memberId",
     coalesce((SELECT json_agg(json_build_object('asset', a."asset", 'balance', a."balance", 'debt', a."debt", 'earned', a."earned",
       'spent', a."spent", 'expired', a."expired")) FROM "LedgerAccount" a WHERE a."memberId" = n.m), '[]') AS accounts,
     coalesce((SELECT json_agg(json_build_object('id', l."id", 'entryId', l."entryId", 'sourceType', l."sourceType",
       'sourceId', l."sourceId", 'earned', l."earned", 'remaining', l."remaining", 'creditedAt', l."creditedAt",
       'activatesAt', l."activatesAt", 'expiresAt', l."expiresAt", 'originLotId', l."originLotId", 'writtenOff', l."writtenOff"))
       FROM "LedgerLot" l WHERE l."memberId" = n.m AND l."asset" = 'points' AND l."remaining" > 0), '[]') AS lots,
     coalesce((SELECT json_agg(json_build_object('id', h."id", 'points', h."points", 'endsAt', h."endsAt"))
       FROM "LedgerHold" h WHERE h."memberId" = n.m AND h."state" = 'held'), '[]') AS holds
   FROM unnest($1::uuid[]) AS n(m)`,
  Row,
);

/** The accounts of members with the lots that still hold something and the open holds, to be read and never saved. */
export async function accountsShown(
  db: Db,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Partial<Record<Asset, Account>>>>> {
  const rows = await readSummaries(db, [memberIds]);
  return new Map(
    rows.map(({ memberId, accounts, lots, holds }) => {
      const whole = accounts.map((account): [Asset, Account] => {
        const isPoints = account.asset === 'points';
        return [account.asset, { ...account, memberId, lots: isPoints ? lots : [], holds: isPoints ? holds : [] }];
      });
      return [memberId, Object.fromEntries(whole)];
    }),
  );
}
