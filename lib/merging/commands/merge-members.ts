import 'server-only';
import { mergeHands } from '@/lib/adjustments';
import { carriedBehaviourUses, lastActs } from '@/lib/behaviours';
import { mergeGrants } from '@/lib/benefits';
import { mergeCopies } from '@/lib/coupons';
import { mergeDraws } from '@/lib/games';
import { carriedGrowthUse } from '@/lib/growth';
import { actorLabel } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { saveLedger } from '@/lib/ledger';
import { saveLevelMerge } from '@/lib/levels';
import { mergeExchanges } from '@/lib/mall';
import {
  joinStats,
  lockMemberWork,
  memberKin,
  mergeIdentity,
  noStats,
  type Picks,
  readIdentitiesOf,
  requireMemberInSight,
  saveActs,
  saveMemberStats,
} from '@/lib/members';
import { mergeOrders } from '@/lib/orders';
import { type Context, command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { carriedPointsUse } from '@/lib/points';
import { mergeGifts } from '@/lib/rewards';
import { mergeSegments } from '@/lib/segments';
import { mergeCarts } from '@/lib/shop';
import { recountPurchases } from '@/lib/statistics';
import { mergeTasks } from '@/lib/tasks';
import { type Figures, levelsAsked, loadMerging, type Merging, planMerge } from '../plan';
import type { MergeRecord } from '../record';
import { MergeInput } from '../schema';
import { insertMerge, openMergeOf } from '../store/merges';

/** A merge as it was done; a repeat finds it again. */
export type MergeAnswer = {
  readonly isRepeat: boolean;
  readonly mergeId: string;
  readonly memberId: string;
  readonly absorbedId: string;
  readonly after: Figures | null;
};

/**
 * Merges one member into another, whole and once (N13): names, profile by the picks, orders, counters of caps and limits,
 * level, points and growth, in one transaction that keeps all that undoing it needs. The absorbed member stays as a row
 * that only its id finds; whatever names him from then on is the survivor.
 */
export const mergeMembersCommand = command({
  name: 'members.merge',
  can: 'members.merge',
  input: MergeInput,
  async run(context, input): Promise<MergeAnswer> {
    const [to, from] = [requireId('member', input.memberId), requireId('member', input.absorbedId)];
    for (const id of [to, from]) await requireMemberInSight(context.db, context.actor, id);
    if (from === to) throw new Refusal('merge_same_member', {});
    await lockFamily(context, from, to);
    const open = await openMergeOf(context.db, from);
    if (open?.memberId === to) return { isRepeat: true, mergeId: open.id, memberId: to, absorbedId: from, after: null };
    if (open !== null || (await openMergeOf(context.db, to)) !== null) throw await mergedAlready(context, from, to);
    const { db, actor, now } = context;
    const merging = await loadMerging(db, { from, to, mergeId: newId(), actor, now });
    const { refusals, after, before } = planMerge(merging);
    const [first] = refusals;
    if (first !== undefined) throw new Refusal(first.code, first.facts);
    await save(context, merging, input.picks as Picks, { reason: input.reason, before, after });
    return { isRepeat: false, mergeId: merging.mergeId, memberId: to, absorbedId: from, after };
  },
  audit: ({ reason }, { isRepeat, memberId, absorbedId, mergeId, after }) =>
    isRepeat
      ? null
      : {
          objectType: 'member',
          objectId: memberId,
          after: { merged: publicId('member', absorbedId), merge: publicId('merge', mergeId), ...told(after) },
          reason,
        },
});

/** Locks both, and those who were merged into the absorbed one before, in the order of the house. */
async function lockFamily({ db }: Context, from: string, to: string): Promise<void> {
  const kin = await memberKin(db, from);
  await lockMemberWork(db, [from, to, ...(kin?.absorbed ?? [])].sort(), []);
}

async function mergedAlready({ db }: Context, from: string, to: string): Promise<Refusal> {
  const rows = await readIdentitiesOf(db, [from, to]);
  const merged = [...rows.values()].find(({ status }) => status === 'merged');
  return new Refusal('member_merged', { code: merged?.code ?? null });
}

type Said = { readonly reason: string; readonly before: MergeRecord['before']; readonly after: Figures };

/** Saves what was decided, each context its own; the statements follow each other, as a merge is no hot path. */
async function save(context: Context, merging: Merging, picks: Picks, said: Said): Promise<void> {
  const { db, actor, now } = context;
  const { from, to, stats, ledger, levels, settings, mergeId } = merging;
  const [absorbedId, memberId] = [from.id, to.id];
  const identity = await mergeIdentity(db, { from, to, picks, now });
  const orders = await mergeOrders(db, absorbedId, memberId, mergeId);
  await saveMemberStats(db, [joinStats(stats.to, stats.from), noStats(absorbedId)]);
  await recountPurchases(db, [absorbedId, memberId], (await program(db)).zone);
  await saveActs(db, await lastActs(db, [memberId]));
  await saveLedger(db, ledger);
  const kept = await saveLevelMerge(
    db,
    settings,
    levels,
    levelsAsked({ from: absorbedId, to: memberId, mergeId, now }),
  );
  const record: MergeRecord = {
    identity,
    picks,
    levels: kept,
    orders,
    caps: {
      points: await carriedPointsUse.carry(db, absorbedId, memberId),
      growth: await carriedGrowthUse.carry(db, absorbedId, memberId),
      behaviours: await carriedBehaviourUses.carry(db, absorbedId, memberId),
    },
    coupons: await mergeCopies(db, absorbedId, memberId),
    benefits: await mergeGrants(db, absorbedId, memberId),
    rewards: await mergeGifts(db, absorbedId, memberId),
    draws: await mergeDraws(db, absorbedId, memberId),
    mall: await mergeExchanges(db, absorbedId, memberId),
    bound: await mergeHands(db, absorbedId, memberId),
    before: said.before,
    after: said.after,
  };
  await mergeTasks(db, absorbedId, memberId);
  await mergeCarts(db, absorbedId, memberId);
  await mergeSegments(db, absorbedId, memberId);
  const actorName = actor.kind === 'staff' || actor.kind === 'system' ? actor.name : '';
  const row = { memberId, id: mergeId, absorbedId, at: now, actor: actorLabel(actor), actorName, reason: said.reason };
  await insertMerge(db, { ...row, record });
  const payload = { mergeId, absorbedId, memberId, orders };
  await announce(db, [{ name: 'member.merged', memberId, payload, at: now }]);
  await ports().writeAudit(db, context, 'members.merge', {
    objectType: 'member',
    objectId: absorbedId,
    before: { status: from.status, ...told(said.before.from) },
    after: { mergedInto: publicId('member', memberId), merge: publicId('merge', mergeId) },
    reason: said.reason,
  });
}

const told = (figures: Figures | null) =>
  figures === null
    ? {}
    : { points: figures.points.balance, growth: figures.growth, level: figures.level.code, orders: figures.orders };
