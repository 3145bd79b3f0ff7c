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

const Ids = z
  .array(z.string())
  .nullable()
  .transform((ids): string[] => ids ?? []);
const WholeRow = ProfileRow.extend({ absorbed: Ids, former: Ids, orders: z.number(), amount: z.number() });

// Member and MemberStats by primary key; the tags of each by their primary key (memberId, tag). One statement for whatever
// the parts of a page ask of a member, so that they ask it once.
const readWhole = statement(
  'members.profiles',
  `SELECT m."id", m."externalId", m."code", m."kind", m."name", m."mobile", m."email", m."gender", m."birthday", m."region",
          m."status", m."mergedInto", m."channel", m."storeCode", m."registeredAt", m."createdAt",
          m."frozenReason", m."frozenAt", m."absorbed", m."former",
          ARRAY(SELECT t."tag" FROM "MemberTag" t WHERE t."memberId" = m."id" ORDER BY t."tag") AS "tags",
          coalesce(s."orders", 0) AS "orders", coalesce(s."amount", 0) AS "amount"
   FROM "Member" m LEFT JOIN "MemberStats" s ON s."memberId" = m."id" WHERE m."id" = ANY($1::uuid[])`,
  WholeRow,
);

/** The stored profiles of members, those that exist, in no order. */
export const sealedProfiles = async (db: Db, ids: readonly string[]): Promise<SealedProfile[]> =>
  (await readWhole(db, [ids])).map(({ absorbed: _, former: __, orders: ___, amount: ____, ...profile }) => profile);

/** Who was merged into a member, whom he was split from, and into whom he was merged himself. */
export type Kin = Pick<z.output<typeof WholeRow>, 'id' | 'absorbed' | 'former' | 'mergedInto'>;

/** The member's family, without locking him; null for nobody. */
export async function memberKin(db: Db, memberId: string): Promise<Kin | null> {
  const [row] = await readWhole(db, [[memberId]]);
  if (row === undefined) return null;
  const { id, absorbed, former, mergedInto } = row;
  return { id, absorbed, former, mergedInto };
}

/** Orders of a member that were paid and not fully refunded, and their goods less what came back (fen). */
export type Purchases = { readonly orders: number; readonly amount: number };

/** What a member has bought, without locking him. */
export async function boughtBy(db: Db, memberId: string): Promise<Purchases> {
  const [row] = await readWhole(db, [[memberId]]);
  return { orders: row?.orders ?? 0, amount: row?.amount ?? 0 };
}

// Primary key.
const readInviters = statement(
  'members.inviters',
  'SELECT "id", "inviterId", "demo" FROM "Member" WHERE "id" = ANY($1::uuid[]) AND "inviterId" IS NOT NULL',
  z.object({ id: z.string(), inviterId: z.string(), demo: z.boolean() }),
);

/** Who invited each of these members, of those who were invited (S0-1.1). */
export const invitersOf = (db: Db, ids: readonly string[]) => readInviters(db, [ids]);
