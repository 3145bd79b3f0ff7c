import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { blindIndex } from '@/lib/platform/pii';

// Indexes on memberId of the two lookup tables.
const readNames = statement(
  'members.erase.names',
  `SELECT 'mobile:' || "mobileHash" AS name FROM "MemberMobile" WHERE "memberId" = ANY($1::uuid[])
   UNION ALL SELECT 'external:' || "externalId" FROM "MemberExternalId" WHERE "memberId" = ANY($1::uuid[])`,
  z.object({ name: z.string() }),
);
const insertErased = execution(
  'members.erase.keep',
  `INSERT INTO "ErasedName" ("hash", "erasedAt") SELECT unnest($1::text[]), $2::timestamptz ON CONFLICT DO NOTHING`,
);
// Primary key.
const markClosed = execution(
  'members.erase.closed',
  `UPDATE "Member" SET "status" = CASE WHEN "mergedInto" IS NULL THEN 'closed' ELSE "status" END, "updatedAt" = now()
   WHERE "id" = ANY($1::uuid[])`,
);
const readErased = statement(
  'members.erase.known',
  'SELECT "hash" FROM "ErasedName" WHERE "hash" = ANY($1::text[])',
  z.object({ hash: z.string() }),
);

const erasedHash = (name: string): string => blindIndex('erased', name);

/**
 * Marks locked members as closed and keeps a keyed hash of each mobile and external id (4.K); the names themselves are
 * deleted by whoever erases, after this.
 */
export async function closeMembers(db: Db, ids: readonly string[], now: Date): Promise<void> {
  const names = (await readNames(db, [ids])).map(({ name }) => erasedHash(name));
  if (names.length > 0) await insertErased(db, [names.toSorted(), now]);
  await markClosed(db, [ids]);
}

/** Which of these names, `mobile:<hash>` and `external:<id>`, belonged to somebody who was erased. */
export async function erasedAmong(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const byHash = new Map(names.map((name) => [erasedHash(name), name]));
  const found = await readErased(db, [[...byHash.keys()]]);
  return new Set(found.flatMap(({ hash }) => byHash.get(hash) ?? []));
}
