import 'server-only';
import { z } from 'zod';
import { addDays, startOfDay } from '@/lib/kernel/day';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';
import type { OfferUse } from '../rules/offer-uses';

const Used = z.object({ offer: z.string(), usedAt: z.date() });
type NearRow = Omit<OfferUse, 'everyDays'> & { readonly from: Date; readonly until: Date };
const USES: Columns<NearRow> = {
  memberId: 'uuid',
  offer: 'text',
  orderId: 'text',
  usedAt: 'timestamptz',
  from: 'timestamptz',
  until: 'timestamptz',
};
// In whose name uses may stand: the member's own, and of those who were merged into him (N13).
const OWN = `u."memberId" = ANY(SELECT unnest(coalesce(f."absorbed", '{}') || f."id") FROM "Member" f WHERE f."id" = `;

// Primary key (memberId, offer, orderId) by its first column.
const readLast = statement(
  'pricing.uses.last',
  `SELECT u."offer", max(u."usedAt") AS "usedAt" FROM "OfferUse" u WHERE ${OWN} $1) AND u."usedAt" <= $2 GROUP BY 1`,
  Used,
);
// Another order's use within the local days of the offer, before or after.
const TOO_NEAR = `EXISTS (SELECT FROM "OfferUse" u WHERE ${OWN} n.m) AND u."offer" = n.o AND u."orderId" <> n.i
     AND u."usedAt" >= n.f AND u."usedAt" < n.t)`;
// Primary key by its first two columns; the members are locked.
const readNear = statement(
  'pricing.uses.near',
  `SELECT n.i AS "orderId", n.o AS "offer" FROM ${unnest(USES)} AS n(m, o, i, a, f, t) WHERE ${TOO_NEAR}`,
  z.object({ orderId: z.string(), offer: z.string() }),
);
// Primary key by its first two columns; the members are locked, so that nobody else uses the offer meanwhile.
const insertUses = statement(
  'pricing.uses.add',
  `INSERT INTO "OfferUse" ("memberId", "offer", "orderId", "usedAt")
   SELECT n.m, n.o, n.i, n.a FROM ${unnest(USES)} AS n(m, o, i, a, f, t)
   WHERE NOT ${TOO_NEAR}
   ON CONFLICT ("memberId", "offer", "orderId") DO UPDATE SET "usedAt" = "OfferUse"."usedAt" RETURNING "orderId", "offer"`,
  z.object({ orderId: z.string(), offer: z.string() }),
);
// Primary key.
const deleteUses = execution(
  'pricing.uses.drop',
  `DELETE FROM "OfferUse" u USING unnest($1::uuid[], $2::text[], $3::text[]) AS n(m, o, i)
   WHERE ${OWN} n.m) AND u."offer" = n.o AND u."orderId" = n.i`,
);

/** When a member last used offers that come back only after some days, by offer. */
export const lastUses = async (db: Db, memberId: string, at: Date): Promise<Record<string, Date>> =>
  Object.fromEntries((await readLast(db, [memberId, at])).map(({ offer, usedAt }) => [offer, usedAt]));

/** Notes uses by orders of locked members; answers those that may not be, for another order used the offer too lately. */
export async function recordOfferUses(db: Db, uses: readonly OfferUse[], zone: string): Promise<readonly OfferUse[]> {
  if (uses.length === 0) return [];
  // One statement does not see its own rows: of one set the first order of a member has the offer.
  const first = [...new Map(uses.toReversed().map((use) => [`${use.memberId}|${use.offer}`, use])).values()];
  const kept = new Set((await insertUses(db, turned(USES, first.map(nearOf(zone))))).map(nameOf));
  return uses.filter((use) => !kept.has(nameOf(use)));
}

/** Of uses that orders of locked members gave up: those that may not count again, for another order uses the offer. */
export const usesTaken = (
  db: Db,
  uses: readonly OfferUse[],
  zone: string,
): Promise<readonly { readonly orderId: string; readonly offer: string }[]> =>
  uses.length === 0 ? Promise.resolve([]) : readNear(db, turned(USES, uses.map(nearOf(zone))));

/** Forgets uses of orders that were given back whole: the offer may be used again. */
export const returnOfferUses = async (db: Db, uses: readonly OfferUse[]): Promise<void> => {
  if (uses.length === 0) return;
  await deleteUses(db, [
    uses.map(({ memberId }) => memberId),
    uses.map(({ offer }) => offer),
    uses.map(({ orderId }) => orderId),
  ]);
};

/** A use with the stretch of whole local days in which no other may stand: on the day so many days later one may (4.H). */
const nearOf =
  (zone: string) =>
  ({ everyDays, ...use }: OfferUse): NearRow => {
    const day = startOfDay(use.usedAt, zone);
    return { ...use, from: addDays(day, 1 - everyDays, zone), until: addDays(day, everyDays, zone) };
  };

const nameOf = ({ orderId, offer }: Pick<OfferUse, 'orderId' | 'offer'>): string => `${orderId}|${offer}`;
