import 'server-only';
import { isOwnAccount, splitHands } from '@/lib/adjustments';
import { carriedBehaviourUses, lastActs } from '@/lib/behaviours';
import { splitGrants } from '@/lib/benefits';
import { splitCopies } from '@/lib/coupons';
import { splitDraws } from '@/lib/games';
import { carriedGrowthUse } from '@/lib/growth';
import { actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { saveLedger } from '@/lib/ledger';
import { splitLevels } from '@/lib/levels';
import { splitExchanges } from '@/lib/mall';
import {
  lockMemberWork,
  memberById,
  memberKin,
  memberStats,
  readIdentitiesOf,
  requireMemberInSight,
  saveActs,
  saveMemberStats,
  splitIdentity,
} from '@/lib/members';
import { orderFigures, splitOrders } from '@/lib/orders';
import { type Context, command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { carriedPointsUse } from '@/lib/points';
import { splitGifts } from '@/lib/rewards';
import { splitSegments } from '@/lib/segments';
import { splitCarts } from '@/lib/shop';
import { recountPurchases } from '@/lib/statistics';
import { splitTasks } from '@/lib/tasks';
import { levelsAsked } from '../plan';
import { type MergeRecord, MergeRecordSchema } from '../record';
import { splitRefusals } from '../rules/refusals';
import { SplitInput } from '../schema';
import { type SplitMoved, splitBooks } from '../split-books';
import { closeMerge, type MergeRow, mergeOf } from '../store/merges';

/** An undone merge: who is himself again, and what went back with him. */
export type SplitAnswer = {
  readonly memberId: string;
  readonly absorbedId: string;
  readonly orders: number;
  readonly moved: SplitMoved;
};

/**
 * Undoes one merge by its record (N13): names, orders, counters and what is left of points and growth go back; what
 * happened since stays where it happened. Refuses what was undone already, and while the survivor is himself merged.
 */
export const splitMembersCommand = command({
  name: 'members.split',
  can: 'members.merge',
  input: SplitInput,
  async run(context, input): Promise<SplitAnswer> {
    const { db, actor, now } = context;
    const [memberId, mergeId] = [requireId('member', input.memberId), requireId('merge', input.mergeId)];
    await requireMemberInSight(db, actor, memberId);
    const found = await mergeOf(db, memberId, mergeId);
    if (found === null) throw new Refusal('merge_not_found', {}, 404);
    const { absorbedId } = found;
    const kin = await memberKin(db, absorbedId);
    await lockMemberWork(db, [memberId, absorbedId, ...(kin?.absorbed ?? [])].sort(), []);
    const merge = must(await mergeOf(db, memberId, mergeId), 'a merge that was found');
    await refuseSplit(context, merge);
    const { orders, moved } = await undo(context, merge, input.reason);
    const by = {
      at: now,
      actor: actorLabel(actor),
      name: actor.kind === 'staff' ? actor.name : '',
      reason: input.reason,
    };
    await closeMerge(db, merge, by);
    const payload = { mergeId, absorbedId, memberId, orders };
    await announce(db, [{ name: 'member.split', memberId, payload, at: now }]);
    return { memberId, absorbedId, orders, moved };
  },
  audit: ({ reason, mergeId }, { memberId, absorbedId, orders, moved }) => ({
    objectType: 'member',
    objectId: memberId,
    after: { split: publicId('member', absorbedId), merge: mergeId, orders, ...moved },
    reason,
  }),
});

/** Refuses by the first thing that stands against it; both members are locked. */
async function refuseSplit({ db, actor }: Context, { memberId, absorbedId, splitAt }: MergeRow): Promise<void> {
  const kin = must(await memberKin(db, memberId), 'the survivor of a merge');
  const owns = [await isOwnAccount(db, actor, memberId), await isOwnAccount(db, actor, absorbedId)];
  const [first] = splitRefusals({
    isSplit: splitAt !== null,
    isClosed: (await memberById(db, memberId))?.status === 'closed',
    isMergedFurther: kin.mergedInto !== null,
    isOwnAccount: owns.includes(true),
  });
  if (first !== undefined) throw new Refusal(first.code, first.facts);
}

async function undo(context: Context, merge: MergeRow, reason: string) {
  const { db, actor, now } = context;
  const { memberId, absorbedId, id: mergeId } = merge;
  const record = MergeRecordSchema.parse(merge.record);
  const settings = await program(db);
  const { ledger, moved, refusals } = await splitBooks(db, merge, { actor: actorLabel(actor), now });
  const [first] = refusals;
  if (first !== undefined) throw new Refusal(first.code, first.facts);
  await saveLedger(db, ledger);
  const identities = await readIdentitiesOf(db, [memberId, absorbedId]);
  const [to, from] = [identities.get(memberId), identities.get(absorbedId)];
  const kept = { from: must(from, 'the absorbed'), to: must(to, 'the survivor'), kept: record.identity };
  const isWhole = await splitIdentity(db, { ...kept, picks: record.picks as MergeRecord['picks'] as object });
  if (!isWhole) throw new Refusal('split_names_taken', {});
  const orders = await splitOrders(db, memberId, absorbedId, mergeId);
  await splitStats(db, memberId, absorbedId);
  await recountPurchases(db, [memberId, absorbedId], settings.zone);
  await saveActs(db, await lastActs(db, [memberId, absorbedId]));
  await splitLevels(db, settings, record.levels, levelsAsked({ from: absorbedId, to: memberId, mergeId, now }));
  await carriedPointsUse.giveBack(db, memberId, absorbedId, record.caps.points);
  await carriedGrowthUse.giveBack(db, memberId, absorbedId, record.caps.growth);
  await carriedBehaviourUses.giveBack(db, memberId, absorbedId, record.caps.behaviours);
  await splitCopies(db, memberId, absorbedId, record.coupons, merge.at);
  await splitGrants(db, memberId, absorbedId, record.benefits, merge.at);
  await splitGifts(db, memberId, absorbedId, record.rewards);
  await splitExchanges(db, memberId, absorbedId, record.mall);
  await splitDraws(db, memberId, absorbedId, record.draws);
  await splitTasks(db, memberId, absorbedId);
  await splitCarts(db, memberId, absorbedId);
  await splitSegments(db, memberId, absorbedId);
  await splitHands(db, memberId, record.bound);
  await ports().writeAudit(db, context, 'members.split', {
    objectType: 'member',
    objectId: absorbedId,
    before: { mergedInto: publicId('member', memberId) },
    after: { merge: publicId('merge', mergeId), orders, ...moved },
    reason,
  });
  return { orders, moved };
}

/** The statistics of both after their orders have parted: the absorbed one's are those of what went back. */
async function splitStats(db: Db, memberId: string, absorbedId: string): Promise<void> {
  const [back, left] = [await orderFigures(db, absorbedId), await orderFigures(db, memberId)];
  const [stats] = await memberStats(db, [memberId]);
  const all = must(stats, 'a member without statistics');
  await saveMemberStats(db, [
    { memberId: absorbedId, ...back },
    {
      memberId,
      orders: all.orders - back.orders,
      amount: all.amount - back.amount,
      refunded: all.refunded - back.refunded,
      firstOrderAt: left.firstOrderAt,
      lastOrderAt: left.lastOrderAt,
    },
  ]);
}
