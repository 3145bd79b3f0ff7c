import 'server-only';
import { z } from 'zod';
import { type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';
import { type Choice, ChoiceSchema } from '../rules/choice';
import { type Remedy, RemedySchema } from '../rules/due';
import { REPAIR_STATES } from '../rules/life';

const RepairRow = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  reason: z.string(),
  state: z.enum(REPAIR_STATES),
  choice: z.unknown(),
  remedy: z.unknown(),
  members: z.number(),
  decisions: z.number(),
  pointsGiven: z.number(),
  pointsTaken: z.number(),
  growthGiven: z.number(),
  growthTaken: z.number(),
  coupons: z.number(),
  done: z.number(),
  skipped: z.number(),
  short: z.number(),
  cancelledWhy: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  approvedBy: z.string().nullable(),
  startedAt: z.date().nullable(),
  progressAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});

/** A repair as it is kept; what it says is read where this program understands it. */
export type RepairRow = Omit<z.output<typeof RepairRow>, 'choice' | 'remedy'> & {
  readonly choice: Choice | null;
  readonly remedy: Remedy | null;
};

const ROW = `"id", "key", "name", "reason", "state", "choice", "remedy", "members", "decisions", "pointsGiven", "pointsTaken", "growthGiven",
  "growthTaken", "coupons", "done", "skipped", "short", "cancelledWhy", "createdBy", "createdAt", "approvedBy", "startedAt", "progressAt", "finishedAt"`;

// Unique key; a repeat is answered with the first.
const insert = execution(
  'repairs.insert',
  `INSERT INTO "Repair" (${ROW}) VALUES ($1, $2, $3, $4, 'waiting', $5::jsonb, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, 0, 0, 0, NULL, $14, $15,
     NULL, NULL, NULL, NULL) ON CONFLICT ("key") DO NOTHING`,
);
const readByKey = statement('repairs.by-key', `SELECT ${ROW} FROM "Repair" WHERE "key" = $1`, RepairRow);
// Primary key.
const readOne = statement('repairs.one', `SELECT ${ROW} FROM "Repair" WHERE "id" = $1`, RepairRow);
const lockOne = statement('repairs.lock', `SELECT ${ROW} FROM "Repair" WHERE "id" = $1 FOR NO KEY UPDATE`, RepairRow);
// Primary key; another worker that holds it leaves nothing to do.
const takeOne = statement(
  'repairs.take',
  `SELECT ${ROW} FROM "Repair" WHERE "id" = $1 AND "state" = 'running' FOR NO KEY UPDATE SKIP LOCKED`,
  RepairRow,
);
// Primary key: version 7 ids are in the order of time.
const readPage = statement(
  'repairs.page',
  `SELECT ${ROW} FROM "Repair" WHERE ($1 = '' OR "state" = $1) AND ($2 = '' OR "name" ILIKE '%' || $2 || '%') AND ($3::uuid IS NULL OR "id" < $3)
   ORDER BY "id" DESC LIMIT $4`,
  RepairRow,
);
// Partial index on those that run.
const readRunning = statement(
  'repairs.running',
  `SELECT "id" FROM "Repair" WHERE "state" = 'running' ORDER BY "id"`,
  z.object({ id: z.string() }),
);
// Primary key; the row is locked.
const write = execution(
  'repairs.save',
  `UPDATE "Repair" SET "state" = $2, "done" = $3, "skipped" = $4, "short" = $5, "cancelledWhy" = $6, "approvedBy" = $7, "startedAt" = $8,
     "progressAt" = $9, "finishedAt" = $10 WHERE "id" = $1`,
);

const read = ({ choice, remedy, ...row }: z.output<typeof RepairRow>): RepairRow => ({
  ...row,
  choice: ChoiceSchema.safeParse(choice).data ?? null,
  remedy: RemedySchema.safeParse(remedy).data ?? null,
});

/** A repair by the key under which it was asked for, or null. */
export const repairByKey = async (db: Db, key: string): Promise<RepairRow | null> =>
  (await readByKey(db, [key])).map(read)[0] ?? null;

/** One repair, or null. */
export const repairOf = async (db: Db, id: string): Promise<RepairRow | null> =>
  (await readOne(db, [id])).map(read)[0] ?? null;

/** The same, locked for whoever changes it. */
export const repairForUpdate = async (db: Db, id: string): Promise<RepairRow | null> =>
  (await lockOne(db, [id])).map(read)[0] ?? null;

/** A running repair, locked; null when it is over, or another worker has it. */
export const takeRepair = async (db: Db, id: string): Promise<RepairRow | null> =>
  (await takeOne(db, [id])).map(read)[0] ?? null;

/** A page of repairs, newest first. */
export const repairsPage = async (
  db: Db,
  { state, q, before, limit }: { state: string; q: string; before: string | null; limit: number },
): Promise<RepairRow[]> => (await readPage(db, [state, q, before, limit])).map(read);

/** The repairs that run. */
export const runningRepairs = async (db: Db): Promise<string[]> => (await readRunning(db, [])).map(({ id }) => id);

/** Adds a repair; answers whether its key is new. */
export async function addRepair(
  db: Db,
  row: Pick<
    RepairRow,
    | 'id'
    | 'key'
    | 'name'
    | 'reason'
    | 'members'
    | 'decisions'
    | 'pointsGiven'
    | 'pointsTaken'
    | 'growthGiven'
    | 'growthTaken'
    | 'coupons'
    | 'createdBy'
    | 'createdAt'
  > & { readonly choice: Choice; readonly remedy: Remedy },
): Promise<boolean> {
  const said = [JSON.stringify(row.choice), JSON.stringify(row.remedy)];
  const sums = [row.pointsGiven, row.pointsTaken, row.growthGiven, row.growthTaken, row.coupons];
  const about = [row.id, row.key, row.name, row.reason];
  const counts = [row.members, row.decisions];
  return (await insert(db, [...about, ...said, ...counts, ...sums, row.createdBy, row.createdAt])) > 0;
}

/** Saves how far a locked repair is. */
export const saveRepair = (db: Db, row: RepairRow): Promise<number> => {
  const { id, state, done, skipped, short, cancelledWhy, approvedBy, startedAt, progressAt, finishedAt } = row;
  return write(db, [id, state, done, skipped, short, cancelledWhy, approvedBy, startedAt, progressAt, finishedAt]);
};

const MemberRow = z.object({
  repairId: z.string(),
  memberId: z.string(),
  decisions: z.number(),
  decisionIds: z.array(z.string()),
  points: z.number(),
  growth: z.number(),
  coupons: z.number(),
  state: z.enum(['waiting', 'done', 'skipped']),
  code: z.string().nullable(),
  movedPoints: z.number(),
  movedGrowth: z.number(),
  movedCoupons: z.number(),
  doneAt: z.date().nullable(),
});

/** What one member is due of a repair, and what came of it. */
export type RepairMember = z.output<typeof MemberRow>;

const MEMBER = `"repairId", "memberId", "decisions", "decisionIds", "points", "growth", "coupons", "state", "code", "movedPoints", "movedGrowth",
  "movedCoupons", "doneAt"`;
const insertMembers = insertion<Omit<RepairMember, 'decisionIds'> & { readonly decisionIds: string }>(
  'repairs.members.add',
  'RepairMember',
  {
    repairId: 'uuid',
    memberId: 'uuid',
    decisions: 'int4',
    decisionIds: 'text',
    points: 'int8',
    growth: 'int8',
    coupons: 'int4',
    state: 'text',
    code: 'text',
    movedPoints: 'int8',
    movedGrowth: 'int8',
    movedCoupons: 'int4',
    doneAt: 'timestamptz',
  },
);
const SHOWN = MEMBER.replace('"decisionIds"', `string_to_array("decisionIds", ' ') AS "decisionIds"`);
// Primary key (repairId, memberId); partial index on those that wait.
const readWaiting = statement(
  'repairs.members.waiting',
  `SELECT ${SHOWN} FROM "RepairMember" WHERE "repairId" = $1 AND "state" = 'waiting' ORDER BY "memberId" LIMIT $2`,
  MemberRow,
);
// Primary key.
const readMembers = statement(
  'repairs.members.page',
  `SELECT ${SHOWN} FROM "RepairMember" WHERE "repairId" = $1 AND ($2 = '' OR "state" = $2) AND ($3::uuid IS NULL OR "memberId" > $3)
   AND ($5::uuid IS NULL OR "memberId" = $5) ORDER BY "memberId" LIMIT $4`,
  MemberRow,
);

const ENDED = {
  memberId: 'uuid',
  state: 'text',
  code: 'text',
  movedPoints: 'int8',
  movedGrowth: 'int8',
  movedCoupons: 'int4',
} as const;
// Primary key; the repair is locked.
const writeEnds = execution(
  'repairs.members.end',
  `UPDATE "RepairMember" t SET "state" = n.s, "code" = n.c, "movedPoints" = n.p, "movedGrowth" = n.g, "movedCoupons" = n.k, "doneAt" = $8
   FROM ${unnest(ENDED, 2)} AS n(m, s, c, p, g, k) WHERE t."repairId" = $1 AND t."memberId" = n.m`,
);

/** Keeps what everybody is due. */
export const addRepairMembers = (db: Db, rows: readonly RepairMember[]): Promise<number> =>
  insertMembers(
    db,
    rows.map((row) => ({ ...row, decisionIds: row.decisionIds.join(' ') })),
  );

/** The next members for whom nothing was done yet. */
export const waitingMembers = (db: Db, id: string, limit: number): Promise<RepairMember[]> =>
  readWaiting(db, [id, limit]);

/** A page of members of a repair. */
export const membersOfRepair = (
  db: Db,
  id: string,
  { state, after, limit, only }: { state: string; after: string | null; limit: number; only: string | null },
): Promise<RepairMember[]> => readMembers(db, [id, state, after, limit, only]);

/** Saves what came of it for some members. */
export const endMembers = (db: Db, id: string, rows: readonly RepairMember[], at: Date): Promise<number> =>
  writeEnds(db, [id, ...turned(ENDED, rows), at]);
