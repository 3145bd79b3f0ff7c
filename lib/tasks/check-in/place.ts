import { localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { type Gift, giveRewards } from '@/lib/rewards';
import { countHappenings } from '../count';
import { dayAfter, lengthOf, type Prize, prizesDue, type Run } from '../rules/streak';
import { checkInSettings } from '../settings';
import {
  type CheckInRow,
  checkInsSince,
  insertPrizes,
  type PrizeRow,
  prizesSince,
  saveCheckIns,
} from '../store/check-ins';

/** A day on its way into the book of a locked member. */
export type NewDay = Omit<CheckInRow, 'runFrom'>;

/** What came of a day: the run in which it stands, and what that gave. */
export type Placed = {
  readonly isNew: boolean;
  readonly row: CheckInRow;
  readonly run: Run;
  readonly prizes: readonly Prize[];
};

// What is older is history that was told late: it shows, and gives nothing.
const PAID_DAYS_BACK = 31;

/**
 * Writes days of locked members into their book, one row a day, joins the runs they touch, gives the milestones that a run
 * reached, each once, and counts the days for tasks (S3-3.1). One day for each member and call.
 */
export async function placeDays(db: Db, days: readonly NewDay[], now: Date): Promise<Placed[]> {
  if (days.length === 0) return [];
  const settings = await program(db);
  const ids = [...new Set(days.map(({ memberId }) => memberId))];
  const first = days.map(({ day }) => day).sort()[0] ?? '';
  const known = Map.groupBy(await checkInsSince(db, ids, dayAfter(first, -1)), ({ memberId }) => memberId);
  const placed = days.map((day) => place(day, known.get(day.memberId) ?? []));
  await saveCheckIns(
    db,
    placed.flatMap(({ rows }) => rows),
  );
  const prizes = await givePrizes(db, settings, placed, now);
  await countHappenings(
    db,
    placed
      .filter(({ isNew, row }) => isNew && row.way !== 'made_up')
      .map(({ row }) => {
        const happening = { name: 'check_in.done', at: row.at, facts: { day: row.day } };
        return { memberId: row.memberId, happening };
      }),
    now,
  );
  return placed.map(({ isNew, row, run }, at) => ({ isNew, row, run, prizes: prizes[at] ?? [] }));
}

type Own = {
  readonly isNew: boolean;
  readonly row: CheckInRow;
  readonly run: Run;
  readonly rows: readonly CheckInRow[];
};

function place(day: NewDay, known: readonly CheckInRow[]): Own {
  const at = new Map(known.map((row) => [row.day, row]));
  const had = at.get(day.day);
  const runFrom = had?.runFrom ?? at.get(dayAfter(day.day, -1))?.runFrom ?? day.day;
  const later: CheckInRow[] = [];
  for (let next = dayAfter(day.day); at.has(next); next = dayAfter(next))
    later.push({ ...(at.get(next) as CheckInRow), runFrom });
  const run = { from: runFrom, to: later.at(-1)?.day ?? day.day };
  if (had !== undefined) return { isNew: false, row: had, run, rows: [] };
  const row = { ...day, runFrom };
  return { isNew: true, row, run, rows: [row, ...later] };
}

async function givePrizes(db: Db, settings: Program, placed: readonly Own[], now: Date): Promise<Prize[][]> {
  const fresh = placed.filter(({ isNew }) => isNew);
  const { milestones } = checkInSettings(settings);
  const first = fresh.map(({ run }) => run.from).sort()[0];
  if (first === undefined) return placed.map(() => []);
  const ids = [...new Set(fresh.map(({ row }) => row.memberId))];
  const had = Map.groupBy(await prizesSince(db, ids, first), ({ memberId }) => memberId);
  const oldest = dayAfter(localDate(now, settings.zone), -PAID_DAYS_BACK);
  const due = placed.map(({ isNew, row: { memberId }, run }) =>
    isNew
      ? prizesDue(run, milestones, had.get(memberId) ?? [])
          .filter(({ day }) => day >= oldest)
          .map((prize): PrizeRow => ({ memberId, ...prize }))
      : [],
  );
  const all = due.flat();
  const answers = await giveRewards(
    db,
    all.map((prize) => giftOf(prize, settings.revision)),
    now,
  );
  const kept = all.filter((_, at) => answers[at]?.outcome !== 'refused');
  await insertPrizes(
    db,
    kept.map((prize) => ({ ...prize, at: now })),
  );
  return due.map((prizes) =>
    prizes.filter((prize) => kept.includes(prize)).map(({ length, points, cards }) => ({ length, points, cards })),
  );
}

function giftOf({ memberId, day, length, points, cards }: PrizeRow, version: number): Gift {
  const rewards = [
    ...(points > 0 ? [{ kind: 'points', params: { points } }] : []),
    ...(cards > 0 ? [{ kind: 'make_up_cards', params: { cards } }] : []),
  ];
  const source = { type: 'check_in', ref: day, version } as const;
  return { memberId, key: `check_in:${day}:${length}`, rewards, source, reason: 'check_in' };
}

/** How many days in a row a run is. */
export const streakOf = (run: Run): number => lengthOf(run);
