import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const StateRow = z.object({
  zone: z.string(),
  through: z.string(),
  countedAt: z.date(),
  comparedAt: z.date().nullable(),
});

/** How far the statistics are. */
export type ReportState = z.output<typeof StateRow>;

const STATE = `SELECT "zone", to_char("through", 'YYYY-MM-DD') AS "through", "countedAt", "comparedAt" FROM "ReportState" WHERE "id" = 1`;
// One row by primary key.
const read = statement('reports.state.read', STATE, StateRow);
// One at a time counts; who comes second does not wait, for what he would count is being counted.
const COUNTING = 7_050_070;
const lock = statement(
  'reports.state.lock',
  `SELECT pg_try_advisory_xact_lock(${COUNTING}) AS "isOurs"`,
  z.object({ isOurs: z.boolean() }),
);
const save = execution(
  'reports.state.save',
  `INSERT INTO "ReportState" ("id", "zone", "through", "countedAt") VALUES (1, $1, $2::date, $3)
   ON CONFLICT ("id") DO UPDATE SET "zone" = $1, "through" = $2::date, "countedAt" = $3`,
);
const compared = execution('reports.state.compared', 'UPDATE "ReportState" SET "comparedAt" = $1 WHERE "id" = 1');
// The least of an index each.
const readFirst = statement(
  'reports.state.first',
  `SELECT least((SELECT min("registeredAt") FROM "Member"), (SELECT min("paidAt") FROM "Order" WHERE "paidAt" IS NOT NULL)) AS "first"`,
  z.object({ first: z.date().nullable() }),
);
// A pass over what is kept: only when all of it is counted anew.
const readFirstKept = statement(
  'reports.state.first_kept',
  `SELECT to_char(least((SELECT min("day") FROM "ReportCell"), (SELECT min("day") FROM "ReportSet")), 'YYYY-MM-DD') AS "day"`,
  z.object({ day: z.string().nullable() }),
);
// One row for each day.
const addMarks = execution(
  'reports.marks.add',
  `INSERT INTO "ReportMark" ("day") SELECT DISTINCT d FROM unnest($1::date[]) d WHERE d < $2::date`,
);
const addMarksBetween = execution(
  'reports.marks.add_between',
  `INSERT INTO "ReportMark" ("day") SELECT generate_series($1::date, $2::date - 1, '1 day')::date`,
);
// Index on day, latest first: what people look at is right first.
const takeSome = statement(
  'reports.marks.take',
  `WITH d AS MATERIALIZED (SELECT DISTINCT "day" FROM "ReportMark" ORDER BY "day" DESC LIMIT $1),
     gone AS (DELETE FROM "ReportMark" m USING d WHERE m."day" = d."day")
   SELECT to_char("day", 'YYYY-MM-DD') AS "day" FROM d`,
  z.object({ day: z.string() }),
);
// What happened to these members from the instant on, by the keys that begin with the member.
const addDaysOf = execution(
  'reports.marks.of_members',
  `INSERT INTO "ReportMark" ("day")
   SELECT DISTINCT (t."at" AT TIME ZONE $3)::date FROM unnest($1::uuid[], $2::timestamptz[]) w("id", "since")
   CROSS JOIN LATERAL (
     SELECT "paidAt" AS "at" FROM "Order" WHERE "memberId" = w."id"
     UNION ALL SELECT "refundedAt" FROM "Refund" WHERE "memberId" = w."id"
     UNION ALL SELECT "occurredAt" FROM "LedgerEntry" WHERE "memberId" = w."id"
     UNION ALL SELECT "at" FROM "LevelChange" WHERE "memberId" = w."id"
     UNION ALL SELECT unnest(ARRAY["issuedAt", "usedAt", "endsAt", "voidedAt"]) FROM "Coupon" WHERE "memberId" = w."id"
     UNION ALL SELECT unnest(ARRAY["at", "undoneAt"]) FROM "CouponRedemption" WHERE "memberId" = w."id"
     UNION ALL SELECT "issuedAt" FROM "BenefitGrant" WHERE "memberId" = w."id"
     UNION ALL SELECT unnest(ARRAY["at", "changedAt"]) FROM "BenefitUse" WHERE "memberId" = w."id"
     UNION ALL SELECT "claimedAt" FROM "TaskProgress" WHERE "memberId" = w."id"
     UNION ALL SELECT "at" FROM "CheckIn" WHERE "memberId" = w."id"
     UNION ALL SELECT unnest(ARRAY["createdAt", "cancelledAt"]) FROM "MallOrder" WHERE "memberId" = w."id"
     UNION ALL SELECT "at" FROM "GameDraw" WHERE "memberId" = w."id"
     UNION ALL SELECT "at" FROM "BehaviourEvent" WHERE "memberId" = w."id"
     UNION ALL SELECT unnest(ARRAY["boundAt", "decidedAt"]) FROM "Referral" WHERE "memberId" = w."id"
     UNION ALL SELECT unnest(ARRAY["at", "splitAt"]) FROM "MemberMerge" WHERE "memberId" = w."id"
     UNION ALL SELECT "registeredAt" FROM "Member" WHERE "id" = w."id") t
   WHERE t."at" >= w."since" AND (t."at" AT TIME ZONE $3)::date < $4::date`,
);
// Primary keys of the order, and the index on couponId.
const addDaysOfCoupons = execution(
  'reports.marks.of_coupons',
  `INSERT INTO "ReportMark" ("day")
   SELECT DISTINCT (t."at" AT TIME ZONE $3)::date FROM unnest($1::uuid[], $2::uuid[]) w("member", "coupon")
   CROSS JOIN LATERAL (
     SELECT r."at" FROM "CouponRedemption" r WHERE r."couponId" = w."coupon"
     UNION ALL SELECT o."paidAt" FROM "Order" o WHERE o."memberId" = w."member") t
   WHERE (t."at" AT TIME ZONE $3)::date < $4::date`,
);

// Primary keys of uses and gifts; rewards of friends by primary key (what, span, day), from the day of the order on: when a
// reward was given is not kept once it is taken back.
const addDaysOfUndone = execution(
  'reports.marks.of_undone',
  `INSERT INTO "ReportMark" ("day")
   SELECT DISTINCT t."day" FROM (
     SELECT (u."at" AT TIME ZONE $3)::date AS "day" FROM "BenefitUse" u WHERE u."memberId" = ANY($1::uuid[]) AND u."state" = 'returned'
     UNION ALL SELECT (x."givenAt" AT TIME ZONE $3)::date FROM "RewardGift" x WHERE x."memberId" = ANY($1::uuid[]) AND x."takenAt" IS NOT NULL
     UNION ALL SELECT c."day" FROM "Referral" r JOIN "ReportCell" c ON c."what" = 'referral.given' AND c."span" = 'day'
       AND c."day" >= (r."paidAt" AT TIME ZONE $3)::date WHERE r."memberId" = ANY($2::uuid[]) AND r."state" = 'taken') t
   WHERE t."day" < $4::date`,
);
// Index on updatedAt of orders, on createdAt of refunds: blocks written since.
const addWritten = execution(
  'reports.marks.written',
  `INSERT INTO "ReportMark" ("day")
   SELECT (o."paidAt" AT TIME ZONE $2)::date FROM "Order" o WHERE o."updatedAt" >= $1 AND o."paidAt" < $3
   UNION SELECT (r."refundedAt" AT TIME ZONE $2)::date FROM "Refund" r WHERE r."createdAt" >= $1 AND r."refundedAt" < $3`,
);

/** How far the statistics are; null before they were counted for the first time. */
export const reportState = async (db: Db): Promise<ReportState | null> => (await read(db, []))[0] ?? null;

/** Whether the caller's transaction may count: nobody else does until it ends. */
export const mayCount = async (db: Db): Promise<boolean> => (await lock(db, []))[0]?.isOurs ?? false;

/** Writes down until which day everything was counted, and when. */
export const saveState = (db: Db, zone: string, through: string, at: Date): Promise<number> =>
  save(db, [zone, through, at]);

/** Writes down when the statistics were last compared with the rows they are of. */
export const saveCompared = (db: Db, at: Date): Promise<number> => compared(db, [at]);

/** When the first thing happened that is counted, or null. */
export const firstFact = async (db: Db): Promise<Date | null> => (await readFirst(db, []))[0]?.first ?? null;

/** The first day that anything is kept of, or null. */
export const firstKept = async (db: Db): Promise<string | null> => (await readFirstKept(db, []))[0]?.day ?? null;

/** Marks days before today to be counted anew. */
export const markDays = (db: Db, days: readonly string[], today: string): Promise<number> =>
  addMarks(db, [days, today]);

/** Marks every day of a span. */
export const markBetween = (db: Db, from: string, to: string): Promise<number> => addMarksBetween(db, [from, to]);

/** Marks the days before today on which anything happened to these members since an instant of each. */
export const markMembers = (
  db: Db,
  whose: readonly { readonly memberId: string; readonly since: Date }[],
  zone: string,
  today: string,
): Promise<number> =>
  addDaysOf(db, [whose.map(({ memberId }) => memberId), whose.map(({ since }) => since), zone, today]);

/** Marks the days on which copies may have been used that came back since. */
export const markCoupons = (
  db: Db,
  copies: readonly { readonly memberId: string; readonly couponId: string }[],
  zone: string,
  today: string,
): Promise<number> =>
  addDaysOfCoupons(db, [copies.map(({ memberId }) => memberId), copies.map(({ couponId }) => couponId), zone, today]);

/** Marks the days of what was given to these members, or for these friends, and has come back or was taken back since. */
export const markUndone = (
  db: Db,
  memberIds: readonly string[],
  friendIds: readonly string[],
  zone: string,
  today: string,
): Promise<number> => addDaysOfUndone(db, [memberIds, friendIds, zone, today]);

/** Takes some marked days, latest first; they are marked again when the transaction is not committed. */
export const takeMarks = async (db: Db, limit: number): Promise<string[]> =>
  (await takeSome(db, [limit])).map(({ day }) => day).sort();

/** Marks the days before an instant of orders and refunds that were written since another: of guests nobody tells. */
export const markWritten = (db: Db, since: Date, zone: string, before: Date): Promise<number> =>
  addWritten(db, [since, zone, before]);
