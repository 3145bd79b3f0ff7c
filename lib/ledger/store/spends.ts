import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { OpenSpend } from '../post/return';

const Share = z.object({ lotId: z.string(), points: z.number() });
const Row = z.object({
  memberId: z.string(),
  entryId: z.string(),
  taken: z.array(Share),
  given: z.array(z.array(Share)),
});

// Primary keys (memberId, id) and (memberId, entryId, lotId); returns among the member's entries by unique (memberId,
// asset, key), its first columns. Keys are compared byte by byte, whatever the collation: ';' is the character after ':'.
// Lots in spend order, in which the spend took them.
const readSpends = statement(
  'ledger.spends',
  `SELECT e."memberId", e."id" AS "entryId",
     (SELECT coalesce(json_agg(json_build_object('lotId', l."id", 'points', -m."delta")
              ORDER BY l."expiresAt" NULLS LAST, l."activatesAt", l."id"), '[]'::json)
      FROM "LedgerLotMove" m JOIN "LedgerLot" l ON l."memberId" = m."memberId" AND l."id" = m."lotId"
      WHERE m."memberId" = e."memberId" AND m."entryId" = e."id") AS taken,
     (SELECT coalesce(json_agg(r."detail" -> 'given'), '[]'::json) FROM "LedgerEntry" r
      WHERE r."memberId" = e."memberId" AND r."asset" = 'points' AND r."key" COLLATE "C" >= 'SPEND_RETURN:' || e."id" || ':'
        AND r."key" COLLATE "C" < 'SPEND_RETURN:' || e."id" || ';') AS given
   FROM "LedgerEntry" e JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON e."memberId" = n.m AND e."id" = n.i
   WHERE e."type" = 'SPEND'`,
  Row,
);

/** Spends by member and entry with what has not come back of each lot yet, by entry id; those that exist. */
export async function openSpends(
  db: Db,
  keys: readonly { readonly memberId: string; readonly id: string }[],
): Promise<Map<string, OpenSpend>> {
  if (keys.length === 0) return new Map();
  const rows = await readSpends(db, [keys.map((k) => k.memberId), keys.map((k) => k.id)]);
  return new Map(
    rows.map(({ entryId, taken, given }) => {
      const back = new Map<string, number>();
      for (const { lotId, points } of given.flat()) back.set(lotId, (back.get(lotId) ?? 0) + points);
      const outstanding = taken.map(({ lotId, points }) => ({ lotId, points: points - (back.get(lotId) ?? 0) }));
      return [entryId, { entryId, outstanding: outstanding.filter(({ points }) => points > 0) }];
    }),
  );
}
