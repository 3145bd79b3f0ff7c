import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { APPROVAL_STATES, type ApprovalState } from '../rules/verdict';

const LineRow = z.object({
  id: z.string(),
  kind: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  objectLabel: z.string(),
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  maker: z.string(),
  makerName: z.string(),
  state: z.enum(APPROVAL_STATES),
  createdAt: z.date(),
  expiresAt: z.date(),
  deciderName: z.string().nullable(),
  decisionNote: z.string().nullable(),
  decidedAt: z.date().nullable(),
  approvers: z.number(),
  approvals: z.number(),
  role: z.string().nullable(),
  dueAt: z.date().nullable(),
  escalatedAt: z.date().nullable(),
  isEmergency: z.boolean(),
  reviewedAt: z.date().nullable(),
  reviewedName: z.string().nullable(),
  mayDecide: z.boolean(),
});

/** A request as lists show it: its payload stays inside. */
export type ApprovalLine = z.output<typeof LineRow>;

/** What a page of requests is narrowed by; an empty list and null narrow nothing. */
export type ApprovalFilter = {
  readonly now: Date;
  readonly states: readonly ApprovalState[];
  readonly kinds: readonly string[];
  /** Whose requests alone are seen; null: everybody's. */
  readonly maker: string | null;
  readonly objectLabel: string | null;
  /** A tab of the inbox, told apart by the reader. */
  readonly view: string;
  readonly reader: Reader;
};

/** Who reads the list, by what decides whether he may decide a request. */
export type Reader = {
  readonly label: string;
  readonly staffId: string | null;
  /** His roles and those of whom he stands in for. */
  readonly roles: readonly string[];
  /** In whose stead he decides. */
  readonly principals: readonly string[];
  readonly isDecider: boolean;
  readonly isOverseer: boolean;
};

/** The state that counts at $1: see `stateAt`. */
const STATE = `CASE WHEN a."state" = 'requested' AND a."expiresAt" <= $1::timestamptz THEN 'expired' ELSE a."state" END`;
// Whether the reader may decide it: as `admit` says of one request, here of many.
const MAY = `(a."maker" <> $6 AND a."maker" <> ALL($8::text[])
     AND NOT EXISTS (SELECT FROM "ApprovalStep" p WHERE p."requestId" = a."id" AND p."act" = 'approve' AND p."who" = $6)
     AND ($10::bool AND a."escalatedAt" IS NOT NULL
       OR $9::bool AND (a."escalatedAt" IS NOT NULL OR a."role" IS NULL OR a."role" = ANY($7::text[]))))`;
const ACTED = `a."decider" = $6 AND a."maker" <> $6
     OR EXISTS (SELECT FROM "ApprovalStep" p WHERE p."requestId" = a."id" AND p."who" = $6 AND p."act" IN ('approve', 'review'))`;
const VIEW = `CASE $11 WHEN 'waiting' THEN a."state" = 'requested' AND a."expiresAt" > $1::timestamptz AND ${MAY}
     WHEN 'mine' THEN a."maker" = $6 WHEN 'done' THEN ${ACTED}
     WHEN 'copied' THEN EXISTS (SELECT FROM "ApprovalCopy" c WHERE c."requestId" = a."id" AND c."staffId" = $12::uuid)
     WHEN 'review' THEN a."isEmergency" AND a."reviewedAt" IS NULL AND a."maker" <> $6 AND a."decider" <> $6 ELSE true END`;
const MATCHES = `($2::text[] = '{}' OR (${STATE} = ANY($2) AND a."state" = ANY($2 || '{requested}'::text[])))
     AND ($3::text[] = '{}' OR a."kind" = ANY($3)) AND ($4::text IS NULL OR a."maker" = $4)
     AND ($5::text IS NULL OR upper(a."objectLabel") = upper($5)) AND ${VIEW}`;
const COLUMNS = `a."id", a."kind", a."objectType", a."objectId", a."objectLabel", a."reason", a."facts", a."maker", a."makerName",
  ${STATE} AS "state", a."createdAt", a."expiresAt", a."deciderName", a."decisionNote", a."decidedAt", a."approvers",
  (SELECT count(*)::int FROM "ApprovalStep" p WHERE p."requestId" = a."id" AND p."act" = 'approve') AS "approvals",
  a."role", a."dueAt", a."escalatedAt", a."isEmergency", a."reviewedAt", a."reviewedName",
  (${STATE} = 'requested' AND ${MAY}) AS "mayDecide"`;

// Primary key backwards (ids rise with time), or the index (state, id) or (maker, id) where they narrow; steps and copies by
// their first column.
const readPage = statement(
  'approvals.page',
  `SELECT ${COLUMNS} FROM "ApprovalRequest" a WHERE ${MATCHES} AND ($13::uuid IS NULL OR a."id" < $13::uuid)
   ORDER BY a."id" DESC LIMIT $14`,
  LineRow,
);
// The same, forwards from a place: the page before it, oldest first.
const readBefore = statement(
  'approvals.page.before',
  `SELECT ${COLUMNS} FROM "ApprovalRequest" a WHERE ${MATCHES} AND a."id" > $13::uuid ORDER BY a."id" LIMIT $14`,
  LineRow,
);
// The same index; stops at the cap.
const countMatches = statement(
  'approvals.count',
  `SELECT count(*)::int AS "count" FROM (SELECT 1 FROM "ApprovalRequest" a WHERE ${MATCHES} LIMIT $13) AS matched`,
  z.object({ count: z.number() }),
);

const valuesOf = ({ now, states, kinds, maker, objectLabel, view, reader }: ApprovalFilter): unknown[] => {
  const { label, staffId, roles, principals, isDecider, isOverseer } = reader;
  return [now, states, kinds, maker, objectLabel, label, roles, principals, isDecider, isOverseer, view, staffId];
};

/** Requests, newest first, after a place; or, with `isBefore`, those before it. */
export async function approvalsPage(
  db: Db,
  by: ApprovalFilter,
  place: { readonly id: string | null; readonly isBefore: boolean },
  limit: number,
): Promise<ApprovalLine[]> {
  const values = [...valuesOf(by), place.id, limit];
  return place.isBefore ? (await readBefore(db, values)).reverse() : readPage(db, values);
}

/** How many requests match, at most the cap. */
export const countApprovals = async (db: Db, by: ApprovalFilter, cap: number): Promise<number> =>
  (await countMatches(db, [...valuesOf(by), cap]))[0]?.count ?? 0;
