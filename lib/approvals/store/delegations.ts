import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const DelegationRow = z.object({
  id: z.string(),
  fromId: z.string(),
  fromName: z.string(),
  toId: z.string(),
  toName: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  note: z.string(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});

/** A time for which somebody decides in another's stead. */
export type Delegation = z.output<typeof DelegationRow>;

const ROW = Object.keys(DelegationRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

// Index (toId, endsAt).
const readTo = statement(
  'approvals.delegations.to',
  `SELECT ${ROW} FROM "ApprovalDelegation" WHERE "toId" = $1::uuid AND "endsAt" > $2 AND "endedAt" IS NULL ORDER BY "startsAt"`,
  DelegationRow,
);
// Index (fromId, endsAt).
const readFrom = statement(
  'approvals.delegations.from',
  `SELECT ${ROW} FROM "ApprovalDelegation" WHERE "fromId" = $1::uuid AND "endsAt" > $2 AND "endedAt" IS NULL ORDER BY "startsAt"`,
  DelegationRow,
);
const insertOne = execution(
  'approvals.delegation.insert',
  `INSERT INTO "ApprovalDelegation" (${ROW}) VALUES ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7, $8, $9, $10)`,
);
// Primary key; only whoever gave it ends it.
const endOne = statement(
  'approvals.delegation.end',
  `UPDATE "ApprovalDelegation" SET "endedAt" = $3 WHERE "id" = $1::uuid AND "fromId" = $2::uuid AND "endedAt" IS NULL
     AND "endsAt" > $3 RETURNING ${ROW}`,
  DelegationRow,
);

/** For whom somebody decides now or will. */
export const delegationsTo = (db: Db, staffId: string, now: Date): Promise<Delegation[]> => readTo(db, [staffId, now]);

/** Who decides for somebody now or will. */
export const delegationsFrom = (db: Db, staffId: string, now: Date): Promise<Delegation[]> =>
  readFrom(db, [staffId, now]);

/** Keeps a time of standing in. */
export const insertDelegation = (db: Db, one: Delegation): Promise<number> =>
  insertOne(db, [
    ...[one.id, one.fromId, one.fromName, one.toId, one.toName],
    ...[one.startsAt, one.endsAt, one.note, one.createdAt, one.endedAt],
  ]);

/** Ends a time of standing in, for whoever gave it; null when there is none that lasts. */
export const endDelegation = async (db: Db, id: string, fromId: string, now: Date): Promise<Delegation | null> =>
  (await endOne(db, [id, fromId, now]))[0] ?? null;
