import { recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { instantOf, localDate, localTime } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { makeUpCards, useMakeUpCard } from '@/lib/rewards';
import { decideMakeUp } from '../rules/make-up';
import type { Prize } from '../rules/streak';
import { checkInSettings } from '../settings';
import { checkInsSince, madeUpSince } from '../store/check-ins';
import { placeDays, streakOf } from './place';

/** A day that was made up for, the run it mended, and what that gave. */
export type MadeUp = { readonly day: string; readonly streak: number; readonly prizes: readonly Prize[] };

/** What is decided about a missed day, made up for or not (N2). */
export const madeUpOf = (day: string, revision: number) =>
  ({
    kind: 'check_in.made_up',
    subjectType: 'check_in',
    subjectId: day,
    topic: 'behaviour',
    rule: `check_in@${revision}#make_up`,
  }) as const;

/** Makes up for a missed day of a member with his cards, in the caller's transaction: it counts for the run, and earns nothing. */
export async function makeUpIn(db: Db, named: string, day: string, now: Date): Promise<MadeUp> {
  const settings = await program(db);
  const { makeUp } = checkInSettings(settings);
  const members = await lockMemberWork(db, [named], []);
  const memberId = memberNamed(members, named);
  const member = members.members.get(memberId ?? '');
  if (memberId === null || member === undefined) throw new Refusal('member_not_found', {}, 404);
  if (member.status !== 'active') throw new Refusal('check_in_not_now');
  const known = await checkInsSince(db, [memberId], day);
  const had = known.find((row) => row.day === day);
  if (had?.way === 'made_up') {
    const [again] = await placeDays(db, [had], now);
    return { day, streak: streakOf(must(again, 'a day that was placed').run), prizes: [] };
  }
  const no = decideMakeUp(day, {
    today: localDate(now, settings.zone),
    joined: localDate(member.registeredAt, settings.zone),
    isChecked: had !== undefined,
    madeUp: await madeUpSince(db, memberId, startOfMonth(now, settings.zone)),
    cards: await makeUpCards(db, memberId),
    terms: makeUp,
  });
  if (no !== null) throw new Refusal(no.code, no.facts);
  for (let card = 0; card < makeUp.cards; card++)
    if (!(await useMakeUpCard(db, memberId))) throw new Refusal('make_up_card_missing', { cards: makeUp.cards });
  const [placed] = await placeDays(db, [{ memberId, day, at: now, way: 'made_up', points: 0, growth: 0 }], now);
  const { run, prizes } = must(placed, 'a day that was placed');
  const { topic, rule, ...about } = madeUpOf(day, settings.revision);
  const facts = { day, cards: makeUp.cards, streak: streakOf(run) };
  await recordDecisions(db, [
    {
      memberId,
      id: newId(),
      ...about,
      at: now,
      reasons: [{ topic, outcome: 'given', code: 'check_in_made_up', facts, rule }],
      outcome: { day, streak: streakOf(run) },
    },
  ]);
  return { day, streak: streakOf(run), prizes };
}

/** The first instant of the local month, since which days made up for are counted (4.H). */
export function startOfMonth(now: Date, zone: string): Date {
  const { year, month } = localTime(now, zone);
  return instantOf(zone, year, month, 1);
}
