import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Level, LevelScheme } from '../schema';
import { gapsSql, holdsSql } from './rule-sql';

// Members of whom nothing ends but their validity: nothing lent, nothing that a refund could still take back.
const PLAIN = `l."graceUntil" IS NULL AND l."protectedUntil" IS NULL AND l."detail" ->> 'lent' IS NULL
  AND coalesce((l."detail" #>> '{provisional,until}')::timestamptz <= l."validTo", true)`;

// Index (dueAt, memberId).
const readEnds = statement(
  'levels.close.ends',
  `SELECT DISTINCT l."validTo" FROM "MemberLevel" l WHERE l."dueAt" <= $1 AND l."validTo" <= $1 AND ${PLAIN} ORDER BY 1`,
  z.object({ validTo: z.date() }),
);

/** The ends of validities that have come and can be closed in sets, in order. */
export const plainEnds = async (db: Db, until: Date): Promise<Date[]> =>
  (await readEnds(db, [until])).map(({ validTo }) => validTo);

// Index (dueAt, memberId), then the primary key of Member; passes over whoever is being settled at this moment.
const takePlain = statement(
  'levels.close.take',
  `SELECT l."memberId" FROM "MemberLevel" l JOIN "Member" m ON m."id" = l."memberId"
   WHERE l."dueAt" <= $1 AND l."validTo" = $2 AND l."code" = ANY($3::text[]) AND ${PLAIN}
   ORDER BY l."dueAt", l."memberId" LIMIT $4 FOR NO KEY UPDATE OF m SKIP LOCKED`,
  z.object({ memberId: z.string() }),
);

/** What closing one end of validity comes to, as the pure rules give it for anybody: only who keeps is left to decide. */
export type EndOfValidity = {
  readonly version: number;
  readonly scheme: LevelScheme;
  readonly until: Date;
  readonly validTo: Date;
  readonly kept: { readonly validTo: Date; readonly dueAt: Date | null };
  readonly failed: { readonly graceUntil: Date; readonly dueAt: Date | null };
  readonly notice: { readonly days: number; readonly at: Date } | null;
};

type Lasting = Level & { readonly rule: NonNullable<Level['rule']> };

const lasting = ({ levels }: LevelScheme): Lasting[] => levels.filter((level): level is Lasting => level.rule !== null);

const CountRow = z.object({ members: z.number(), kept: z.number(), noticed: z.number() });
type Close = (db: Db, values: readonly unknown[]) => Promise<z.output<typeof CountRow>[]>;
const closers = new Map<number, Close>();

/** Locks and closes one set of members whose validities end at the instant, in one statement; null when none is left. */
export async function closeSet(
  db: Db,
  end: EndOfValidity,
  limit: number,
  newId: () => string,
): Promise<z.output<typeof CountRow> | null> {
  const { version, scheme, until, validTo, kept, failed, notice } = end;
  const codes = lasting(scheme).map(({ code }) => code);
  const ids = (await takePlain(db, [until, validTo, codes, limit])).map(({ memberId }) => memberId);
  if (ids.length === 0) return null;
  const close = closers.get(version) ?? closerOf(version, scheme);
  closers.set(version, close);
  // A statement of its own, after the lock: it sees the latest of whoever was settled before.
  const changes = ids.map(() => newId());
  const dates = [until, validTo, kept.validTo, kept.dueAt, failed.graceUntil, failed.dueAt];
  const [counts] = await close(db, [ids, changes, ...dates, notice?.days ?? null, notice?.at ?? null]);
  return counts ?? null;
}

// Primary keys of MemberLevel and of Order, beneath the view, by their first column.
function closerOf(version: number, scheme: LevelScheme): Close {
  const levels = lasting(scheme);
  const byCode = (value: (level: Lasting) => string) =>
    `CASE "code" ${levels.map((level) => `WHEN '${level.code}' THEN ${value(level)}`).join(' ')} END`;
  const below = ({ rank }: Lasting) => `'${scheme.levels.findLast((one) => one.rank < rank)?.code ?? ''}'`;
  return statement(
    `levels.close.set.${version}`,
    `WITH due AS (
       SELECT l."memberId", l."code", l."rank", l."keepFrom", l."changedAt", (l."invitationAcceptedAt" IS NOT NULL)::int AS invited,
         row_number() OVER () AS place
       FROM "MemberLevel" l WHERE l."memberId" = ANY($1::uuid[]) AND l."dueAt" <= $3 AND l."validTo" = $4 AND ${PLAIN}
     ), counted AS MATERIALIZED (
       SELECT d.*, p.* FROM due d, LATERAL (
         SELECT count(*) FILTER (WHERE v."paidAt" < $4) AS orders, count(*) AS orders_by_now,
           coalesce(sum(v."amount") FILTER (WHERE v."paidAt" < $4), 0)::int8 AS amount, coalesce(sum(v."amount"), 0)::int8 AS amount_by_now
         FROM "MemberPurchase" v
         WHERE v."memberId" = d."memberId" AND v."paidAt" >= d."keepFrom" AND v."paidAt" < $7) p
     ), judged AS MATERIALIZED (
       SELECT *, ${byCode(({ rule }) => holdsSql(rule))} AS kept, (${byCode(({ rank }) => `${rank}`)})::int2 AS place_now FROM counted
     ), held AS (
       UPDATE "MemberLevel" l SET
         "rank" = CASE WHEN j.kept THEN j.place_now ELSE l."rank" END,
         "keepFrom" = CASE WHEN j.kept THEN $4::timestamptz ELSE l."keepFrom" END,
         "validTo" = CASE WHEN j.kept THEN $5::timestamptz ELSE l."validTo" END,
         "changedAt" = CASE WHEN j.kept THEN GREATEST(l."changedAt", $4) ELSE l."changedAt" END,
         "scheme" = CASE WHEN j.kept THEN ${version} ELSE l."scheme" END,
         "detail" = CASE WHEN j.kept THEN 'null'::jsonb ELSE l."detail" END,
         "graceUntil" = CASE WHEN j.kept THEN NULL ELSE $7::timestamptz END,
         "dueAt" = CASE WHEN j.kept THEN $6::timestamptz ELSE $8::timestamptz END
       FROM judged j WHERE l."memberId" = j."memberId"
     ), changes AS (
       INSERT INTO "LevelChange" ("memberId", "id", "fromCode", "fromRank", "toCode", "toRank", "at", "validTo", "reason", "scheme",
         "sourceType", "sourceId", "facts")
       SELECT "memberId", ($2::uuid[])[place], "code", "rank", "code", place_now, GREATEST("changedAt", $4), $5, 'kept', ${version},
         'evaluation', to_char($3::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         jsonb_build_object('orders', orders, 'amount', amount)
       FROM judged WHERE kept RETURNING "memberId", "id", "fromCode", "toCode", "at", "validTo"
     ), notices AS (
       INSERT INTO "LevelNotice" ("memberId", "dropsAt", "days", "at", "code", "toCode", "needed")
       SELECT "memberId", $7, $9::int2, $10::timestamptz, "code", ${byCode(below)}, ${byCode(({ rule }) => gapsSql(rule))}
       FROM (SELECT "memberId", "code", invited, orders_by_now AS orders, amount_by_now AS amount FROM judged WHERE NOT kept) f
       WHERE $9::int2 IS NOT NULL AND NOT ${byCode(({ rule }) => holdsSql(rule))}
       ON CONFLICT DO NOTHING RETURNING "memberId", "dropsAt", "days", "at", "code", "toCode", "needed"
     ), told AS (
       INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at")
       SELECT 'level.kept', "memberId", json_build_object('changeId', "id", 'from', "fromCode", 'to', "toCode",
         'validTo', to_char("validTo" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), "at" FROM changes
       UNION ALL
       SELECT 'level.notice', "memberId", json_build_object('days', "days", 'level', "code", 'to', "toCode", 'needed', "needed",
         'dropsAt', to_char("dropsAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), "at" FROM notices
     )
     SELECT count(*)::int8 AS members, count(*) FILTER (WHERE kept)::int8 AS kept,
       (SELECT count(*) FROM notices)::int8 AS noticed FROM judged`,
    CountRow,
  );
}
