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
});

/** A request as lists show it: its payload stays inside. */
export type ApprovalLine = z.output<typeof LineRow>;

/** What a page of requests is narrowed by; an empty list and null narrow nothing. */
export type ApprovalFilter = {
  readonly now: Date;
  readonly states: readonly ApprovalState[];
  readonly kinds: readonly string[];
  readonly maker: string | null;
  readonly notMaker: string | null;
  readonly objectLabel: string | null;
};

/** The state that counts at $1: see `stateAt`. */
const STATE = `CASE WHEN a."state" = 'requested' AND a."expiresAt" <= $1::timestamptz THEN 'expired' ELSE a."state" END`;
const MATCHES = `($2::text[] = '{}' OR (${STATE} = ANY($2) AND a."state" = ANY($2 || '{requested}'::text[])))
     AND ($3::text[] = '{}' OR a."kind" = ANY($3)) AND ($4::text IS NULL OR a."maker" = $4)
     AND ($5::text IS NULL OR a."maker" <> $5) AND ($6::text IS NULL OR upper(a."objectLabel") = upper($6))`;
const COLUMNS = `a."id", a."kind", a."objectType", a."objectId", a."objectLabel", a."reason", a."facts", a."maker", a."makerName",
  ${STATE} AS "state", a."createdAt", a."expiresAt", a."deciderName", a."decisionNote", a."decidedAt"`;

// Primary key backwards (ids rise with time), or the index (state, id) or (maker, id) where they narrow.
const readPage = statement(
  'approvals.page',
  `SELECT ${COLUMNS} FROM "ApprovalRequest" a WHERE ${MATCHES} AND ($7::uuid IS NULL OR a."id" < $7::uuid)
   ORDER BY a."id" DESC LIMIT $8`,
  LineRow,
);
// The same, forwards from a place: the page before it, oldest first.
const readBefore = statement(
  'approvals.page.before',
  `SELECT ${COLUMNS} FROM "ApprovalRequest" a WHERE ${MATCHES} AND a."id" > $7::uuid ORDER BY a."id" LIMIT $8`,
  LineRow,
);
// The same index; stops at the cap.
const countMatches = statement(
  'approvals.count',
  `SELECT count(*)::int AS "count" FROM (SELECT 1 FROM "ApprovalRequest" a WHERE ${MATCHES} LIMIT $7) AS matched`,
  z.object({ count: z.number() }),
);

const valuesOf = (by: ApprovalFilter): unknown[] => [
  by.now,
  by.states,
  by.kinds,
  by.maker,
  by.notMaker,
  by.objectLabel,
];

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
