import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { COPY_NAMES, CopyRow } from './copies';

/** Where a copy lies in its owner's wallet (4.E): a held one is still his, a voided or ended one is past. */
export const WALLET_TABS = ['usable', 'upcoming', 'used', 'ended'] as const;

/** One of them. */
export type WalletTab = (typeof WALLET_TABS)[number];

/** In which order a tab is read. */
export const WALLET_ORDERS = ['ending', 'worth', 'newest'] as const;

/** One of them. */
export type WalletOrder = (typeof WALLET_ORDERS)[number];

// What `stateInBatch` says of one copy, said of many: expiry, the end of a hold and a voided batch are conditions.
const TAB = `CASE WHEN c."state" = 'USED' THEN 'used'
    WHEN c."state" = 'HELD' AND c."heldUntil" > $2 THEN 'usable'
    WHEN c."state" IN ('CLAIMED', 'HELD') AND b."state" <> 'voided' AND c."endsAt" > $2
      THEN CASE WHEN c."startsAt" > $2 THEN 'upcoming' ELSE 'usable' END
    ELSE 'ended' END`;

const GroupRow = z.object({
  batchId: z.string(),
  version: z.number(),
  tab: z.enum(WALLET_TABS),
  count: z.number(),
  soon: z.number(),
});

/** How many copies of one version lie in one tab, and how many of them end before an instant. */
export type WalletGroup = z.output<typeof GroupRow>;

// The member's own copies: primary key (memberId, id); their batches by primary key.
const readGroups = statement(
  'coupons.wallet.groups',
  `SELECT "batchId", "version", "tab", count(*)::int AS "count", (count(*) FILTER (WHERE "endsAt" <= $3))::int AS "soon"
   FROM (SELECT c."batchId", c."version", c."endsAt", ${TAB} AS "tab"
     FROM "Coupon" c JOIN "CouponBatch" b ON b."id" = c."batchId" WHERE c."memberId" = $1) w
   GROUP BY "batchId", "version", "tab"`,
  GroupRow,
);

const PlacedRow = CopyRow.extend({ place: z.number() });

// As above; what a copy is worth comes with its version.
const readPage = statement(
  'coupons.wallet.page',
  `SELECT * FROM (SELECT ${COPY_NAMES}, ${TAB} AS "tab", CASE $3
       WHEN 'usable:worth' THEN -n.w WHEN 'usable:newest' THEN -extract(epoch FROM c."issuedAt") * 1000
       WHEN 'upcoming' THEN extract(epoch FROM c."startsAt") * 1000 WHEN 'used' THEN -extract(epoch FROM c."usedAt") * 1000
       WHEN 'ended' THEN -extract(epoch FROM c."endsAt") * 1000 ELSE extract(epoch FROM c."endsAt") * 1000 END::float8 AS "place"
     FROM "Coupon" c JOIN "CouponBatch" b ON b."id" = c."batchId"
     JOIN unnest($4::uuid[], $5::int[], $6::float8[]) AS n(b, v, w) ON c."batchId" = n.b AND c."version" = n.v
     WHERE c."memberId" = $1) w
   WHERE w."tab" = split_part($3, ':', 1) AND ($7::float8 IS NULL OR (w."place", w."id") > ($7, $8::uuid))
   ORDER BY w."place", w."id" LIMIT $9`,
  PlacedRow,
);

// Primary key.
const readOne = statement(
  'coupons.wallet.one',
  `SELECT ${COPY_NAMES} FROM "Coupon" c WHERE c."memberId" = $1 AND c."id" = $2`,
  CopyRow,
);

// Primary key, backwards; batches are few, their terms are read by primary key.
const readOpen = statement(
  'coupons.centre',
  `SELECT b."id" FROM "CouponBatch" b JOIN "CouponTerms" t ON t."batchId" = b."id" AND t."version" = b."version"
   WHERE b."state" = 'live' AND (t."terms" ->> 'isOpen')::bool
     AND (t."terms" ->> 'claimTo' IS NULL OR (t."terms" ->> 'claimTo')::timestamptz > $1)
     AND (t."terms" #>> '{validity,to}' IS NULL OR (t."terms" #>> '{validity,to}')::timestamptz > $1)
     AND ($2::uuid IS NULL OR b."id" < $2) ORDER BY b."id" DESC LIMIT $3`,
  z.object({ id: z.string() }),
);

/** What lies in the wallet of a member, by version and tab. */
export const walletGroups = (db: Db, memberId: string, now: Date, soon: Date): Promise<WalletGroup[]> =>
  readGroups(db, [memberId, now, soon]);

/** Versions of which copies are read, each with what one copy is worth. */
export type WorthKey = { readonly batchId: string; readonly version: number; readonly worth: number };

/** Where a page of a wallet begins: after this copy. */
export type WalletPlace = { readonly place: number; readonly id: string };

/** Copies of some versions in one tab, after a place; each says its own. */
export function walletPage(
  db: Db,
  memberId: string,
  keys: readonly WorthKey[],
  {
    tab,
    order,
    after,
    limit,
    now,
  }: {
    readonly tab: WalletTab;
    readonly order: WalletOrder;
    readonly after: WalletPlace | null;
    readonly limit: number;
    readonly now: Date;
  },
): Promise<z.output<typeof PlacedRow>[]> {
  if (keys.length === 0) return Promise.resolve([]);
  const versions = [keys.map((k) => k.batchId), keys.map((k) => k.version), keys.map((k) => k.worth)];
  const name = tab === 'usable' ? `usable:${order}` : tab;
  return readPage(db, [memberId, now, name, ...versions, after?.place ?? null, after?.id ?? null, limit]);
}

/** One copy of the member, or null. */
export const ownCopy = async (db: Db, memberId: string, id: string): Promise<z.output<typeof CopyRow> | null> =>
  (await readOne(db, [memberId, id]))[0] ?? null;

/** The ids of batches that members may claim now or later, newest first, before the cursor (a batch's id). */
export const openBatchIds = async (db: Db, before: string | null, limit: number, now: Date): Promise<string[]> =>
  (await readOpen(db, [now, before, limit])).map(({ id }) => id);
