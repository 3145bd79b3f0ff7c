import { couponsEnding } from '@/lib/coupons';
import { addDays, localDate, localTime, startOfDay } from '@/lib/kernel/day';
import { NO_MEMBER } from '@/lib/kernel/id';
import { pointsEnding } from '@/lib/ledger';
import { membersById } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { checkedIn } from '@/lib/tasks';
import { noticesOf } from '../registry';
import { sendMessages } from '../send';
import { remindedAfter } from '../store/preferences';
import { endRound, isRoundDone } from '../store/rounds';

const CHUNK = 10_000;
/** From these hours of the program's day on: nobody is reminded at night, and of what a day is for in its evening. */
const MORNING = 9;
const EVENING = 18;

/** Something of a member that ends soon. */
type Ending = { readonly memberId: string; readonly until: Date; readonly values: Readonly<Record<string, number>> };

/** A round of reminders: what ends within so many days, members in the order of their ids. */
type Round = {
  readonly code: 'points_ending' | 'coupons_ending' | 'check_in_waits';
  readonly from: number;
  readonly days: number;
  readonly read: (db: Db, now: Date, to: Date, after: string, limit: number) => Promise<Part>;
};

/** One chunk of a round: what ends, and the member after whom the next begins; null: there are no more. */
type Part = { readonly endings: readonly Ending[]; readonly last: string | null };

const ROUNDS: readonly Round[] = [
  {
    code: 'points_ending',
    from: MORNING,
    days: 30,
    read: async (db, now, to, after, limit) =>
      partOf(
        (await pointsEnding(db, now, to, after, limit)).map(({ points, ...rest }) => ({ ...rest, values: { points } })),
        limit,
      ),
  },
  {
    code: 'coupons_ending',
    from: MORNING,
    days: 3,
    read: async (db, now, to, after, limit) =>
      partOf(
        (await couponsEnding(db, now, to, after, limit)).map(({ coupons, ...rest }) => ({
          ...rest,
          values: { coupons },
        })),
        limit,
      ),
  },
  {
    code: 'check_in_waits',
    from: EVENING,
    days: 0,
    read: async (db, now, to, after, limit) => {
      const [{ zone }, asked] = await Promise.all([program(db), remindedAfter(db, after, limit)]);
      const [done, people] = await Promise.all([checkedIn(db, asked, localDate(now, zone)), membersById(db, asked)]);
      // Who was merged into somebody checks in as that one.
      const waiting = asked.filter((id) => !done.has(id) && people.get(id)?.status === 'active');
      const endings = waiting.map((memberId) => ({ memberId, until: to, values: {} }));
      return { endings, last: asked.length < limit ? null : (asked.at(-1) ?? null) };
    },
  },
];

const partOf = (endings: readonly Ending[], limit: number): Part => ({
  endings,
  last: endings.length < limit ? null : (endings.at(-1)?.memberId ?? null),
});

/**
 * Reminds members of points and coupons that end soon, once for each end, in the morning of the program's day (S1-3.1), and
 * in its evening those who asked for it and have not checked in (M5). Chunks of members, each in a transaction of its own: a round that is killed or comes again tells nobody twice. Answers
 * how many messages are new.
 */
export async function remindMembers(now: Date, chunk = CHUNK): Promise<number> {
  const { zone } = await program(pool());
  const { hour } = localTime(now, zone);
  let told = 0;
  for (const { code, from, days, read } of ROUNDS) {
    const day = localDate(now, zone);
    if (hour < from || (await isRoundDone(pool(), code, day))) continue;
    // To the end of the local day: what ends on that day is told on one day, whatever the hour.
    const to = addDays(startOfDay(now, zone), days + 1, zone);
    for (let after: string | null = NO_MEMBER; after !== null; ) {
      const start: string = after;
      after = await withTransaction(async (db) => {
        const { endings, last } = await read(db, now, to, start, chunk);
        told += await sendMessages(
          db,
          endings.flatMap((one) => messageOf(code, one, now, zone)),
          now,
        );
        return last;
      });
    }
    await endRound(pool(), code, day, now);
  }
  return told;
}

function messageOf(code: Round['code'], { memberId, until, values: numbers }: Ending, at: Date, zone: string) {
  return noticesOf(`round.${code}`).flatMap(({ code: kind, category, tell }) => {
    const values = { ...numbers, until: until.toISOString() };
    const href = tell(values)?.href;
    // The day before an end at midnight is the last one.
    const key = `${kind}:${localDate(new Date(until.getTime() - 1), zone)}`;
    return href === undefined ? [] : [{ memberId, id: newId(), kind, category, key, values, href, at }];
  });
}
