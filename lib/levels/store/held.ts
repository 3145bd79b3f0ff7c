import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { earnedOf, type Held, LevelDetailSchema } from '../rules/held';

const HeldRow = z.object({
  memberId: z.string(),
  code: z.string(),
  rank: z.number(),
  since: z.date(),
  validTo: z.date().nullable(),
  scheme: z.number(),
  invitationAcceptedAt: z.date().nullable(),
  keepFrom: z.date(),
  changedAt: z.date(),
  graceUntil: z.date().nullable(),
  reachFrom: z.date().nullable(),
  invitedAt: z.date().nullable(),
  protectedUntil: z.date().nullable(),
  detail: LevelDetailSchema.nullable(),
});

/** A level as it is stored: code, rank, since and end are those that count, the lent ones while one is lent. */
export type HeldLevel = z.output<typeof HeldRow>;

const NAMES = Object.keys(HeldRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

// Primary key memberId.
const readHeld = statement(
  'levels.held',
  `SELECT ${NAMES} FROM "MemberLevel" WHERE "memberId" = ANY($1::uuid[])`,
  HeldRow,
);

// Primary key memberId; the condition drops those that another run has closed meanwhile.
const readDue = statement(
  'levels.held.due',
  `SELECT ${NAMES} FROM "MemberLevel" WHERE "memberId" = ANY($1::uuid[]) AND "dueAt" <= $2`,
  HeldRow,
);

// Primary key memberId. Whoever moved since, was lent a level or whose validity is over by then is looked at by himself.
const readPlain = statement(
  'levels.held.plain',
  `SELECT "memberId", "code" FROM "MemberLevel" WHERE "memberId" = ANY($1::uuid[]) AND "changedAt" <= $2
     AND "detail"->>'lent' IS NULL AND coalesce("graceUntil", "validTo", 'infinity') > $2`,
  z.object({ memberId: z.string(), code: z.string() }),
);

/** The level that each of these members held at the instant, of those about whom nothing else is to be asked. */
export const plainLevels = async (
  db: Db,
  memberIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, string>> =>
  new Map((await readPlain(db, [memberIds, at])).map(({ memberId, code }) => [memberId, code]));

/** The levels that members hold. */
export const heldLevels = (db: Db, memberIds: readonly string[]): Promise<HeldLevel[]> => readHeld(db, [memberIds]);

/** The levels of these members at which the evaluator must look by the instant. */
export const dueLevels = (db: Db, memberIds: readonly string[], until: Date): Promise<HeldLevel[]> =>
  readDue(db, [memberIds, until]);

/** A stored level as the rules see it. */
export function heldOf(row: HeldLevel): Held {
  const { memberId, changedAt, reachFrom, invitedAt, invitationAcceptedAt, protectedUntil, detail } = row;
  const { code, rank, since, validTo, keepFrom, graceUntil, scheme } = row;
  const own = { code, rank, since, validTo, keepFrom, graceUntil, scheme, provisional: detail?.provisional ?? null };
  const lent = detail?.lent ?? null;
  return {
    memberId,
    ...(lent === null ? own : lent.over),
    changedAt,
    reachFrom,
    invitedAt,
    invitationAcceptedAt,
    protectedUntil,
    lent: lent?.level ?? null,
  };
}

/** A level to be stored, with the instant at which the evaluator must look next. */
export type HeldToSave = { readonly held: Held; readonly dueAt: Date | null };

const SAVED: Columns<HeldLevel & { readonly dueAt: Date | null }> = {
  memberId: 'uuid',
  code: 'text',
  rank: 'int2',
  since: 'timestamptz',
  validTo: 'timestamptz',
  scheme: 'int4',
  invitationAcceptedAt: 'timestamptz',
  keepFrom: 'timestamptz',
  changedAt: 'timestamptz',
  graceUntil: 'timestamptz',
  reachFrom: 'timestamptz',
  invitedAt: 'timestamptz',
  protectedUntil: 'timestamptz',
  dueAt: 'timestamptz',
  detail: 'jsonb',
};
const SET = Object.keys(SAVED)
  .filter((name) => name !== 'memberId')
  .map((name) => `"${name}" = excluded."${name}"`)
  .join(', ');
const upsertHeld = insertion('levels.held.save', 'MemberLevel', SAVED, `ON CONFLICT ("memberId") DO UPDATE SET ${SET}`);

/** Saves the levels that members hold. */
export const saveHeld = (db: Db, levels: readonly HeldToSave[]): Promise<number> => upsertHeld(db, levels.map(rowOf));

const When = z.coerce.date();

/** A stored level as a merge kept it: instants as text. */
export const KeptHeld = HeldRow.extend({
  since: When,
  validTo: When.nullable(),
  invitationAcceptedAt: When.nullable(),
  keepFrom: When,
  changedAt: When,
  graceUntil: When.nullable(),
  reachFrom: When.nullable(),
  invitedAt: When.nullable(),
  protectedUntil: When.nullable(),
});

/** A level as its row keeps it. */
export const storedHeld = (held: Held): HeldLevel => KeptHeld.parse(rowOf({ held, dueAt: null }));

// Primary key memberId.
const deleteHeld = execution('levels.held.drop', 'DELETE FROM "MemberLevel" WHERE "memberId" = $1::uuid');

/** Leaves a member without a level: one who was merged into another. */
export const dropHeld = (db: Db, memberId: string): Promise<number> => deleteHeld(db, [memberId]);

function rowOf({ held, dueAt }: HeldToSave): HeldLevel & { readonly dueAt: Date | null } {
  const { lent, provisional, ...own } = held;
  if (lent === null) return { ...own, dueAt, detail: provisional === null ? null : { provisional, lent: null } };
  const detail = { provisional: null, lent: { level: lent, over: earnedOf(held, held.since) } };
  return { ...own, code: lent.code, rank: lent.rank, since: lent.since, validTo: lent.until, dueAt, detail };
}

const ChangeRow = z.object({
  memberId: z.string(),
  id: z.string(),
  fromCode: z.string().nullable(),
  fromRank: z.number().nullable(),
  toCode: z.string(),
  toRank: z.number(),
  at: z.date(),
  validTo: z.date().nullable(),
  reason: z.string(),
  scheme: z.number(),
  sourceType: z.string(),
  sourceId: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** One change of level, with its why. */
export type LevelChange = z.output<typeof ChangeRow>;

const CHANGE = Object.keys(ChangeRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

// Primary key (memberId, id), in the order in which the changes were made.
const readChanges = statement(
  'levels.changes',
  `SELECT ${CHANGE} FROM "LevelChange" WHERE "memberId" = ANY($1::uuid[]) ORDER BY "memberId", "id"`,
  ChangeRow,
);

/** The level changes of members, in the order in which they were made. */
export const levelChanges = (db: Db, memberIds: readonly string[]): Promise<LevelChange[]> =>
  readChanges(db, [memberIds]);

// Primary key (memberId, id), backwards from the cursor.
const readPage = statement(
  'levels.changes.page',
  `SELECT ${CHANGE} FROM "LevelChange" WHERE "memberId" = $1 AND ($2::uuid IS NULL OR "id" < $2)
   ORDER BY "id" DESC LIMIT $3`,
  ChangeRow,
);

/** Level changes of one member, newest first, before a change. */
export const levelChangesBefore = (
  db: Db,
  memberId: string,
  before: string | null,
  limit: number,
): Promise<LevelChange[]> => readPage(db, [memberId, before, limit]);

/** Saves changes of level, all in one statement. */
export const saveChanges = insertion<LevelChange>('levels.changes.new', 'LevelChange', {
  memberId: 'uuid',
  id: 'uuid',
  fromCode: 'text',
  fromRank: 'int2',
  toCode: 'text',
  toRank: 'int2',
  at: 'timestamptz',
  validTo: 'timestamptz',
  reason: 'text',
  scheme: 'int4',
  sourceType: 'text',
  sourceId: 'text',
  facts: 'jsonb',
});
