import { recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { booksOf, lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { giveToBudgets } from './budget';
import { giftDecision } from './decided';
import { GIFT_SOURCES, type TakenBack, type TakenItem } from './gift';
import type { TakeAsk } from './giver';
import { giverOf, inOrder } from './giver-of';
import { type GiftKey, type GiftRow, giftsByKey, saveTaken } from './store/gifts';
import { dropOwed } from './store/owed';

/**
 * Takes gifts back in the caller's transaction (4.A.10, 4.D.4): points and growth by the clawback rule, coupons, grants and
 * tickets as far as they were not used. Once: a repeat is told what came of the first time. One that is still owed is
 * given up; gifts that were never given are `unknown`.
 */
export async function takeBackRewards(db: Db, list: readonly GiftKey[], now: Date): Promise<readonly TakenBack[]> {
  if (list.length === 0) return [];
  const members = await lockMemberWork(db, [...new Set(list.map(({ memberId }) => memberId))], []);
  const keys = list.map(({ memberId, key }) => ({ memberId: memberNamed(members, memberId) ?? memberId, key }));
  const rows = new Map((await giftsByKey(db, keys)).map((row) => [nameOf(row), row]));
  const due = [...rows.values()].filter(({ takenAt }) => takenAt === null);
  const taken = await takeAll(db, due, now);
  await giveToBudgets(db, due, now);
  await saveTaken(
    db,
    due.map((row) => ({ ...row, taken: taken.get(row.id) ?? [] })),
    now,
  );
  const decisions = due.map((row) => {
    const items = taken.get(row.id) ?? [];
    return giftDecision('reward.taken_back', asGift(row), saidOf(items), { giftId: row.id, items, now });
  });
  const events = due.map(({ memberId, id, key }) => {
    return { name: 'reward.taken_back', memberId, payload: { giftId: id, key, items: taken.get(id) }, at: now };
  });
  await Promise.all([recordDecisions(db, decisions), announce(db, events)]);
  const dropped = new Set<string>();
  for (const key of keys) {
    if (rows.has(nameOf(key))) continue;
    if (await dropOwed(db, await booksOf(db, key.memberId), key.key, now)) dropped.add(nameOf(key));
  }
  const told = new Set<string>();
  return keys.map((key): TakenBack => {
    const row = rows.get(nameOf(key));
    if (row === undefined) return dropped.has(nameOf(key)) ? { outcome: 'taken', items: [] } : { outcome: 'unknown' };
    const isFirst = row.takenAt === null && !told.has(row.id);
    told.add(row.id);
    return { outcome: isFirst ? 'taken' : 'repeat', items: row.taken ?? taken.get(row.id) ?? [] };
  });
}

const nameOf = ({ memberId, key }: GiftKey): string => `${memberId}|${key}`;

async function takeAll(db: Db, due: readonly GiftRow[], now: Date): Promise<ReadonlyMap<string, TakenItem[]>> {
  const taken = new Map<string, TakenItem[]>(due.map(({ id }) => [id, []]));
  const asks = due.flatMap(({ memberId, id, key, sourceType, givenAt, items }) =>
    items.map((item, nth): TakeAsk => ({ memberId, giftId: id, key, nth, item, source: sourceType, givenAt })),
  );
  for (const [kind, own] of inOrder(Map.groupBy(asks, ({ item }) => item.kind))) {
    const answers = await giverOf(kind).takeBack(db, own, now);
    answers.forEach((answer, at) => {
      const { giftId, nth } = must(own[at], 'an answer without its ask');
      (taken.get(giftId) as TakenItem[])[nth] = answer;
    });
  }
  return taken;
}

function saidOf(items: readonly TakenItem[]) {
  const sum = (of: (item: TakenItem) => number) => items.reduce((total, item) => total + of(item), 0);
  const facts = { debt: sum(({ debt }) => debt), waived: sum(({ waived }) => waived), kept: sum(({ kept }) => kept) };
  return { outcome: 'taken' as const, code: 'reward_taken_back', facts };
}

function asGift({ memberId, key, sourceType, sourceRef, version, reason }: GiftRow) {
  const type = must(
    GIFT_SOURCES.find((one) => one === sourceType),
    `a gift from ${sourceType}`,
  );
  return { memberId, key, source: { type, ref: sourceRef, version }, reason };
}
