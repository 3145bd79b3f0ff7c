import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, insertion, statement } from '@/lib/platform/db';
import type { Channel, Purpose } from '../rules/choices';

const Row = z.object({
  memberId: z.string(),
  seq: z.number(),
  purpose: z.string(),
  channel: z.string(),
  isGiven: z.boolean(),
  policy: z.number(),
  at: z.date(),
  source: z.string(),
  proof: z.record(z.string(), z.unknown()),
});

/** One line: what a member agreed to or took back. */
export type ConsentRow = z.output<typeof Row>;

const COLUMNS: Columns<ConsentRow> = {
  memberId: 'uuid',
  seq: 'int4',
  purpose: 'text',
  channel: 'text',
  isGiven: 'bool',
  policy: 'int4',
  at: 'timestamptz',
  source: 'text',
  proof: 'jsonb',
};

/** Appends lines; the members are locked by the caller, so that the next number is free. */
export const insertConsents = insertion<ConsentRow>('privacy.consents.insert', 'Consent', COLUMNS);

// Primary key (memberId, seq).
const readOf = statement(
  'privacy.consents.of',
  `SELECT "memberId", "seq", "purpose", "channel", "isGiven", "policy", "at", "source", "proof"
   FROM "Consent" WHERE "memberId" = ANY($1::uuid[]) ORDER BY "at" DESC, "seq" DESC`,
  Row,
);

/** Every line in the books of somebody, the newest first. */
export const consentsOf = (db: Db, books: readonly string[]): Promise<ConsentRow[]> => readOf(db, [books]);

// Primary key (memberId, seq) by its first column: a member has a handful of lines.
const readPolicy = statement(
  'privacy.policy.accepted',
  `SELECT max("policy") AS policy FROM "Consent" WHERE "memberId" = ANY($1::uuid[]) AND "purpose" = 'policy'`,
  z.object({ policy: z.number().nullable() }),
);

/** The newest version of the policy that was accepted in the books of somebody, or null. */
export const acceptedPolicy = async (db: Db, books: readonly string[]): Promise<number | null> =>
  (await readPolicy(db, [books]))[0]?.policy ?? null;

// Primary key (memberId, seq): a member has a handful of lines.
const readLatest = statement(
  'privacy.consents.latest',
  `SELECT DISTINCT ON ("memberId") "memberId", "isGiven", "at" FROM "Consent"
   WHERE "memberId" = ANY($1::uuid[]) AND "purpose" = $2 AND "channel" = $3 AND "at" <= $4::timestamptz
   ORDER BY "memberId", "seq" DESC`,
  z.object({ memberId: z.string(), isGiven: z.boolean(), at: z.date() }),
);

/** The last that each of them said about one purpose and channel by an instant. */
export const latestConsents = (db: Db, ids: readonly string[], purpose: string, channel: string, now: Date) =>
  readLatest(db, [ids, purpose, channel, now]);

// A scan of the lines, once a night: of who said something about it, the last word of each.
const readWithout = statement(
  'privacy.consents.without',
  `SELECT "memberId" FROM (
     SELECT DISTINCT ON ("memberId") "memberId", "isGiven" FROM "Consent"
     WHERE "purpose" = $1 AND "channel" = $2 AND "at" <= $3::timestamptz ORDER BY "memberId", "seq" DESC
   ) l WHERE NOT "isGiven"`,
  z.object({ memberId: z.string() }),
);

/** Everybody whose last word about one purpose and channel was no. */
export const membersWithout = async (db: Db, purpose: Purpose, channel: Channel, now: Date): Promise<string[]> =>
  (await readWithout(db, [purpose, channel, now])).map(({ memberId }) => memberId);

// Primary key.
const readStatus = statement(
  'privacy.member-status',
  'SELECT "id", "status" FROM "Member" WHERE "id" = ANY($1::uuid[])',
  z.object({ id: z.string(), status: z.string() }),
);

/** How members stand, without locking them. */
export const statusesOf = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await readStatus(db, [ids])).map(({ id, status }) => [id, status]));
