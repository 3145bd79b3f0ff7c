import { behaviourEvent, processBehavioursIn } from '@/lib/behaviours';
import { type Decision, recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import { coalescer } from '@/lib/platform/coalescer';
import { type Db, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import type { Prize } from '../rules/streak';
import { checkInsSince } from '../store/check-ins';
import { placeDays, streakOf } from './place';

/** A member taps: on the day that his page showed, from an address. */
export type CheckInAsk = { readonly memberId: string; readonly day: string; readonly ip: string | null };

/** What a tap gave; a repeat is told what the first one gave. */
export type CheckedIn = {
  readonly isRepeat: boolean;
  readonly day: string;
  readonly streak: number;
  readonly points: number;
  readonly growth: number;
  readonly prizes: readonly Prize[];
};

/** One tap joined with all that arrive meanwhile; the moment is that of the set. */
export const checkInJoined = coalescer<CheckInAsk, Outcome<CheckedIn>>(
  'check-ins',
  (asks) => processCheckIns(asks, new Date()),
  { sizeMax: 128, queueMax: 16_384 },
);

/** Checks a set of members in, in one transaction: each once a local day, with what the rules of points and growth say. */
export const processCheckIns = (asks: readonly CheckInAsk[], now: Date): Promise<Outcome<CheckedIn>[]> =>
  withTransaction((db) => checkInIn(db, asks, now));

async function checkInIn(db: Db, asks: readonly CheckInAsk[], now: Date): Promise<Outcome<CheckedIn>[]> {
  const { zone } = await program(db);
  const today = localDate(now, zone);
  const members = await lockMemberWork(db, [...new Set(asks.map(({ memberId }) => memberId))], []);
  const own = asks.map((ask) => ({ ...ask, memberId: memberNamed(members, ask.memberId) }));
  const known = await checkInsSince(db, [...members.members.keys()], today);
  const done = new Set(known.map(({ memberId }) => memberId));
  const isToday = ({ day }: CheckInAsk | (typeof own)[number]) => day === today;
  const isActive = (id: string) => members.members.get(id)?.status === 'active';
  const first = new Map(
    own.flatMap((ask) => {
      const { memberId } = ask;
      return memberId !== null && isToday(ask) && !done.has(memberId) && isActive(memberId) ? [[memberId, ask]] : [];
    }),
  );
  const counted = await record(db, [...first.values()] as Tap[], now);
  const days = [...counted].flatMap(([memberId, one]) =>
    one.ok ? [{ memberId, day: today, at: now, ...one.value }] : [],
  );
  const again = known.map((row) => ({ ...row }));
  const placed = new Map((await placeDays(db, [...days, ...again], now)).map((one) => [one.row.memberId, one]));
  const resting = new Set(
    own.flatMap((ask) => (ask.memberId === null || !isToday(ask) || isActive(ask.memberId) ? [] : ask.memberId)),
  );
  await recordDecisions(
    db,
    [...resting].map((memberId) => notNow(memberId, today, now)),
  );
  const told = new Set<string>();
  return own.map((ask): Outcome<CheckedIn> => {
    const { memberId } = ask;
    if (memberId === null) return refused('member_not_found', {}, 404);
    if (!isToday(ask)) return refused('day_rolled_over', { today });
    const one = placed.get(memberId);
    if (one === undefined) {
      const why = counted.get(memberId);
      return why === undefined || why.ok ? refused('check_in_not_now') : why;
    }
    const { row, run, prizes } = one;
    const isRepeat = !one.isNew || told.has(memberId);
    told.add(memberId);
    const { day, points, growth } = row;
    return accepted({ isRepeat, day, streak: streakOf(run), points, growth, prizes });
  });
}

/** Whose account rests checks in no more: he is told "not now", and the trail tells why; what risk stops says so itself. */
const notNow = (memberId: string, day: string, at: Date): Decision => ({
  memberId,
  id: newId(),
  kind: 'check_in.done',
  subjectType: 'check_in',
  subjectId: day,
  at,
  reasons: [
    { topic: 'behaviour', outcome: 'withheld', code: 'check_in_member_rests', facts: { day }, rule: 'check_in#tap' },
  ],
  outcome: { day },
});

type Tap = { readonly memberId: string; readonly day: string; readonly ip: string | null };
type Earned = { readonly way: 'tap'; readonly points: number; readonly growth: number };

/** What the rules give for it; whom risk stops is told nothing but "not now" (4.L). */
async function record(db: Db, taps: readonly Tap[], now: Date): Promise<Map<string, Outcome<Earned>>> {
  const events = taps.map(({ memberId, day, ip }) =>
    behaviourEvent({
      externalId: `check-in:${memberId}:${day}`,
      type: 'check_in',
      member: { id: memberId },
      at: now,
      props: ip === null ? {} : { ip },
      actor: `member:${memberId}`,
    }),
  );
  const outcomes = events.length === 0 ? [] : await processBehavioursIn(db, events, now);
  return new Map(
    taps.map(({ memberId }, at) => {
      const outcome = must(outcomes[at], 'an outcome for each tap');
      // The same tap of today that is not in the calendar was stopped before.
      if (!outcome.ok)
        return [memberId, outcome.refusal.code === 'event_mismatch' ? refused('check_in_not_now') : outcome];
      const { reasons, points, growth } = outcome.value;
      if (reasons.some(({ code }) => code === 'behaviour_blocked')) return [memberId, refused('check_in_not_now')];
      return [memberId, accepted({ way: 'tap' as const, points: points.granted, growth: growth.granted })];
    }),
  );
}
