import { must } from '@/lib/kernel/assert';
import { heldLevels } from '@/lib/levels';
import { membersById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { gateKeeper, membersMatching } from '@/lib/segments';
import { taskKinds } from './registry';
import { EVER, isOpenAt, periodOf } from './rules/period';
import { claimUntil, type Standing, stateOf, type TaskState } from './rules/progress';
import { GROUPS } from './rules/terms';
import { readStanding, waitingSince } from './standing';
import { type Progress, progressOf } from './store/progress';
import { keptTerms, type TaskBook, type TaskInForce, taskBook, tasksInForce } from './store/versions';

/** A task as a member has it in one period: how far he is, and what his next act is. */
export type OwnTask = TaskInForce &
  Standing & {
    readonly period: string;
    readonly state: TaskState;
    /** The tasks whose rewards he has to have before. */
    readonly missing: readonly string[];
    /** Until when the reward may be claimed; null: always. */
    readonly until: Date | null;
  };

/** Everything that tasks ask of a set of members at once; `give`: what holds tasks back stays so until the transaction ends. */
export const ownTasks = async (
  db: Db,
  memberIds: readonly string[],
  now: Date,
  { give = false } = {},
): Promise<Map<string, OwnTask[]>> =>
  tasksWith(db, memberIds, () => progressOf(db, memberIds, waitingSince(now)), now, give);

async function tasksWith(
  db: Db,
  memberIds: readonly string[],
  readProgress: () => Promise<readonly Progress[]>,
  now: Date,
  give = false,
): Promise<Map<string, OwnTask[]>> {
  const settings = await program(db);
  const book = await taskBook(db, settings);
  const force = tasksInForce(book, now);
  const gate = await gateKeeper(db, 'task', { codes: force.map(({ code }) => code), memberIds, now, give });
  const isStanding = force.some(({ terms }) => taskKinds.find(terms.kind)?.stands !== null);
  const [rows, levels, profiles, matching] = await Promise.all([
    readProgress(),
    heldLevels(db, memberIds),
    isStanding ? membersById(db, memberIds) : new Map(),
    matchingOf(db, memberIds, force, now),
  ]);
  const level = new Map(levels.map((row) => [row.memberId, row.code]));
  const rowsOf = Map.groupBy(rows, ({ memberId }) => memberId);
  return new Map(
    memberIds.map((memberId) => {
      const mine = rowsOf.get(memberId) ?? [];
      const isFor = ({ code, terms: { audience } }: TaskInForce) =>
        ['open', 'over'].includes(gate(code, memberId)) &&
        (audience.levels.length === 0 || audience.levels.includes(level.get(memberId) ?? '')) &&
        (audience.when === null || (matching.get(code)?.has(memberId) ?? false));
      const profile = profiles.get(memberId);
      const filled = ['name', 'mobile', 'email', 'birthday'].filter(
        (field) => (profile?.[field as 'name'] ?? null) !== null,
      );
      const at = { now, zone: settings.zone };
      // What was reached before the time was over is still claimed for as long as the task says.
      const open = (task: TaskInForce) => ({ ...at, book, isOver: gate(task.code, memberId) === 'over' });
      return [
        memberId,
        force.flatMap((task) => (isFor(task) ? periodsOf(task, mine, filled, open(task)) : [])).sort(inOrder),
      ];
    }),
  );
}

/** Whom of the members each task with an audience of its own is for. */
async function matchingOf(
  db: Db,
  memberIds: readonly string[],
  force: readonly TaskInForce[],
  now: Date,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const asked = force.flatMap(({ code, terms: { audience } }) =>
    audience.when === null
      ? []
      : membersMatching(db, audience.when, now, memberIds).then((found) => [code, found] as const),
  );
  return new Map(await Promise.all(asked));
}

type At = { readonly now: Date; readonly zone: string; readonly book: TaskBook; readonly isOver: boolean };

/** The running period of a task, and those that are over whose rewards still wait. */
function periodsOf(task: TaskInForce, mine: readonly Progress[], filled: readonly string[], at: At): OwnTask[] {
  const { code, terms } = task;
  const rows = mine.filter((row) => row.task === code);
  const running = !at.isOver && isOpenAt(terms, at.now) ? periodOf(terms, at.now, at.zone) : null;
  const missing = terms.prerequisites.filter(
    (one) =>
      !mine.some((row) => row.task === one && row.period === EVER && row.claimedAt !== null && row.takenAt === null),
  );
  const stands = taskKinds.find(terms.kind)?.stands ?? null;
  const tell = (period: string, row: Standing & Pick<Progress, 'version'>): OwnTask => {
    const { done, endsAt, claimedAt, takenAt } = row;
    // What was completed is what its own version says (4.M.1).
    const kept = keptTerms(at.book, { task: code, version: row.version });
    const said = kept === null ? task : { ...task, version: row.version ?? task.version, terms: kept };
    const { terms } = said;
    const reached = stands === null ? done : stands(terms.params, { filled });
    const standing = { done: reached, endsAt, claimedAt, takenAt };
    const state = stateOf(terms, standing, missing.length > 0, at);
    return { ...said, ...standing, period, state, missing, until: claimUntil(terms, standing.endsAt, at.zone) };
  };
  const past = rows
    .filter(({ period }) => period !== running?.name)
    .map((row) => tell(row.period, row))
    .filter(({ state }) => state === 'claimable');
  if (running === null) return past;
  const known = rows.find(({ period }) => period === running.name);
  return [...past, tell(running.name, known ?? { ...NOTHING, endsAt: running.endsAt })];
}

const NOTHING = { done: 0, claimedAt: null, takenAt: null, version: null };

const inOrder = (a: OwnTask, b: OwnTask): number =>
  GROUPS.indexOf(a.terms.group) - GROUPS.indexOf(b.terms.group) ||
  a.terms.place - b.terms.place ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : a.period < b.period ? -1 : 1);

/** The tasks of one member. */
export async function tasksOf(db: Db, memberId: string, now: Date): Promise<OwnTask[]> {
  const readProgress = async () => (await readStanding(db, memberId, now)).progress;
  return must((await tasksWith(db, [memberId], readProgress, now)).get(memberId), 'tasks of whoever was asked for');
}
