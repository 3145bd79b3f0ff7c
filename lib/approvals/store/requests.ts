import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { APPROVAL_STATES, type ApprovalState } from '../rules/verdict';

const FactsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const RequestRow = z.object({
  id: z.string(),
  kind: z.string(),
  key: z.string(),
  payload: z.unknown(),
  objectType: z.string(),
  objectId: z.string(),
  objectLabel: z.string(),
  reason: z.string(),
  facts: FactsSchema,
  maker: z.string(),
  makerName: z.string(),
  state: z.enum(APPROVAL_STATES),
  createdAt: z.date(),
  expiresAt: z.date(),
  decider: z.string().nullable(),
  deciderName: z.string().nullable(),
  decisionNote: z.string().nullable(),
  decidedAt: z.date().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  approvers: z.number(),
  role: z.string().nullable(),
  dueAt: z.date().nullable(),
  escalatedAt: z.date().nullable(),
  fingerprint: z.string().nullable(),
  isEmergency: z.boolean(),
  reviewedAt: z.date().nullable(),
  reviewedName: z.string().nullable(),
});

/** A request as it is kept. */
export type ApprovalRecord = z.output<typeof RequestRow>;

const COLUMNS = `"id", "kind", "key", "payload", "objectType", "objectId", "objectLabel", "reason", "facts", "maker",
  "makerName", "state", "createdAt", "expiresAt", "decider", "deciderName", "decisionNote", "decidedAt", "result",
  "approvers", "role", "dueAt", "escalatedAt", "fingerprint", "isEmergency", "reviewedAt", "reviewedName"`;

// Partial unique (kind, key) of requests that are not withdrawn or expired: a repeat inserts nothing.
const insertRequest = execution(
  'approvals.insert',
  `INSERT INTO "ApprovalRequest" ("id", "kind", "key", "payload", "objectType", "objectId", "objectLabel", "reason",
     "facts", "maker", "makerName", "createdAt", "expiresAt", "approvers", "role", "dueAt", "fingerprint")
   VALUES ($1::uuid, $2, $3, $4::jsonb, $5, $6, $7, $8, $9::jsonb, $10, $11, $12::timestamptz, $13::timestamptz, $14, $15,
     $16::timestamptz, $17)
   ON CONFLICT ("kind", "key") WHERE "state" NOT IN ('withdrawn', 'expired', 'returned') DO NOTHING`,
);
// Partial unique (kind, key), which the condition on the state repeats.
const readByKey = statement(
  'approvals.by-key',
  `SELECT ${COLUMNS} FROM "ApprovalRequest" WHERE "kind" = $1 AND "key" = $2
     AND "state" NOT IN ('withdrawn', 'expired', 'returned') AND ("state" <> 'requested' OR "expiresAt" > $3::timestamptz)`,
  RequestRow,
);
// Partial unique (kind, key), which the condition on the state repeats.
const expireKey = statement(
  'approvals.expire.key',
  `UPDATE "ApprovalRequest" SET "state" = 'expired', "decidedAt" = $3::timestamptz
   WHERE "kind" = $1 AND "key" = $2 AND "state" NOT IN ('withdrawn', 'expired', 'returned') AND "state" = 'requested'
     AND "expiresAt" <= $3::timestamptz RETURNING ${COLUMNS}`,
  RequestRow,
);
// Index (state, id), its first column: what waits is little.
const readWaiting = statement(
  'approvals.waiting',
  `SELECT "key" FROM "ApprovalRequest" WHERE "state" = 'requested' AND "kind" = $1 AND "expiresAt" > $2::timestamptz`,
  z.object({ key: z.string() }),
);
// Primary key, locked: whoever decides second sees what the first decided.
const lockById = statement(
  'approvals.lock',
  `SELECT ${COLUMNS} FROM "ApprovalRequest" WHERE "id" = $1::uuid FOR UPDATE`,
  RequestRow,
);
// Primary key.
const saveDecision = execution(
  'approvals.decide',
  `UPDATE "ApprovalRequest" SET "state" = $2, "decider" = $3, "deciderName" = $4, "decisionNote" = $5,
     "decidedAt" = $6::timestamptz, "result" = $7::jsonb, "isEmergency" = $8
   WHERE "id" = $1::uuid AND "state" = 'requested'`,
);
// Index (state, id), its first column: what waits is little.
const expireDue = statement(
  'approvals.expire',
  `UPDATE "ApprovalRequest" SET "state" = 'expired', "decidedAt" = $1::timestamptz
   WHERE "state" = 'requested' AND "expiresAt" <= $1::timestamptz RETURNING ${COLUMNS}`,
  RequestRow,
);

// Index (state, id), its first column: what waits is little.
const escalateDue = statement(
  'approvals.escalate',
  `UPDATE "ApprovalRequest" SET "escalatedAt" = $1::timestamptz
   WHERE "state" = 'requested' AND "escalatedAt" IS NULL AND "dueAt" <= $1::timestamptz AND "expiresAt" > $1::timestamptz
   RETURNING ${COLUMNS}`,
  RequestRow,
);
// Primary key.
const readOne = statement(
  'approvals.one',
  `SELECT ${COLUMNS} FROM "ApprovalRequest" WHERE "id" = $1::uuid`,
  RequestRow,
);
// Primary key; whoever looks second finds that somebody has.
const saveReview = execution(
  'approvals.review',
  `UPDATE "ApprovalRequest" SET "reviewedAt" = $2::timestamptz, "reviewedName" = $3
   WHERE "id" = $1::uuid AND "isEmergency" AND "reviewedAt" IS NULL`,
);

/** What a new request brings. */
export type NewRequest = Pick<
  ApprovalRecord,
  | 'id'
  | 'kind'
  | 'key'
  | 'payload'
  | 'objectType'
  | 'objectId'
  | 'objectLabel'
  | 'reason'
  | 'facts'
  | 'maker'
  | 'makerName'
  | 'createdAt'
  | 'expiresAt'
  | 'approvers'
  | 'role'
  | 'dueAt'
  | 'fingerprint'
>;

/** Inserts a request; false when one with the same kind and key waits or was approved or rejected. */
export async function insertApproval(db: Db, one: NewRequest): Promise<boolean> {
  const { id, kind, key, objectType, objectId, objectLabel, reason, maker, makerName, createdAt, expiresAt } = one;
  const [payload, facts] = [JSON.stringify(one.payload), JSON.stringify(one.facts)];
  const said = [id, kind, key, payload, objectType, objectId, objectLabel, reason, facts, maker, makerName];
  const needs = [one.approvers, one.role, one.dueAt, one.fingerprint];
  return (await insertRequest(db, [...said, createdAt, expiresAt, ...needs])) === 1;
}

/** The request with this key that waits at the instant or was approved or rejected, or null: the rest may be asked anew. */
export const approvalByKey = async (db: Db, kind: string, key: string, now: Date): Promise<ApprovalRecord | null> =>
  (await readByKey(db, [kind, key, now]))[0] ?? null;

/** The request, locked until the end of the transaction, or null. */
export const approvalForUpdate = async (db: Db, id: string): Promise<ApprovalRecord | null> =>
  (await lockById(db, [id]))[0] ?? null;

/** The keys of the requests of a kind that wait at the instant. */
export const keysWaiting = async (db: Db, kind: string, now: Date): Promise<ReadonlySet<string>> =>
  new Set((await readWaiting(db, [kind, now])).map(({ key }) => key));

/** How a request was decided. */
export type Verdict = {
  readonly state: Exclude<ApprovalState, 'requested' | 'expired'>;
  readonly decider: string;
  readonly deciderName: string;
  readonly decisionNote: string | null;
  readonly decidedAt: Date;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly isEmergency?: boolean;
};

/** Writes the verdict on a locked request that still waits; answers how many rows that were. */
export function saveVerdict(db: Db, id: string, verdict: Verdict): Promise<number> {
  const { state, decider, deciderName, decisionNote, decidedAt, result, isEmergency } = verdict;
  const values = [decider, deciderName, decisionNote, decidedAt, result === null ? null : JSON.stringify(result)];
  return saveDecision(db, [id, state, ...values, isEmergency ?? false]);
}

/** Writes down that the request with this key has ended unanswered, if it has, and answers it. */
export const expireApprovalOfKey = (db: Db, kind: string, key: string, now: Date): Promise<ApprovalRecord[]> =>
  expireKey(db, [kind, key, now]);

/** Writes down which requests have ended unanswered, and answers them. */
export const expireApprovals = (db: Db, now: Date): Promise<ApprovalRecord[]> => expireDue(db, [now]);

/** Writes down which requests nobody answered in time, and answers them: more people may decide them from now on. */
export const escalateApprovals = (db: Db, now: Date): Promise<ApprovalRecord[]> => escalateDue(db, [now]);

/** One request, or null. */
export const approvalById = async (db: Db, id: string): Promise<ApprovalRecord | null> =>
  (await readOne(db, [id]))[0] ?? null;

/** Writes down who looked at an emergency afterwards; answers how many rows that were. */
export const saveReviewed = (db: Db, id: string, at: Date, name: string): Promise<number> =>
  saveReview(db, [id, at, name]);

// Index (state, id): the open ones, of which there are few.
const countOpen = statement(
  'approvals.open-about',
  `SELECT count(*)::int AS "count" FROM "ApprovalRequest"
   WHERE "state" = 'requested' AND "objectType" = $1 AND "objectId" = $2 AND "expiresAt" > $3::timestamptz`,
  z.object({ count: z.number() }),
);

/** How many requests about one thing still wait for somebody's decision. */
export const openRequestsAbout = async (db: Db, objectType: string, objectId: string, now: Date): Promise<number> =>
  (await countOpen(db, [objectType, objectId, now]))[0]?.count ?? 0;
