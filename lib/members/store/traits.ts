import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key; the tags by theirs (memberId, tag).
const lockTags = statement(
  'members.traits.lock',
  `WITH locked AS MATERIALIZED (SELECT "id", "status" FROM "Member" WHERE "id" = $1::uuid FOR NO KEY UPDATE)
   SELECT l."status", ARRAY(SELECT t."tag" FROM "MemberTag" t WHERE t."memberId" = l."id" ORDER BY 1) AS "tags" FROM locked l`,
  z.object({ status: z.string(), tags: z.array(z.string()) }),
);
// Primary key (memberId, tag).
const addTags = execution(
  'members.traits.add',
  `INSERT INTO "MemberTag" ("memberId", "tag", "source", "at") SELECT $1::uuid, t, $4, $3 FROM unnest($2::text[]) AS n(t)
   ON CONFLICT DO NOTHING`,
);
const dropTags = execution(
  'members.traits.drop',
  'DELETE FROM "MemberTag" WHERE "memberId" = $1::uuid AND "tag" = ANY($2::text[])',
);

/** The tags of a member, locked until the transaction ends. */
export const tagsForUpdate = async (db: Db, memberId: string) => (await lockTags(db, [memberId]))[0] ?? null;

/** Saves which tags a locked member gets and loses, and who said so: himself, or staff. */
export async function saveTags(
  db: Db,
  memberId: string,
  {
    added,
    removed,
    source,
  }: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly source: string },
  at: Date,
): Promise<void> {
  if (removed.length > 0) await dropTags(db, [memberId, removed]);
  if (added.length > 0) await addTags(db, [memberId, added, at, source]);
}
