import 'server-only';
import { z } from 'zod';
import { isOwnAccount } from '@/lib/adjustments';
import { actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { loadLedger } from '@/lib/ledger';
import { heldLevels } from '@/lib/levels';
import {
  isSameField,
  type MemberProfile,
  memberById,
  memberInSight,
  memberKin,
  memberStats,
  membersById,
  mergePerson,
  noStats,
  PICKED,
  type Picked,
  type Picks,
  pickOf,
  requireMemberInSight,
  twinsOf,
} from '@/lib/members';
import { onSnapshot } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { query } from '@/lib/platform/query';
import { type Figures, figuresOf, loadMerging, planMerge } from './plan';
import { MergeRecordSchema } from './record';
import { splitRefusals, type Why } from './rules/refusals';
import { MergeOfInput, PreviewMergeInput } from './schema';
import { splitBooks } from './split-books';
import { type MergeRow, mergeOf, mergesOf } from './store/merges';

/** One profile field of both, masked, and which of the two goes on. */
export type FieldChoice = {
  readonly field: Picked;
  readonly kept: string | null;
  readonly taken: string | null;
  readonly choice: 'kept' | 'taken';
  readonly isSame: boolean;
};

/** One side of a merge as staff read it. */
export type MergeSide = {
  readonly id: string;
  readonly code: string;
  readonly name: string | null;
  readonly registeredAt: string;
  readonly names: { readonly externalIds: readonly string[]; readonly mobiles: number };
  readonly tags: readonly string[];
  readonly figures: Figures;
};

/** What a merge would come to: both sides, what goes on, what the survivor will have, and what stands against it. */
export type MergePreview = {
  readonly to: MergeSide;
  readonly from: MergeSide;
  readonly fields: readonly FieldChoice[];
  readonly after: Figures;
  readonly memberSince: string;
  readonly refusals: readonly Why[];
};

/** Two members side by side, decided by the same rules as the merge itself and saved nowhere (N13). */
export const previewMerge = query({
  can: 'members.merge',
  input: PreviewMergeInput,
  async run({ db, actor, now }, input): Promise<MergePreview> {
    const [to, from] = [requireId('member', input.memberId), requireId('member', input.absorbedId)];
    for (const id of [to, from]) await requireMemberInSight(db, actor, id);
    if (from === to) throw new Refusal('merge_same_member', {});
    const profiles = await membersById(db, [from, to]);
    const merged = [...profiles.values()].find(({ mergedInto }) => mergedInto !== null);
    if (merged !== undefined) throw new Refusal('member_merged', { code: merged.code });
    const merging = await onSnapshot(db, (snapshot) =>
      loadMerging(snapshot, { from, to, mergeId: newId(), actor, now }),
    );
    const { refusals, before, after } = planMerge(merging);
    const picks = input.picks as Picks;
    const side = (own: 'from' | 'to'): MergeSide => {
      const { id, code, registeredAt, externalIds, mobileHashes, tags } = merging[own];
      const name = profiles.get(id)?.name ?? null;
      const names = { externalIds, mobiles: mobileHashes.length };
      const said = { registeredAt: registeredAt.toISOString(), names, tags, figures: before[own] };
      return { id: publicId('member', id), code, name, ...said };
    };
    const shown = (id: string, field: Picked) => profiles.get(id)?.[field] ?? null;
    const fields = PICKED.map((field) => ({
      field,
      kept: shown(to, field),
      taken: shown(from, field),
      choice: pickOf(merging.to, merging.from, picks, field),
      isSame: isSameField(merging.to, merging.from, field),
    }));
    const memberSince = mergePerson(merging.to, merging.from, picks).registeredAt.toISOString();
    return { to: side('to'), from: side('from'), fields, after, memberSince, refusals };
  },
});

/** One merge in which a member had a part. */
export type MergeLine = {
  readonly mergeId: string;
  readonly isSurvivor: boolean;
  /** The other of the two. */
  readonly other: { readonly id: string; readonly code: string };
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly orders: number;
  readonly split: { readonly at: string; readonly by: string; readonly reason: string } | null;
};

/** The merges of a member, newest first, and who looks like the same person (N13). */
export const memberMerges = query({
  can: 'members.read',
  input: z.object({ memberId: z.string().max(64) }),
  async run({ db, actor }, input): Promise<readonly MergeLine[]> {
    const memberId = requireId('member', input.memberId);
    await requireMemberInSight(db, actor, memberId);
    const rows = await mergesOf(db, memberId);
    const others = await membersById(
      db,
      rows.map((row) => (row.memberId === memberId ? row.absorbedId : row.memberId)),
    );
    return rows.map((row) => {
      const isSurvivor = row.memberId === memberId;
      const other = isSurvivor ? row.absorbedId : row.memberId;
      const { splitAt, splitName, splitReason } = row;
      return {
        mergeId: publicId('merge', row.id),
        isSurvivor,
        other: { id: publicId('member', other), code: others.get(other)?.code ?? '' },
        at: row.at.toISOString(),
        by: row.actorName,
        reason: row.reason,
        orders: ordersOf(row),
        split: splitAt === null ? null : { at: splitAt.toISOString(), by: splitName ?? '', reason: splitReason ?? '' },
      };
    });
  },
});

/** How many orders went along; of a merge whose record was erased with its member nobody knows. */
const ordersOf = ({ record }: Pick<MergeRow, 'record'>): number =>
  MergeRecordSchema.safeParse(record).data?.orders ?? 0;

/** What undoing a merge would give back. */
export type SplitPreview = {
  readonly points: number;
  readonly growth: number;
  readonly orders: number;
  readonly after: Pick<Figures, 'points' | 'growth'>;
  readonly refusals: readonly Why[];
};

/** What goes back when a merge is undone, decided by the same rules and saved nowhere (N13). */
export const previewSplit = query({
  can: 'members.merge',
  input: MergeOfInput,
  async run({ db, actor, now }, input): Promise<SplitPreview> {
    const [memberId, mergeId] = [requireId('member', input.memberId), requireId('merge', input.mergeId)];
    await requireMemberInSight(db, actor, memberId);
    const merge = await mergeOf(db, memberId, mergeId);
    if (merge === null) throw new Refusal('merge_not_found', {}, 404);
    const { absorbedId } = merge;
    const kin = must(await memberKin(db, memberId), 'the survivor of a merge');
    const owns = [await isOwnAccount(db, actor, memberId), await isOwnAccount(db, actor, absorbedId)];
    const refusals = splitRefusals({
      isSplit: merge.splitAt !== null,
      isClosed: (await memberById(db, memberId))?.status === 'closed',
      isMergedFurther: kin.mergedInto !== null,
      isOwnAccount: owns.includes(true),
    });
    const nothing = { points: 0, growth: 0 };
    const { ledger, moved, ...against } =
      refusals.length > 0
        ? { ledger: await loadLedger(db, [memberId], [memberId]), moved: nothing, refusals }
        : await splitBooks(db, merge, { actor: actorLabel(actor), now });
    const [[stats], [level]] = [await memberStats(db, [memberId]), await heldLevels(db, [memberId])];
    const left = { code: level?.code ?? '', validTo: level?.validTo ?? null };
    const { points, growth } = figuresOf(ledger, stats ?? noStats(memberId), left, now);
    return { ...moved, orders: ordersOf(merge), after: { points, growth }, ...against };
  },
});

/** Somebody who may be the same person: by e-mail, or by name and birthday. */
export type Twin = Pick<MemberProfile, 'code' | 'name' | 'mobile'> & { readonly id: string };

/** Who looks like the same person as a member: the same e-mail, or the same name and birthday (S1-3.2). */
export const possibleTwins = query({
  can: 'members.merge',
  input: z.object({ memberId: z.string().max(64) }),
  async run({ db, actor }, input): Promise<readonly Twin[]> {
    const memberId = requireId('member', input.memberId);
    await requireMemberInSight(db, actor, memberId);
    const sights = await Promise.all((await twinsOf(db, memberId)).map((id) => memberInSight(db, actor, id)));
    return sights.flatMap((sight) => {
      if (sight === null || !sight.isVisible) return [];
      const { id, code, name, mobile } = sight.profile;
      return [{ id: publicId('member', id), code, name, mobile }];
    });
  },
});
