import { recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import type { Facts } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { takeFromBudgets } from './budget';
import { giftDecision } from './decided';
import type { Gift, Given, GivenItem } from './gift';
import { giverOf, inOrder } from './giver-of';
import { type Reward, rewardsSchema } from './schema';
import { giftsByKey, insertGifts, undoable } from './store/gifts';

type Wanted = { readonly gift: Gift; readonly giftId: string };
type Done = Wanted & { readonly items: readonly GivenItem[] };
type No = { readonly code: string; readonly facts: Facts };

/**
 * Gives a set of gifts in the caller's transaction (4.F, 4.G): members locked in id order, repeats told what was given the
 * first time, each new gift given wholly or not at all. What a coupon batch, a benefit or a budget refuses begins the rest
 * of the set anew without it, so nothing of a refused gift stays. One decision for each gift that is no repeat; whoever
 * tries again what was refused and told before leaves the refusals out.
 */
export async function giveRewards(
  db: Db,
  gifts: readonly Gift[],
  now: Date,
  { tellsNo = true }: { readonly tellsNo?: boolean } = {},
): Promise<readonly Given[]> {
  if (gifts.length === 0) return [];
  const members = await lockMemberWork(db, [...new Set(gifts.map(({ memberId }) => memberId))], []);
  const named = gifts.map((gift) => {
    const memberId = memberNamed(members, gift.memberId);
    return memberId === null ? null : { ...gift, memberId };
  });
  const present = named.filter((gift) => gift !== null);
  const rows = await giftsByKey(db, present);
  const answers = new Map<string, Given>(
    rows.map((row) => [nameOf(row), { outcome: 'repeat', giftId: row.id, items: row.items }]),
  );
  const fresh = [...new Map(present.toReversed().map((gift) => [nameOf(gift), gift])).values()].reverse();
  const wanted = fresh.filter((gift) => !answers.has(nameOf(gift))).map((gift) => ({ gift, giftId: newId() }));
  const no = new Map<Wanted, No>();
  for (const one of wanted) {
    const refusal = refusalOf(one.gift, members.members.get(one.gift.memberId)?.status);
    if (refusal !== null) no.set(one, refusal);
  }
  const given = await giveAll(db, wanted, no, now);
  await keep(db, given, tellsNo ? no : new Map(), now);
  for (const [{ gift }, { code, facts }] of no) answers.set(nameOf(gift), { outcome: 'refused', code, facts });
  for (const { gift, giftId, items } of given) answers.set(nameOf(gift), { outcome: 'given', giftId, items });
  const told = new Set<string>();
  return named.map((gift) => {
    if (gift === null) return NOBODY;
    const answer = must(answers.get(nameOf(gift)), 'a gift without an answer');
    // A key that stands twice in a set is a repeat of the first.
    const isRepeat = told.has(nameOf(gift)) && answer.outcome === 'given';
    told.add(nameOf(gift));
    return isRepeat ? { ...answer, outcome: 'repeat' } : answer;
  });
}

const NOBODY: Given = { outcome: 'refused', code: 'member_not_found', facts: {} };

const nameOf = ({ memberId, key }: { readonly memberId: string; readonly key: string }): string => `${memberId}|${key}`;

function refusalOf({ rewards }: Gift, status: string | undefined): No | null {
  // He is gone for good (4.K): nobody tries again.
  if (status === 'closed') return { code: 'member_not_found', facts: {} };
  if (status !== 'active') return { code: 'reward_not_for_member', facts: { reason: 'member_status' } };
  return rewardsSchema.safeParse(rewards).success ? null : { code: 'reward_unknown', facts: {} };
}

/** Tries the set until nobody in it is refused; whoever is goes into `no`, and what the try had written is undone. */
async function giveAll(db: Db, wanted: readonly Wanted[], no: Map<Wanted, No>, now: Date): Promise<readonly Done[]> {
  for (;;) {
    const left = wanted.filter((one) => !no.has(one));
    if (left.length === 0) return [];
    const { done, refusals } = await undoable(db, async () => {
      const value = await tryAll(db, left, now);
      return { keep: value.refusals.size === 0, value };
    });
    if (refusals.size === 0) return done;
    for (const [one, refusal] of refusals) no.set(one, refusal);
  }
}

async function tryAll(db: Db, wanted: readonly Wanted[], now: Date) {
  const items = new Map<Wanted, GivenItem[]>(wanted.map((one) => [one, []]));
  const asks = wanted.flatMap((one) =>
    rewardsSchema.parse(one.gift.rewards).map(({ kind, params }, nth) => ({ one, kind, ask: { ...one, nth, params } })),
  );
  for (const [kind, own] of inOrder(Map.groupBy(asks, (ask) => ask.kind))) {
    const outcomes = await giverOf(kind).give(
      db,
      own.map(({ ask }) => ask),
      now,
    );
    const refusals = new Map<Wanted, No>();
    for (const [at, outcome] of outcomes.entries()) {
      const { one, ask } = must(own[at], 'an answer without its ask');
      if (outcome.ok) (items.get(one) as GivenItem[])[ask.nth] = outcome.value;
      else refusals.set(one, refusals.get(one) ?? outcome.refusal);
    }
    if (refusals.size > 0) return { done: [], refusals: certain(refusals) };
  }
  const refusals = await takeFromBudgets(db, wanted, now);
  return { done: wanted.map((one) => ({ ...one, items: items.get(one) ?? [] })), refusals };
}

/**
 * Whose refusal is certain: all up to the first who asked for several scarce things. He may have taken what those after
 * him lacked, so they are tried again without him.
 */
function certain(refusals: ReadonlyMap<Wanted, No>): ReadonlyMap<Wanted, No> {
  const all = [...refusals];
  const several = all.findIndex(([{ gift }]) => gift.rewards.reduce((sum, reward) => sum + scarceIn(reward), 0) > 1);
  return several === -1 ? refusals : new Map(all.slice(0, several + 1));
}

function scarceIn({ kind, params }: Reward): number {
  if (kind === 'coupon') return (params as { readonly count: number }).count;
  return giverOf(kind).mayRefuse ? 1 : 0;
}

async function keep(db: Db, given: readonly Done[], no: ReadonlyMap<Wanted, No>, now: Date): Promise<void> {
  const rows = given.map(({ gift: { memberId, key, source, reason }, giftId, items }) => {
    const about = { memberId, id: giftId, key, sourceType: source.type, sourceRef: source.ref };
    return { ...about, version: source.version, reason, items: [...items], givenAt: now };
  });
  await insertGifts(db, rows);
  const said = (items: readonly unknown[]) =>
    ({ outcome: 'given', code: 'reward_given', facts: { items: items.length } }) as const;
  const decisions = [
    ...given.map(({ gift, giftId, items }) => giftDecision('reward.given', gift, said(items), { giftId, items, now })),
    ...[...no].map(([{ gift }, { code, facts }]) =>
      giftDecision('reward.given', gift, { outcome: 'withheld', code, facts }, { giftId: null, items: [], now }),
    ),
  ];
  const events = given.map(({ gift: { memberId, key, source }, giftId, items }) => {
    const what = items.map(({ kind, amount }) => ({ kind, amount }));
    return { name: 'reward.given', memberId, payload: { giftId, key, source, items: what }, at: now };
  });
  await Promise.all([recordDecisions(db, decisions), announce(db, events)]);
}
