import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const ProfileRow = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  code: z.string(),
  kind: z.string(),
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  gender: z.string().nullable(),
  birthday: z.string().nullable(),
  region: z.string().nullable(),
  status: z.string(),
  mergedInto: z.string().nullable(),
  channel: z.string().nullable(),
  storeCode: z.string().nullable(),
  registeredAt: z.date(),
  createdAt: z.date(),
  frozenReason: z.string().nullable(),
  frozenAt: z.date().nullable(),
  tags: z.array(z.string()),
});

/** A member as it is stored: mobile, e-mail and birthday sealed. */
export type SealedProfile = z.output<typeof ProfileRow>;

// Member by primary key; the tags of each by their primary key (memberId, tag).
const readProfiles = statement(
  'members.profiles',
  `SELECT m."id", m."externalId", m."code", m."kind", m."name", m."mobile", m."email", m."gender", m."birthday", m."region",
          m."status", m."mergedInto", m."channel", m."storeCode", m."registeredAt", m."createdAt",
          m."frozenReason", m."frozenAt",
          ARRAY(SELECT t."tag" FROM "MemberTag" t WHERE t."memberId" = m."id" ORDER BY t."tag") AS "tags"
   FROM "Member" m WHERE m."id" = ANY($1::uuid[])`,
  ProfileRow,
);

/** The stored profiles of members, those that exist, in no order. */
export const sealedProfiles = (db: Db, ids: readonly string[]): Promise<SealedProfile[]> => readProfiles(db, [ids]);

// Primary key.
const readInviters = statement(
  'members.inviters',
  'SELECT "id", "inviterId", "demo" FROM "Member" WHERE "id" = ANY($1::uuid[]) AND "inviterId" IS NOT NULL',
  z.object({ id: z.string(), inviterId: z.string(), demo: z.boolean() }),
);

/** Who invited each of these members, of those who were invited (S0-1.1). */
export const invitersOf = (db: Db, ids: readonly string[]) => readInviters(db, [ids]);
