import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { takeBackRewards } from '@/lib/rewards';
import { claimIn } from './claim';
import type { Count, Happening } from './kind';
import { taskKinds } from './registry';
import { giftKey } from './rules/gift-key';
import { isOpenAt, periodOf } from './rules/period';
import { computeDone } from './rules/progress';
import type { Terms } from './rules/terms';
import {
  daySums,
  insertTicks,
  type Place,
  type Progress,
  progressAt,
  saveProgress,
  type Tick,
  voidTicks,
} from './store/progress';
import { keptTerms, type TaskBook, taskBook, tasksAt } from './store/versions';

/** Something that happened to a member. */
export type Happened = { readonly memberId: string; readonly happening: Happening };

type Found = {
  readonly tick: Tick;
  readonly isVoid: boolean;
  readonly version: number;
  readonly terms: Terms;
  readonly endsAt: Date | null;
};

/**
 * Counts what happened for the tasks of a set of members, in the caller's transaction: each thing once by what it was,
 * taken back for good, in whatever order they come (4.F). What becomes complete is given at once where it is automatic;
 * what is no longer complete after it was given goes back, where the task says so.
 */
export async function countHappenings(db: Db, given: readonly Happened[], now: Date): Promise<void> {
  const settings = await program(db);
  const book = await taskBook(db, settings);
  const found = given.flatMap(({ memberId, happening }) =>
    tasksAt(book, happening.at).flatMap(({ code, version, terms, isLive }): Found[] => {
      const count: Count = taskKinds.find(terms.kind)?.count(terms.params, happening) ?? null;
      if (count === null) return [];
      const isVoid = 'voids' in count;
      // A task that rests counts nothing, but what comes back meanwhile is taken off: it was counted before.
      if (!isLive && !isVoid && count.amount >= 0) return [];
      if (!isVoid && !isOpenAt(terms, happening.at)) return [];
      const period = periodOf(terms, happening.at, settings.zone);
      const said = isVoid ? { source: count.voids, amount: 0 } : count;
      const when = { period: period.name, day: localDate(happening.at, settings.zone), at: happening.at };
      return [{ tick: { memberId, task: code, ...said, ...when }, isVoid, version, terms, endsAt: period.endsAt }];
    }),
  );
  if (found.length === 0) return;
  const members = await lockMemberWork(db, [...new Set(found.map(({ tick }) => tick.memberId))], []);
  const own = found.flatMap((one) => {
    const memberId = memberNamed(members, one.tick.memberId);
    return memberId === null ? [] : [{ ...one, tick: { ...one.tick, memberId } }];
  });
  const changed = await recount(db, book, own, now);
  await takeBack(db, changed, now);
  const automatic = changed.filter(({ terms, next }) => terms.claim === 'automatic' && isDue(next));
  await claimIn(
    db,
    automatic.map(({ next: { memberId, task, period } }) => ({ memberId, task, period })),
    now,
  );
}

type Changed = { readonly terms: Terms; readonly next: Progress };

const isDue = ({ completedAt, claimedAt, takenAt }: Progress): boolean =>
  completedAt !== null && claimedAt === null && takenAt === null;

async function recount(db: Db, book: TaskBook, found: readonly Found[], now: Date): Promise<Changed[]> {
  await insertTicks(
    db,
    found.filter(({ isVoid }) => !isVoid).map(({ tick }) => tick),
  );
  const voids = new Map(found.filter(({ isVoid }) => isVoid).map(({ tick }) => [nameOf(tick, tick.source), tick]));
  const back = await voidTicks(db, [...voids.values()]);
  const places = [
    ...new Map([...found.map(({ tick }) => tick), ...back].map((one) => [nameOf(one, one.period), one])).values(),
  ];
  const [sums, before] = await Promise.all([daySums(db, places), progressAt(db, places)]);
  const sumsOf = Map.groupBy(sums, (row) => nameOf(row, row.period));
  const known = new Map(before.map((row) => [nameOf(row, row.period), row]));
  const changed = places.flatMap((place): Changed[] => {
    const name = nameOf(place, place.period);
    const ofTask = found.filter(({ tick }) => tick.memberId === place.memberId && tick.task === place.task);
    const { terms: said, ...about } = must(
      ofTask.find(({ tick }) => tick.period === place.period) ?? ofTask[0],
      'a place without a task',
    );
    const was = known.get(name) ?? nothingAt(place, about.endsAt);
    // What was completed was completed by what its version asked and promised: a later one changes nothing of it (4.M.1).
    const terms = keptTerms(book, was) ?? said;
    const done = computeDone(sumsOf.get(name) ?? [], terms.dailyMax);
    if (done === was.done) return [];
    const completedAt = done < terms.target ? null : (was.completedAt ?? now);
    const version = was.claimedAt !== null || was.completedAt !== null ? was.version : about.version;
    const isKept = was.claimedAt !== null || completedAt !== null;
    return [{ terms, next: { ...was, done, completedAt, version: isKept ? version : null } }];
  });
  await saveProgress(
    db,
    changed.map(({ next }) => next),
    now,
  );
  return changed;
}

const nothingAt = ({ memberId, task, period }: Place, endsAt: Date | null): Progress => ({
  ...{ memberId, task, period, endsAt, done: 0 },
  ...{ completedAt: null, claimedAt: null, takenAt: null, version: null },
});

/** What was given for something that came back goes back, once (4.A.10). */
async function takeBack(db: Db, changed: readonly Changed[], now: Date): Promise<void> {
  const lost = changed
    .filter(({ terms, next }) => terms.takeBack && next.claimedAt !== null && next.takenAt === null)
    .filter(({ next }) => next.completedAt === null)
    .map(({ next }) => next);
  if (lost.length === 0) return;
  await takeBackRewards(
    db,
    lost.map(({ memberId, task, period }) => ({ memberId, key: giftKey(task, period) })),
    now,
  );
  await saveProgress(
    db,
    lost.map((row) => ({ ...row, takenAt: now })),
    now,
  );
}

const nameOf = ({ memberId, task }: Pick<Place, 'memberId' | 'task'>, rest: string): string =>
  `${memberId}|${task}|${rest}`;
