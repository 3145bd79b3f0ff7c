import { must } from '@/lib/kernel/assert';
import { lockMemberWork } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import type { Gift } from '../gift';
import { giveRewards } from '../give';
import { nextTry } from '../rules/next-try';
import { dueOwed, type OwedRow, owedForUpdate, saveTry } from '../store/owed';

const CHUNK = 100;

/**
 * Tries what is owed and due again, each in a transaction of its own, and answers how many were given. Two workers never
 * give the same one; killed halfway it does the rest the next time.
 */
export async function giveOwed(now: Date): Promise<number> {
  let given = 0;
  // Whoever is refused again is due later, so that each round finds others.
  for (let due = await dueOwed(pool(), now, CHUNK); due.length > 0; due = await dueOwed(pool(), now, CHUNK)) {
    for (const row of due) if (await withTransaction((db) => tryAgain(db, row, now))) given++;
    if (due.length < CHUNK) break;
  }
  return given;
}

async function tryAgain(db: Db, { memberId, id }: OwedRow, now: Date): Promise<boolean> {
  await lockMemberWork(db, [memberId], []);
  const row = await owedForUpdate(db, memberId, id);
  if (row === null) return false;
  // A refusal is on record since the first time; one that differs is told by the row.
  const [answer] = await giveRewards(db, [giftOf(row)], now, { tellsNo: false });
  const tried = { ...row, tries: row.tries + 1, triedAt: now };
  const came = must(answer, 'an answer for each gift');
  if (came.outcome === 'refused') {
    const { code, facts } = came;
    await saveTry(db, { ...tried, code, facts, nextAt: nextTry(tried.tries, now) });
    return false;
  }
  await saveTry(db, { ...tried, state: 'given', endedAt: now });
  return came.outcome === 'given';
}

const giftOf = ({ memberId, key, rewards, sourceType, sourceRef, version, reason, budgets }: OwedRow): Gift => ({
  ...{ memberId, key, rewards, reason, budgets },
  source: { type: sourceType, ref: sourceRef, version },
});
