import { benefitName } from '@/lib/benefits';
import { batchIdsNamed, batchView } from '@/lib/coupons';
import type { Actor } from '@/lib/kernel/actor';
import { ownIdsOf, storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { GivenItem } from './gift';
import { rewardKinds } from './registry';
import { describeRewards, type RewardLine, type RewardNames } from './rules/describe';
import type { Reward } from './schema';
import { giftsFrom } from './store/gifts';
import { type OwedRow, owedIn, owedOf } from './store/owed';
import { ticketsLeft } from './store/tickets';

/** The names of batches and benefits that rewards name by code; activities are named by whoever owns them. */
export async function rewardNames(db: Db, rewards: readonly Reward[]): Promise<RewardNames> {
  const names = new Map<string, { zh: string; en: string }>();
  for (const { kind, params } of rewards) {
    const known = rewardKinds.find(kind);
    const named = known?.params.safeParse(params).success ? known.says(params).named : undefined;
    if (named === undefined || names.has(`${named.kind}:${named.code}`)) continue;
    const name = named.kind === 'coupon' ? await batchName(db, named.code) : await nameOf(db, named.kind, named.code);
    if (name !== null) names.set(`${named.kind}:${named.code}`, { zh: name.zh, en: name.en ?? '' });
  }
  return names;
}

async function batchName(db: Db, code: string) {
  const id = (await batchIdsNamed(db, [code])).get(code);
  return id === undefined ? null : ((await batchView(db, id)).terms?.name ?? null);
}

const nameOf = (db: Db, kind: string, code: string) => (kind === 'benefit' ? benefitName(db, code) : null);

/** What a page says was given: the lines of the items, with their names; `amount` is what came of each. */
export async function tellGiven(db: Db, items: readonly GivenItem[], locale: string): Promise<readonly RewardLine[]> {
  return describeRewards(items, await rewardNames(db, items), locale);
}

/** What a member was given by one kind of source, newest first; of one source, when it is named. */
export const giftsOf = (db: Db, memberId: string, type: string, ref: string | null, limit: number) =>
  giftsFrom(db, memberId, type, ref, limit);

/** How many chances to draw in an activity each of the members has left. */
export const drawChancesOf = (db: Db, memberIds: readonly string[], activity: string) =>
  ticketsLeft(db, memberIds, 'draw', activity);

/** How many chances to draw in an activity a member has left. */
export const drawChances = async (db: Db, memberId: string, activity: string): Promise<number> =>
  (await ticketsLeft(db, [memberId], 'draw', activity)).get(memberId) ?? 0;

/** How many cards that make up for a missed day a member has left. */
export const makeUpCards = async (db: Db, memberId: string): Promise<number> =>
  (await ticketsLeft(db, [memberId], 'make_up', '')).get(memberId) ?? 0;

/** A gift that waits to be given, as staff see it; `member` is masked. */
export type OwedGift = Pick<OwedRow, 'id' | 'rewards' | 'reason' | 'code' | 'facts' | 'tries' | 'owedAt' | 'nextAt'> & {
  readonly source: { readonly type: string; readonly ref: string };
  readonly memberId: string;
};

const owedGift = ({ sourceType, sourceRef, ...row }: OwedRow): OwedGift => {
  const { id, memberId, rewards, reason, code, facts, tries, owedAt, nextAt } = row;
  return {
    ...{ id, memberId, rewards, reason, code, facts, tries, owedAt, nextAt },
    source: { type: sourceType, ref: sourceRef },
  };
};

/** What is owed to one member, newest first. */
export const owedToMember = async (db: Db, memberId: string, limit: number): Promise<OwedGift[]> =>
  (await owedOf(db, await ownIdsOf(db, memberId), limit)).map(owedGift);

/** What is owed to the members that staff may see, newest first, before one (S1-5.1). */
export const owedGifts = async (db: Db, actor: Actor, before: string | null, limit: number): Promise<OwedGift[]> =>
  (await owedIn(db, { stores: await storesInSight(actor), before, limit })).map(owedGift);
