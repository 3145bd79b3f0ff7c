import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Asset } from '../rules/book';
import type { ReplayEntry } from '../rules/replay';

const EntryRow = z.object({
  id: z.string(),
  asset: z.enum(['points', 'growth']),
  type: z.string(),
  amount: z.number(),
  direction: z.number(),
  debtDelta: z.number(),
  balanceAfter: z.number(),
  sourceType: z.string(),
  sourceId: z.string(),
  rule: z.string(),
  reason: z.string(),
  detail: z.record(z.string(), z.unknown()),
  actor: z.string(),
  occurredAt: z.date(),
  createdAt: z.date(),
  lots: z.array(
    z.object({
      id: z.string(),
      delta: z.number(),
      activatesAt: z.coerce.date(),
      expiresAt: z.coerce.date().nullable(),
    }),
  ),
});

/** One line of the passbook with the lots it opened or took from. */
export type PassbookEntry = z.output<typeof EntryRow>;

const SHOWN = `"amount" > 0`;

/**
 * A page of entries with the lots they opened, took from or gave back to. The lots of the whole page are found in one
 * scan of the member's (primary keys, by their first column): one scan for each entry took 44 ms at 10,000 entries.
 */
const withLots = (page: string, whose: string, order: string): string =>
  `WITH page AS MATERIALIZED (${page}), lot AS MATERIALIZED (
     SELECT "memberId", "id", "entryId", "earned", "activatesAt", "expiresAt" FROM "LedgerLot" WHERE "memberId" = ${whose}
   ), touched AS (
     SELECT p."id" AS "entryId", o."id", o."earned" AS delta, o."activatesAt", o."expiresAt"
     FROM page p JOIN lot o ON o."memberId" = p."memberId" AND o."entryId" = p."id"
     WHERE p."direction" = 1 AND p."type" <> 'MERGE'
     UNION ALL
     SELECT p."id", m."lotId", m."delta", t."activatesAt", t."expiresAt"
     FROM page p JOIN "LedgerLotMove" m ON m."memberId" = p."memberId" AND m."entryId" = p."id"
     JOIN "LedgerLot" t ON t."memberId" = m."memberId" AND t."id" = m."lotId"
     WHERE p."type" <> 'MERGE' OR t."entryId" <> p."id"
     UNION ALL
     -- A merge opens a lot as large as it once was and takes in the same entry what it had lost: what arrived is the rest.
     SELECT p."id", o."id", o."earned" + coalesce(m."delta", 0), o."activatesAt", o."expiresAt"
     FROM page p JOIN lot o ON o."memberId" = p."memberId" AND o."entryId" = p."id"
     LEFT JOIN "LedgerLotMove" m ON m."memberId" = p."memberId" AND m."entryId" = p."id" AND m."lotId" = o."id"
     WHERE p."type" = 'MERGE' AND o."earned" + coalesce(m."delta", 0) > 0
   ), l AS (
     SELECT "entryId", json_agg(json_build_object('id', "id", 'delta', delta, 'activatesAt', "activatesAt",
       'expiresAt', "expiresAt") ORDER BY "expiresAt" NULLS LAST, "activatesAt", "id", delta) AS lots
     FROM touched GROUP BY "entryId"
   )
   SELECT e."id", e."asset", e."type", e."amount", e."direction", e."debtDelta", e."balanceAfter", e."sourceType",
          e."sourceId", e."rule", e."reason", e."detail", e."actor", e."occurredAt", e."createdAt",
          coalesce(l.lots, '[]'::json) AS lots
   FROM page e LEFT JOIN l ON l."entryId" = e."id" ${order}`;

// Primary key (memberId, id), backwards. The end of an empty lot is written for the proof, not for people.
const readEntries = statement(
  'ledger.passbook',
  withLots(
    `SELECT * FROM "LedgerEntry"
     WHERE "memberId" = $1 AND "asset" = ANY($2::text[]) AND ($3::uuid IS NULL OR "id" < $3) AND ${SHOWN}
     ORDER BY "id" DESC LIMIT $4`,
    '$1',
    'ORDER BY e."id" DESC',
  ),
  EntryRow,
);

// Primary key (memberId, id) by its first column; the member's entries are sorted, lots are read for the page alone.
const readByTime = statement(
  'ledger.by-time',
  withLots(
    `SELECT * FROM "LedgerEntry" WHERE "memberId" = $1 AND "asset" = $2 AND ${SHOWN}
       AND ($3::timestamptz IS NULL OR ("occurredAt", "id") < ($3, $4::uuid))
     ORDER BY "occurredAt" DESC, "id" DESC LIMIT $5`,
    '$1',
    'ORDER BY e."occurredAt" DESC, e."id" DESC',
  ),
  EntryRow,
);

// Primary key (memberId, id).
const readByIds = statement(
  'ledger.entries-by-id',
  withLots(
    'SELECT e.* FROM "LedgerEntry" e JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON e."memberId" = n.m AND e."id" = n.i',
    'ANY($1::uuid[])',
    '',
  ),
  EntryRow,
);

/** Entries by member and id, those that exist, in no order. */
export function readPassbookEntries(
  db: Db,
  keys: readonly { readonly memberId: string; readonly id: string }[],
): Promise<PassbookEntry[]> {
  return keys.length === 0 ? Promise.resolve([]) : readByIds(db, [keys.map((k) => k.memberId), keys.map((k) => k.id)]);
}

/** One line of the book with the lots it opened, took from or gave back to, or null. */
export const readEntry = async (db: Db, memberId: string, id: string): Promise<PassbookEntry | null> =>
  (await readPassbookEntries(db, [{ memberId, id }]))[0] ?? null;

/** Entries of the named assets in booking order, newest first, before the cursor (an entry id). */
export function readPassbook(
  db: Db,
  memberId: string,
  assets: readonly Asset[],
  cursor: string | null,
  limit: number,
): Promise<PassbookEntry[]> {
  return readEntries(db, [memberId, assets, cursor, limit]);
}

/** Entries of one asset by when they happened, newest first, before the given instant and entry. */
export function entriesBefore(
  db: Db,
  memberId: string,
  asset: Asset,
  before: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<PassbookEntry[]> {
  return readByTime(db, [memberId, asset, before?.at ?? null, before?.id ?? null, limit]);
}

const DetailRow = z.object({
  memberId: z.string(),
  asset: z.enum(['points', 'growth']),
  key: z.string(),
  id: z.string(),
  amount: z.number(),
  rule: z.string(),
  occurredAt: z.date(),
  detail: z.record(z.string(), z.unknown()),
});

/** An entry found again by its business key, with what was written beside it. */
export type KeyedEntry = z.output<typeof DetailRow>;

// Unique (memberId, asset, key).
const readByKey = statement(
  'ledger.by-key',
  `SELECT e."memberId", e."asset", e."key", e."id", e."amount", e."rule", e."occurredAt", e."detail" FROM "LedgerEntry" e
   JOIN unnest($1::uuid[], $2::text[], $3::text[]) AS n(m, a, k)
     ON e."memberId" = n.m AND e."asset" = n.a AND e."key" = n.k`,
  DetailRow,
);

/** The entries with these business keys, those that exist. */
export function readEntriesByKey(
  db: Db,
  keys: readonly { readonly memberId: string; readonly asset: Asset; readonly key: string }[],
): Promise<KeyedEntry[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return readByKey(db, [keys.map((k) => k.memberId), keys.map((k) => k.asset), keys.map((k) => k.key)]);
}

const CountersRow = z.object({ earned: z.number(), spent: z.number(), expired: z.number() });
const ReplayRow = z.object({
  id: z.string(),
  type: z.enum(['EARN', 'SPEND', 'SPEND_RETURN', 'CLAWBACK', 'WAIVED', 'EXPIRE', 'ADJUST', 'TRANSFER', 'MERGE']),
  amount: z.number(),
  direction: z.number(),
  debtDelta: z.number(),
  opened: z.array(z.object({ id: z.string(), earned: z.number() })),
  moves: z.array(z.object({ lotId: z.string(), delta: z.number() })),
  counters: CountersRow.nullable(),
});

// Primary key (memberId, id); the lots and moves of the member by the first column of theirs, once.
const readAll = statement(
  'ledger.replay',
  `WITH opened AS (
     SELECT "entryId", json_agg(json_build_object('id', "id", 'earned', "earned") ORDER BY "id") AS lots
     FROM "LedgerLot" WHERE "memberId" = $1 AND "asset" = $2 GROUP BY "entryId"
   ), moved AS (
     SELECT "entryId", json_agg(json_build_object('lotId', "lotId", 'delta', "delta")) AS moves
     FROM "LedgerLotMove" WHERE "memberId" = $1 GROUP BY "entryId"
   )
   SELECT e."id", e."type", e."amount", e."direction", e."debtDelta", coalesce(o.lots, '[]'::json) AS opened,
          coalesce(m.moves, '[]'::json) AS moves,
          CASE WHEN e."type" = 'MERGE' THEN e."detail" -> 'counters' END AS counters
   FROM "LedgerEntry" e LEFT JOIN opened o ON o."entryId" = e."id" LEFT JOIN moved m ON m."entryId" = e."id"
   WHERE e."memberId" = $1 AND e."asset" = $2 ORDER BY e."id"`,
  ReplayRow,
);

/** Every entry of one account in booking order, as replay reads them. */
export function readForReplay(db: Db, memberId: string, asset: Asset): Promise<ReplayEntry[]> {
  return readAll(db, [memberId, asset]);
}
