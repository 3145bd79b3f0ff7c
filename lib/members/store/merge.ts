import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { Person } from '../rules/merge-identity';
import { type Kin, memberKin } from './read';

const Texts = z.array(z.string());
const Ids = z
  .array(z.string())
  .nullable()
  .transform((ids): string[] => ids ?? []);

const PersonShape = {
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  gender: z.string().nullable(),
  birthday: z.string().nullable(),
  birthMonth: z.number().nullable(),
  mobile: z.string().nullable(),
  mobileLast4: z.string().nullable(),
  email: z.string().nullable(),
  emailHash: z.string().nullable(),
  region: z.string().nullable(),
  storeCode: z.string().nullable(),
  inviterId: z.string().nullable(),
  passwordHash: z.string().nullable(),
  registeredAt: z.coerce.date(),
};

/** The columns of a member that a merge changes, as its record keeps them. */
export const KeptPerson: z.ZodType<Person> = z.object(PersonShape);

const Row = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.string(),
  status: z.string(),
  demo: z.boolean(),
  mergedInto: z.string().nullable(),
  absorbed: Ids,
  former: Ids,
  ...PersonShape,
  externalIds: Texts,
  mobileHashes: Texts,
  codes: Texts,
  tags: Texts,
});

/** A member with all by which he is known. */
export type Identity = z.output<typeof Row>;

const OWN = Object.keys(PersonShape)
  .map((name) => `m."${name}"`)
  .join(', ');

// Member by primary key; the three lookup tables by memberId; tags by their primary key (memberId, tag).
const readIdentities = statement(
  'members.identities',
  `SELECT m."id", m."code", m."kind", m."status", m."demo", m."mergedInto", m."absorbed", m."former", ${OWN},
     ARRAY(SELECT x."externalId" FROM "MemberExternalId" x WHERE x."memberId" = m."id" ORDER BY 1) AS "externalIds",
     ARRAY(SELECT x."mobileHash" FROM "MemberMobile" x WHERE x."memberId" = m."id" ORDER BY 1) AS "mobileHashes",
     ARRAY(SELECT x."code" FROM "MemberCode" x WHERE x."memberId" = m."id" ORDER BY 1) AS codes,
     ARRAY(SELECT x."tag" FROM "MemberTag" x WHERE x."memberId" = m."id" ORDER BY 1) AS tags
   FROM "Member" m WHERE m."id" = ANY($1::uuid[])`,
  Row,
);

/** Members with all by which they are known, those that exist, by id. */
export const readIdentitiesOf = async (db: Db, ids: readonly string[]): Promise<Map<string, Identity>> =>
  new Map((await readIdentities(db, [ids])).map((row) => [row.id, row]));

// Primary key.
const updatePerson = execution(
  'members.merge.person',
  `UPDATE "Member" SET "externalId" = $2, "name" = $3, "gender" = $4, "birthday" = $5, "birthMonth" = $6, "mobile" = $7,
     "mobileLast4" = $8, "email" = $9, "emailHash" = $10, "region" = $11, "storeCode" = $12, "inviterId" = $13::uuid,
     "passwordHash" = $14, "registeredAt" = $15::timestamptz, "updatedAt" = now()
   WHERE "id" = $1::uuid`,
);

/** Saves the columns that a merge changes. */
export async function savePerson(db: Db, id: string, person: Person): Promise<void> {
  const p = person;
  const { externalId, name, gender, birthday, birthMonth, mobile, mobileLast4, email, emailHash } = p;
  const contact = [externalId, name, gender, birthday, birthMonth, mobile, mobileLast4, email, emailHash];
  await updatePerson(db, [id, ...contact, p.region, p.storeCode, p.inviterId, p.passwordHash, p.registeredAt]);
}

// Primary key.
const joinFamily = execution(
  'members.merge.family',
  `UPDATE "Member" SET "absorbed" = (SELECT array_agg(DISTINCT a ORDER BY a) FROM unnest(coalesce("absorbed", '{}') || $2::uuid[]) a),
     "former" = (SELECT array_agg(DISTINCT a ORDER BY a) FROM unnest(coalesce("former", '{}') || $3::uuid[]) a WHERE a <> "id")
   WHERE "id" = $1::uuid`,
);
const leaveFamily = execution(
  'members.split.family',
  `UPDATE "Member" SET "absorbed" = (SELECT array_agg(a ORDER BY a) FROM unnest("absorbed") a WHERE a <> ALL($2::uuid[]))
   WHERE "id" = $1::uuid`,
);
const pointTo = execution(
  'members.merge.into',
  `UPDATE "Member" SET "status" = 'merged', "mergedInto" = $2::uuid, "updatedAt" = now() WHERE "id" = ANY($1::uuid[])`,
);
const revive = execution(
  'members.split.revive',
  `UPDATE "Member" SET "status" = $2, "mergedInto" = NULL, "updatedAt" = now() WHERE "id" = $1::uuid`,
);
const addFormer = execution(
  'members.split.former',
  `UPDATE "Member" SET "former" = (SELECT array_agg(DISTINCT a ORDER BY a) FROM unnest(coalesce("former", '{}') || $2::uuid) a)
   WHERE "id" = ANY($1::uuid[])`,
);

/** Marks one as merged into the other, with all who were merged into him before and all in whose books he may stand. */
export async function markMerged(db: Db, from: Identity, to: string): Promise<void> {
  const all = [from.id, ...from.absorbed];
  await pointTo(db, [all, to]);
  await joinFamily(db, [to, all, from.former]);
}

/**
 * Makes him a member of his own again; those who were merged into him before are his again. Lines about each of them may
 * stand in the books of whom they part from, also when they are split from one another later.
 */
export async function markSplit(db: Db, from: Identity, to: string, status: string): Promise<void> {
  const all = [from.id, ...from.absorbed];
  await leaveFamily(db, [to, all]);
  await revive(db, [from.id, status]);
  await addFormer(db, [all, to]);
  if (from.absorbed.length > 0) await pointTo(db, [from.absorbed, from.id]);
}

/** All by which a member is found besides his profile. */
export type Names = Pick<Identity, 'externalIds' | 'mobileHashes' | 'codes'>;

// Primary keys of the three lookup tables.
const moveNames = statement(
  'members.merge.names',
  `WITH external AS (
     UPDATE "MemberExternalId" SET "memberId" = $2::uuid WHERE "externalId" = ANY($3::text[]) AND "memberId" = $1::uuid RETURNING 1
   ), mobile AS (
     UPDATE "MemberMobile" SET "memberId" = $2::uuid WHERE "mobileHash" = ANY($4::text[]) AND "memberId" = $1::uuid RETURNING 1
   ), code AS (
     UPDATE "MemberCode" SET "memberId" = $2::uuid WHERE "code" = ANY($5::text[]) AND "memberId" = $1::uuid RETURNING 1
   )
   SELECT ((SELECT count(*) FROM external) + (SELECT count(*) FROM mobile) + (SELECT count(*) FROM code))::int AS moved`,
  z.object({ moved: z.number() }),
);

/** Gives the names of one member to another; answers how many were still his. */
export async function moveNamesOf(db: Db, from: string, to: string, names: Names): Promise<number> {
  const { externalIds, mobileHashes, codes } = names;
  return (await moveNames(db, [from, to, externalIds, mobileHashes, codes]))[0]?.moved ?? 0;
}

// Primary key (memberId, tag).
const copyTags = statement(
  'members.merge.tags',
  `INSERT INTO "MemberTag" ("memberId", "tag", "source", "at") SELECT $2::uuid, "tag", "source", "at" FROM "MemberTag" WHERE "memberId" = $1::uuid
   ON CONFLICT DO NOTHING RETURNING "tag"`,
  z.object({ tag: z.string() }),
);
const dropTags = execution(
  'members.split.tags',
  'DELETE FROM "MemberTag" WHERE "memberId" = $1::uuid AND "tag" = ANY($2::text[])',
);

/** Gives the survivor the tags that he lacks; answers which. */
export const shareTags = async (db: Db, from: string, to: string): Promise<string[]> =>
  (await copyTags(db, [from, to])).map(({ tag }) => tag);

/** Takes tags off again. */
export const takeTags = (db: Db, memberId: string, tags: readonly string[]): Promise<number> =>
  dropTags(db, [memberId, tags]);

// Primary key.
const readKin = statement(
  'members.kin',
  'SELECT "id", "absorbed", "former" FROM "Member" WHERE "id" = ANY($1::uuid[])',
  z.object({ id: z.string(), absorbed: Ids, former: Ids }),
);

/** The ids under which everything is a member's own: his, and of those who are merged into him; whoever was split is not (4.K). */
export async function ownIdsOf(db: Db, memberId: string): Promise<readonly string[]> {
  const kin = await memberKin(db, memberId);
  return [memberId, ...(kin?.absorbed ?? [])];
}

/**
 * In whose books a line about a member may be looked for by its key: his own, and of all with whom he ever was one (N13).
 * Those from whom he was split are somebody else: what is read as a whole, or erased, goes by `ownIdsOf`.
 */
export async function booksOf(db: Db, memberId: string): Promise<readonly string[]> {
  const kin = await memberKin(db, memberId);
  return kin === null ? [memberId] : booksOfKin(kin);
}

/** The same of many members; nobody knows of an id that is missing. */
export async function booksOfEach(
  db: Db,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const kin = memberIds.length === 0 ? [] : await readKin(db, [memberIds]);
  return new Map(kin.map((one) => [one.id, booksOfKin(one)]));
}

const booksOfKin = ({ id, absorbed, former }: Omit<Kin, 'mergedInto'>): string[] => [
  ...new Set([id, ...absorbed, ...former]),
];

/** The member whom an id names: himself, or the one into whom he was merged. */
export const survivorOf = async (db: Db, memberId: string): Promise<string> =>
  (await memberKin(db, memberId))?.mergedInto ?? memberId;

// Primary key.
const readInto = statement(
  'members.merge.into-of',
  'SELECT "id", "mergedInto" AS "into" FROM "Member" WHERE "id" = ANY($1::uuid[]) AND "mergedInto" IS NOT NULL',
  z.object({ id: z.string(), into: z.string() }),
);

/** The members into whom these were merged, by the id that was; whoever stands for himself is missing. */
export const survivorsOf = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await readInto(db, [ids])).map(({ id, into }) => [id, into]));

// Primary key.
const readAbsorbed = statement(
  'members.merge.absorbed-of',
  `SELECT m."id", o.id AS "old" FROM "Member" m, unnest(m."absorbed") AS o(id) WHERE m."id" = ANY($1::uuid[])`,
  z.object({ id: z.string(), old: z.string() }),
);

/** Every id under which something of the members may stand, themselves and whom they absorbed, with whose it is now. */
export async function holdersOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await readAbsorbed(db, [ids]);
  return new Map([...rows.map(({ id, old }) => [old, id] as const), ...ids.map((id) => [id, id] as const)]);
}
