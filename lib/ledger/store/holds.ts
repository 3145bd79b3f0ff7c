import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';
import type { HoldRow, LedgerWork } from '../work';

const Row: z.ZodType<HoldRow> = z.object({
  memberId: z.string(),
  id: z.string(),
  points: z.number(),
  state: z.enum(['held', 'posted', 'voided']),
  key: z.string(),
  sourceType: z.string(),
  sourceId: z.string(),
  reason: z.string(),
  actor: z.string(),
  heldAt: z.date(),
  endsAt: z.date(),
  closedAt: z.date().nullable(),
  posted: z.number().nullable(),
  entryId: z.string().nullable(),
});

const COLUMNS: Columns<HoldRow> = {
  memberId: 'uuid',
  id: 'uuid',
  points: 'int8',
  state: 'text',
  key: 'text',
  sourceType: 'text',
  sourceId: 'text',
  reason: 'text',
  actor: 'text',
  heldAt: 'timestamptz',
  endsAt: 'timestamptz',
  closedAt: 'timestamptz',
  posted: 'int8',
  entryId: 'uuid',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

// Primary key (memberId, id), by its first column; a member has few holds.
const readOpen = statement(
  'ledger.holds.open',
  `SELECT ${NAMES} FROM "LedgerHold" WHERE "memberId" = ANY($1::uuid[]) AND "state" = 'held'`,
  Row,
);

// Primary key (memberId, id).
const readById = statement(
  'ledger.holds.by-id',
  `SELECT ${NAMES} FROM "LedgerHold" h JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, i) ON h."memberId" = n.m AND h."id" = n.i`,
  Row,
);

// Partial unique (memberId, key) of holds that are not voided.
const readByKey = statement(
  'ledger.holds.by-key',
  `SELECT ${NAMES} FROM "LedgerHold" h JOIN unnest($1::uuid[], $2::text[]) AS n(m, k) ON h."memberId" = n.m AND h."key" = n.k
   WHERE h."state" <> 'voided'`,
  Row,
);

const insertHolds = insertion<HoldRow>('ledger.holds.insert', 'LedgerHold', COLUMNS);

const CLOSED = {
  memberId: 'uuid',
  id: 'uuid',
  state: 'text',
  closedAt: 'timestamptz',
  posted: 'int8',
  entryId: 'uuid',
};
// Primary key (memberId, id).
const closeHolds = execution(
  'ledger.holds.close',
  `UPDATE "LedgerHold" h SET "state" = n."state", "closedAt" = n."closedAt", "posted" = n."posted", "entryId" = n."entryId"
   FROM ${unnest(CLOSED)} AS n("memberId", "id", "state", "closedAt", "posted", "entryId")
   WHERE h."memberId" = n."memberId" AND h."id" = n."id" AND h."state" = 'held'`,
);

/** The holds of members that are not posted or voided; one past its end may still be among them. */
export const readOpenHolds = (db: Db, memberIds: readonly string[]): Promise<HoldRow[]> => readOpen(db, [memberIds]);

/** Holds by member and id, those that exist. */
export function readHolds(
  db: Db,
  keys: readonly { readonly memberId: string; readonly id: string }[],
): Promise<HoldRow[]> {
  return keys.length === 0 ? Promise.resolve([]) : readById(db, [keys.map((k) => k.memberId), keys.map((k) => k.id)]);
}

/** Holds by member and business key that are not voided, those that exist. */
export function readHoldsByKey(
  db: Db,
  keys: readonly { readonly memberId: string; readonly key: string }[],
): Promise<HoldRow[]> {
  return keys.length === 0 ? Promise.resolve([]) : readByKey(db, [keys.map((k) => k.memberId), keys.map((k) => k.key)]);
}

/** Takes holds that were read on their own into the working set, so that they can be posted or voided in it. */
export function keepHolds(work: LedgerWork, holds: readonly HoldRow[]): void {
  for (const hold of holds) {
    if (work.holds.has(hold.id)) continue;
    work.holds.set(hold.id, hold);
    (work.loadedHolds as Map<string, HoldRow>).set(hold.id, hold);
  }
}

/** Saves holds that are new or closed since they were loaded; the closed go first, since they give their key free. */
export async function saveHolds(db: Db, work: LedgerWork): Promise<void> {
  const changed = [...work.holds.values()].filter((hold) => work.loadedHolds.get(hold.id) !== hold);
  const closed = changed.filter(({ id }) => work.loadedHolds.has(id));
  const fresh = changed.filter(({ id }) => !work.loadedHolds.has(id));
  if (closed.length > 0) await closeHolds(db, turned(CLOSED, closed));
  await insertHolds(db, fresh);
}
