import 'server-only';
import {
  type ApprovalKind,
  type ApprovalRecord,
  approvalByKey,
  type RequestedApproval,
  requestApproval,
} from '@/lib/approvals';
import { actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type Asset, type PassbookEntry, readEntriesByKey, readEntry } from '@/lib/ledger';
import { requireMemberInSight } from '@/lib/members';
import { type AuditFacts, type Context, command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { program, settingsOf } from '@/lib/platform/program';
import { requestSource } from '@/lib/platform/request-source';
import { adjustmentKey, bookAdjustment, lockMember, tryAdjustment } from '../book';
import { growthAdjustment, pointsAdjustment } from '../kinds-of-approval';
import { refuseOwnAccount } from '../own-account';
import { decideAdjustRoute } from '../rules/limits';
import { AdjustGrowthInput, type Adjustment, AdjustPointsInput, adjustmentsSection } from '../schema';
import { countAdjustment, dayForUpdate } from '../store/use';

/** What came of a manual change: its entry, or the request that waits for somebody else. */
export type AdjustAnswer =
  | {
      readonly kind: 'booked';
      readonly isRepeat: boolean;
      readonly memberId: string;
      readonly before: number | null;
      readonly entry: PassbookEntry;
    }
  | {
      readonly kind: 'pending';
      readonly isRepeat: boolean;
      readonly memberId: string;
      readonly amount: number;
      readonly threshold: number;
      readonly request: RequestedApproval;
    };

/** Changes a member's points by hand, or asks somebody else to when it is above the threshold (4.A.12). */
export const adjustPointsCommand = command({
  name: 'points.adjust',
  can: 'points.adjust',
  input: AdjustPointsInput,
  run: (context, { points, ...about }): Promise<AdjustAnswer> =>
    adjust(context, 'points', pointsAdjustment, { ...about, amount: points }),
  audit: ({ reason, reasonCode }, answer) => trace('points', answer, reason, reasonCode),
});

/** Changes a member's growth by hand, or asks somebody else to when it is above the threshold (4.A.12). */
export const adjustGrowthCommand = command({
  name: 'growth.adjust',
  can: 'points.adjust',
  input: AdjustGrowthInput,
  run: (context, { growth, ...about }): Promise<AdjustAnswer> =>
    adjust(context, 'growth', growthAdjustment, { ...about, amount: growth }),
  audit: ({ reason, reasonCode }, answer) => trace('growth', answer, reason, reasonCode),
});

type Wanted = Pick<Adjustment, 'amount' | 'reasonCode'> & {
  readonly id: string;
  readonly reason: string;
  readonly source?: Adjustment['source'] | undefined;
};

async function adjust(context: Context, asset: Asset, kind: ApprovalKind, wanted: Wanted): Promise<AdjustAnswer> {
  const { db, actor, now } = context;
  // Locked first: whoever was merged is changed as the survivor, whom the caller must be allowed to see and to change.
  const { memberId, kin } = await lockMember(db, requireId('member', wanted.id));
  const { code } = await requireMemberInSight(db, actor, memberId);
  await refuseOwnAccount(db, actor, memberId);
  const { amount, reasonCode, reason: note } = wanted;
  const source = wanted.source ?? requestSource('adjustment', context) ?? { type: 'adjustment', id: newId() };
  const adjustment: Adjustment = { memberId, amount, reasonCode, note, source };
  const settings = await program(db);
  const limits = settingsOf(settings, adjustmentsSection);
  const repeat = await repeatOf(context, asset, kind, { ...adjustment, kin }, limits.threshold);
  if (repeat !== null) return repeat;
  const hands = { actor: actorLabel(actor), approval: null };
  const hand = { actor: hands.actor, asset, day: localDate(now, settings.zone) };
  const use = await dayForUpdate(db, hand, memberId);
  const route = decideAdjustRoute(amount, limits, { ...use, isStaff: actor.kind === 'staff' });
  if (route.way === 'refused') throw new Refusal(route.code, route.facts);
  if (route.way === 'direct') {
    const { entry, before } = await bookAdjustment(context, asset, adjustment, hands);
    await countAdjustment(db, hand, memberId, amount);
    return { kind: 'booked', isRepeat: false, memberId, before, entry: await shown(context, memberId, entry.id) };
  }
  // Nobody is asked for what cannot be done anyway.
  const { before } = await tryAdjustment(context, asset, adjustment, hands);
  const request = await requestApproval(context, kind, {
    key: requestKey(adjustment),
    payload: adjustment,
    object: { type: 'member', id: memberId, label: code },
    reason: note,
    facts: { amount, balance: before, reasonCode, ...route.facts },
  });
  return { kind: 'pending', isRepeat: false, memberId, amount, threshold: limits.threshold, request };
}

/**
 * The answer of the first call with the same source: its entry or its request (4.F). Another amount is refused, and so is
 * what was rejected; what was withdrawn or has ended unanswered is asked anew.
 */
async function repeatOf(
  context: Context,
  asset: Asset,
  kind: ApprovalKind,
  adjustment: Adjustment & { readonly kin: readonly string[] },
  threshold: number,
): Promise<AdjustAnswer | null> {
  const { memberId, amount, kin } = adjustment;
  const keys = [memberId, ...kin].map((book) => ({ memberId: book, asset, key: adjustmentKey(adjustment) }));
  const [known] = await readEntriesByKey(context.db, keys);
  if (known !== undefined) {
    const entry = await shown(context, known.memberId, known.id);
    if (entry.amount * entry.direction !== amount) throw new Refusal('idempotency_mismatch', {}, 422);
    return { kind: 'booked', isRepeat: true, memberId, before: null, entry };
  }
  const asked = await approvalByKey(context.db, kind.code, requestKey(adjustment), context.now);
  if (asked === null) return null;
  if (asked.facts.amount !== amount) throw new Refusal('idempotency_mismatch', {}, 422);
  if (asked.state === 'rejected') throw new Refusal('approval_rejected', rejectionOf(asked));
  return { kind: 'pending', isRepeat: true, memberId, amount, threshold, request: asked };
}

const rejectionOf = ({ id, decidedAt, decisionNote }: ApprovalRecord) => ({
  approval: publicId('approval', id),
  at: decidedAt?.toISOString() ?? null,
  note: decisionNote,
});

const requestKey = (adjustment: Adjustment): string => `${adjustment.memberId}:${adjustmentKey(adjustment)}`;

const shown = async ({ db }: Context, memberId: string, entryId: string): Promise<PassbookEntry> =>
  must(await readEntry(db, memberId, entryId), 'an entry that was just booked');

function trace(asset: Asset, answer: AdjustAnswer, reason: string, reasonCode: string): AuditFacts | null {
  if (answer.isRepeat) return null;
  const { memberId } = answer;
  if (answer.kind === 'pending') {
    const after = { request: answer.request.id, [asset]: answer.amount, reason: reasonCode };
    return { objectType: 'member', objectId: memberId, after, reason };
  }
  const { entry, before } = answer;
  return {
    objectType: 'member',
    objectId: memberId,
    before: { [asset]: before },
    after: { [asset]: entry.balanceAfter, reason: reasonCode },
    reason,
  };
}
