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

// Primary keys (memberId, id) and (memberId, entryId, lotId); returns among the entries of each book by unique (memberId,
// asset, key), its first columns. Keys are compared byte by byte, whatever the collation: ';' is the character after ':'.
// Lots in spend order, in which the spend took them.
const readSpends = statement(
  'ledger.spends',
  `SELECT e."memberId", e."id" AS "entryId",
     (SELECT coalesce(json_agg(json_build_object('lotId', l."id", 'points', -m."delta")
              ORDER BY l."expiresAt" NULLS LAST, l."activatesAt", l."id"), '[]'::json)
      FROM "LedgerLotMove" m JOIN "LedgerLot" l ON l."memberId" = m."memberId" AND l."id" = m."lotId"
      WHERE m."memberId" = e."memberId" AND m."entryId" = e."id") AS taken,
     (SELECT coalesce(json_agg(r."detail" -> 'given'), '[]'::json)
      FROM (SELECT e."memberId" UNION SELECT b.m FROM unnest($3::uuid[], $4::uuid[]) AS b(m, i) WHERE b.i = e."id") AS book(m)
      JOIN "LedgerEntry" r ON r."memberId" = book.m AND r."asset" = 'points' AND r."key" COLLATE "C" >= 'SPEND_RETURN:' || e."id" || ':'
        AND r."key" COLLATE "C" < 'SPEND_RETURN:' || e."id" || ';') AS given
   FROM "LedgerEntry" e JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON e."memberId" = n.m AND e."id" = n.i
   WHERE e."type" = 'SPEND'`,
  Row,
);

const CarriedRow = z.object({ memberId: z.string(), id: z.string(), originLotId: z.string() });
// Primary key (memberId, id) of lots, by its first column; their entries by theirs. Only for members who were merged.
const readCarried = statement(
  'ledger.lots.carried',
  `SELECT l."memberId", l."id", l."originLotId" FROM "LedgerLot" l
   JOIN "LedgerEntry" e ON e."memberId" = l."memberId" AND e."id" = l."entryId" AND e."type" = 'MERGE'
   WHERE l."memberId" = ANY($1::uuid[]) AND l."originLotId" IS NOT NULL ORDER BY l."id"`,
  CarriedRow,
);

/** A spend as it is asked for: of which member, with those who were merged into him and all in whose books returns may stand. */
export type SpendKey = {
  readonly memberId: string;
  readonly id: string;
  readonly absorbed: readonly string[];
  readonly kin: readonly string[];
};

/** Spends by member and entry with what has not come back of each lot yet, by entry id; those that exist (4.A.9). */
export async function openSpends(db: Db, keys: readonly SpendKey[]): Promise<Map<string, OpenSpend>> {
  if (keys.length === 0) return new Map();
  const wanted = keys.flatMap(({ memberId, id, absorbed }) => [memberId, ...absorbed].map((owner) => ({ owner, id })));
  const books = keys.flatMap(({ memberId, id, kin }) =>
    kin.length === 0 ? [] : [memberId, ...kin].map((m) => ({ m, id })),
  );
  const rows = await readSpends(db, [
    wanted.map(({ owner }) => owner),
    wanted.map(({ id }) => id),
    books.map(({ m }) => m),
    books.map(({ id }) => id),
  ]);
  const asked = new Map(keys.map((key) => [key.id, key]));
  const carried = keys.filter((key) =>
    rows.some(({ entryId, memberId }) => entryId === key.id && memberId !== key.memberId),
  );
  const lots = await carriedLots(db, carried);
  return new Map(
    rows.map(({ memberId, entryId, taken, given }) => {
      const back = new Map<string, number>();
      for (const { lotId, points } of given.flat()) back.set(lotId, (back.get(lotId) ?? 0) + points);
      const outstanding = taken.map(({ lotId, points }) => ({ lotId, points: points - (back.get(lotId) ?? 0) }));
      const open = { entryId, outstanding: outstanding.filter(({ points }) => points > 0) };
      const owner = asked.get(entryId)?.memberId ?? memberId;
      if (owner === memberId) return [entryId, open];
      const carriedTo = new Map(taken.flatMap(({ lotId }) => lotOfOwner(lots, owner, lotId)));
      return [entryId, { ...open, carriedTo }];
    }),
  );
}

type Carried = z.output<typeof CarriedRow>;

async function carriedLots(db: Db, keys: readonly SpendKey[]): Promise<ReadonlyMap<string, Carried>> {
  if (keys.length === 0) return new Map();
  const members = [...new Set(keys.flatMap(({ memberId, absorbed }) => [memberId, ...absorbed]))];
  // The newest counts: a member may have been merged, split and merged again.
  return new Map((await readCarried(db, [members])).map((lot) => [lot.originLotId, lot]));
}

/** As which lot of the owner a lot of somebody merged into him lives on, through any chain of merges. */
function lotOfOwner(
  lots: ReadonlyMap<string, Carried>,
  owner: string,
  lotId: string,
): readonly (readonly [string, string])[] {
  let lot = lots.get(lotId);
  while (lot !== undefined && lot.memberId !== owner) lot = lots.get(lot.id);
  return lot === undefined ? [] : [[lotId, lot.id]];
}
