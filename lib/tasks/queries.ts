import 'server-only';
import { behaviourEvent, previewBehaviours } from '@/lib/behaviours';
import { addDays, localDate, startOfDay } from '@/lib/kernel/day';
import { memberById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { makeUpCards } from '@/lib/rewards';
import { startOfMonth } from './check-in/make-up';
import { decideMakeUp } from './rules/make-up';
import { dayAfter, lengthOf, nextPrize, type Prize, prizesDue } from './rules/streak';
import { type CheckInSettings, checkInSettings } from './settings';
import { readStanding } from './standing';
import { type CheckInRow, checkInsSince, madeUpSince, type PrizeRow, prizesSince } from './store/check-ins';

/** What today's tap gives as far as anybody knows: by the rules, their limits and the room of caps. */
export type CheckInPromise = { readonly points: number; readonly growth: number; readonly prizes: readonly Prize[] };

/** Where a member stands with checking in today (S3-3.1, M5). */
export type CheckInState = {
  readonly today: string;
  /** When the local day is over: a page that is still open then is of yesterday. */
  readonly endsAt: Date;
  readonly isDone: boolean;
  /** Days in a row up to today, or to yesterday while today is open. */
  readonly streak: number;
  readonly given: { readonly points: number; readonly growth: number; readonly prizes: readonly Prize[] } | null;
  readonly promise: CheckInPromise | null;
  readonly next: (Prize & { readonly inDays: number }) | null;
};

/** Where a member stands today, for every page that asks; a promise is made only when it is asked for and there is something to tap. */
export async function checkInState(
  db: Db,
  memberId: string,
  now: Date,
  { isPromised = true }: { readonly isPromised?: boolean } = {},
): Promise<CheckInState> {
  const settings = await program(db);
  const { milestones } = checkInSettings(settings);
  const { today, yesterday, days, prizes: had } = await readStanding(db, memberId, now);
  const own = days.find(({ day }) => day === today);
  const before = days.find(({ day }) => day === yesterday);
  const from = own?.runFrom ?? before?.runFrom ?? today;
  const streak =
    own === undefined && before === undefined ? 0 : lengthOf({ from, to: own === undefined ? yesterday : today });
  const next = nextPrize(milestones, streak);
  return {
    today,
    endsAt: addDays(startOfDay(now, settings.zone), 1, settings.zone),
    isDone: own !== undefined,
    streak,
    given:
      own === undefined
        ? null
        : { points: own.points, growth: own.growth, prizes: had.filter(({ day }) => day === today) },
    promise:
      own === undefined && isPromised ? await promiseOf(db, memberId, { from, today, had, milestones, now }) : null,
    next: next === null ? null : { ...next, inDays: next.length - streak },
  };
}

type Asked = {
  readonly from: string;
  readonly today: string;
  readonly had: readonly PrizeRow[];
  readonly milestones: CheckInSettings['milestones'];
  readonly now: Date;
};

async function promiseOf(
  db: Db,
  memberId: string,
  { from, today, had, milestones, now }: Asked,
): Promise<CheckInPromise> {
  const event = behaviourEvent({
    externalId: `check-in:${memberId}:${today}`,
    type: 'check_in',
    member: { id: memberId },
    at: now,
    props: {},
    actor: `member:${memberId}`,
  });
  const [outcome] = await previewBehaviours(db, [{ ...event, member: { id: memberId } }], now);
  const prizes = prizesDue({ from, to: today }, milestones, had)
    .filter(({ day }) => day === today)
    .map(({ length, points, cards }) => ({ length, points, cards }));
  if (outcome === undefined || !outcome.ok) return { points: 0, growth: 0, prizes };
  const { points, growth } = outcome.value;
  return { points: points.granted, growth: growth.granted, prizes };
}

/** One day of the calendar. */
export type CalendarDay = {
  readonly day: string;
  readonly way: CheckInRow['way'] | null;
  readonly points: number;
  readonly growth: number;
  readonly prizes: readonly Prize[];
  readonly isAhead: boolean;
  readonly canMakeUp: boolean;
};

/** The calendar of a month with what may still be mended, and what that takes (M5). */
export type CheckInCalendar = {
  readonly month: string;
  readonly first: string;
  readonly days: readonly CalendarDay[];
  readonly week: readonly CalendarDay[];
  /** The local month in which the member joined: there is nothing before it. */
  readonly joined: string;
  readonly cards: number;
  readonly left: number;
  readonly terms: CheckInSettings;
  /** The last missed day that may be made up for and stands between two runs or before today: a broken run is mended. */
  readonly mend: string | null;
};

/** The calendar of a local month, and of the running week. */
export async function checkInCalendar(
  db: Db,
  memberId: string,
  month: string | null,
  now: Date,
): Promise<CheckInCalendar> {
  const settings = await program(db);
  const { zone } = settings;
  const today = localDate(now, zone);
  const terms = checkInSettings(settings);
  const profile = await memberById(db, memberId);
  const joined = localDate(profile?.registeredAt ?? now, zone);
  const shown = month ?? today.slice(0, 7);
  const first = `${shown}-01`;
  const monday = dayAfter(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const since = [first, monday, dayAfter(today, -terms.makeUp.daysBack - 1)].sort()[0] ?? first;
  const [rows, prizes, cards, madeUp] = await Promise.all([
    checkInsSince(db, [memberId], since),
    prizesSince(db, [memberId], since),
    makeUpCards(db, memberId),
    madeUpSince(db, memberId, startOfMonth(now, zone)),
  ]);
  const at = new Map(rows.map((row) => [row.day, row]));
  const facts = { today, joined, madeUp, cards, terms: terms.makeUp };
  const tell = (day: string): CalendarDay => {
    const row = at.get(day);
    return {
      day,
      way: row?.way ?? null,
      points: row?.points ?? 0,
      growth: row?.growth ?? 0,
      prizes: prizes.filter((prize) => prize.day === day),
      isAhead: day > today,
      canMakeUp: decideMakeUp(day, { ...facts, isChecked: row !== undefined }) === null,
    };
  };
  const days: CalendarDay[] = [];
  for (let day = first; day.startsWith(shown); day = dayAfter(day)) days.push(tell(day));
  const week = Array.from({ length: 7 }, (_, place) => tell(dayAfter(monday, place)));
  return {
    month: shown,
    first,
    days,
    week,
    joined: joined.slice(0, 7),
    cards,
    left: Math.max(0, terms.makeUp.perMonth - madeUp),
    terms,
    mend: mendable(today, at, terms.makeUp.daysBack, joined),
  };
}

/** The one missed day that keeps the last run from reaching today, when it may be made up for. */
function mendable(today: string, at: ReadonlyMap<string, CheckInRow>, daysBack: number, joined: string): string | null {
  let day = dayAfter(today, -1);
  const oldest = dayAfter(today, -daysBack);
  while (at.has(day)) day = dayAfter(day, -1);
  return day >= oldest && day >= joined && at.has(dayAfter(day, -1)) ? day : null;
}
