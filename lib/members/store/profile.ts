import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const OwnRow = z.object({
  name: z.string().nullable(),
  gender: z.string().nullable(),
  birthday: z.string().nullable(),
  email: z.string().nullable(),
  region: z.string().nullable(),
  storeCode: z.string().nullable(),
  birthdayChanges: z.number(),
  status: z.string(),
});

/** The fields that a member says of himself, as stored: e-mail and birthday sealed. */
export type OwnFields = z.output<typeof OwnRow>;

// Primary key.
const lockOwn = statement(
  'members.profile.lock',
  `SELECT "name", "gender", "birthday", "email", "region", "storeCode", "birthdayChanges", "status"
   FROM "Member" WHERE "id" = $1::uuid FOR NO KEY UPDATE`,
  OwnRow,
);

/** What a member said of himself, locked until the transaction ends. */
export const ownFieldsForUpdate = async (db: Db, memberId: string): Promise<OwnFields | null> =>
  (await lockOwn(db, [memberId]))[0] ?? null;

// Primary key.
const saveOwn = execution(
  'members.profile.save',
  `UPDATE "Member" SET "name" = $2, "gender" = $3, "birthday" = $4, "birthMonth" = $5, "email" = $6, "emailHash" = $7,
     "region" = $8, "storeCode" = $9, "birthdayChanges" = $10, "updatedAt" = now() WHERE "id" = $1::uuid`,
);

/** What is saved of a profile; e-mail and birthday sealed, with the columns by which they are found. */
export type SavedProfile = Omit<OwnFields, 'status'> & {
  readonly birthMonth: number | null;
  readonly emailHash: string | null;
};

/** Saves what a locked member says of himself. */
export async function saveOwnFields(db: Db, memberId: string, profile: SavedProfile): Promise<void> {
  const { name, gender, birthday, birthMonth, email, emailHash, region, storeCode, birthdayChanges } = profile;
  await saveOwn(db, [
    memberId,
    name,
    gender,
    birthday,
    birthMonth,
    email,
    emailHash,
    region,
    storeCode,
    birthdayChanges,
  ]);
}

// Primary key.
const readBirthday = statement(
  'members.profile.birthday',
  'SELECT "birthday" IS NOT NULL AS "isGiven", "birthdayChanges" FROM "Member" WHERE "id" = $1::uuid',
  z.object({ isGiven: z.boolean(), birthdayChanges: z.number() }),
);

/** Whether a member gave a birthday, and how often he gave another one than the one that stood. */
export const birthdayStanding = async (db: Db, memberId: string) => (await readBirthday(db, [memberId]))[0] ?? null;
