import 'server-only';
import { type Db, statement } from '@/lib/platform/db';
import type { AuditEntry } from '../rules/entry';
import { ENTRY_COLUMNS, EntryRow } from './rows';

// Index on (objectType, objectId, id) by its first two columns; the object's entries are sorted.
const readAbout = statement(
  'audit.about',
  `SELECT ${ENTRY_COLUMNS} FROM "AuditEntry" e WHERE e."objectType" = $1 AND e."objectId" = $2
     AND ($3::timestamptz IS NULL OR (e."at", e."id") < ($3, $4::uuid))
   ORDER BY e."at" DESC, e."id" DESC LIMIT $5`,
  EntryRow,
);

/** The entries about one object, newest first, before the given instant and entry. Whoever shows them decides to whom. */
export function entriesAbout(
  db: Db,
  objectType: string,
  objectId: string,
  before: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<AuditEntry[]> {
  return readAbout(db, [objectType, objectId, before?.at ?? null, before?.id ?? null, limit]);
}
