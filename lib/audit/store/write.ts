import 'server-only';
import { type Db, execution } from '@/lib/platform/db';
import type { AuditEntry } from '../rules/entry';

// One statement: the entry, and its place in the queue of what the worker has to seal.
const insertEntry = execution(
  'audit.insert',
  `WITH entry AS (
     INSERT INTO "AuditEntry" ("id", "at", "actorKind", "actorId", "actorName", "roles", "action", "objectType", "objectId",
       "before", "after", "reason", "ip", "userAgent", "requestId")
     VALUES ($1::uuid, $2::timestamptz, $3, $4, $5, $6::text[], $7, $8, $9, $10::jsonb, $11::jsonb, $12, $13, $14, $15)
     RETURNING "id")
   INSERT INTO "AuditUnsealed" ("entryId") SELECT "id" FROM entry`,
);

/** Inserts one entry in the caller's transaction. */
export async function insertAuditEntry(db: Db, entry: AuditEntry): Promise<void> {
  await insertEntry(db, [
    entry.id,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.roles,
    entry.action,
    entry.objectType,
    entry.objectId,
    jsonOrNull(entry.before),
    jsonOrNull(entry.after),
    entry.reason,
    entry.ip,
    entry.userAgent,
    entry.requestId,
  ]);
}

const jsonOrNull = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);
