import { couponsEnding } from '@/lib/coupons';
import { addDays, localDate, localTime, startOfDay } from '@/lib/kernel/day';
import { NO_MEMBER } from '@/lib/kernel/id';
import { pointsEnding } from '@/lib/ledger';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { noticesOf } from '../registry';
import { insertMessages } from '../store/inbox';
import { endRound, isRoundDone } from '../store/rounds';

const CHUNK = 10_000;
/** From this hour of the program's day on: nobody is reminded at night. */
const HOUR = 9;

/** Something of a member that ends soon. */
type Ending = { readonly memberId: string; readonly until: Date; readonly values: Readonly<Record<string, number>> };

/** A round of reminders: what ends within so many days, members in the order of their ids. */
type Round = {
  readonly code: 'points_ending' | 'coupons_ending';
  readonly days: number;
  readonly read: (db: Db, now: Date, to: Date, after: string, limit: number) => Promise<Ending[]>;
};

const ROUNDS: readonly Round[] = [
  {
    code: 'points_ending',
    days: 30,
    read: async (db, now, to, after, limit) =>
      (await pointsEnding(db, now, to, after, limit)).map(({ points, ...rest }) => ({ ...rest, values: { points } })),
  },
  {
    code: 'coupons_ending',
    days: 3,
    read: async (db, now, to, after, limit) =>
      (await couponsEnding(db, now, to, after, limit)).map(({ coupons, ...rest }) => ({
        ...rest,
        values: { coupons },
      })),
  },
];

/**
 * Reminds members of points and coupons that end soon, once for each end, in the morning of the program's day (S1-3.1).
 * Chunks of members, each in a transaction of its own: a round that is killed or comes again tells nobody twice. Answers
 * how many messages are new.
 */
export async function remindMembers(now: Date, chunk = CHUNK): Promise<number> {
  const { zone } = await program(pool());
  if (localTime(now, zone).hour < HOUR) return 0;
  let told = 0;
  for (const { code, days, read } of ROUNDS) {
    const day = localDate(now, zone);
    if (await isRoundDone(pool(), code, day)) continue;
    // To the end of the local day: what ends on that day is told on one day, whatever the hour.
    const to = addDays(startOfDay(now, zone), days + 1, zone);
    for (let after: string | undefined = NO_MEMBER; after !== undefined; ) {
      const from: string = after;
      const found = await withTransaction(async (db) => {
        const endings = await read(db, now, to, from, chunk);
        told += await insertMessages(
          db,
          endings.flatMap((one) => messageOf(code, one, now, zone)),
        );
        return endings;
      });
      after = found.length < chunk ? undefined : found.at(-1)?.memberId;
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
