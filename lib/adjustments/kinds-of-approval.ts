import 'server-only';
import { type ApprovalKind, approvalKind } from '@/lib/approvals';
import { actorLabel } from '@/lib/kernel/actor';
import { type Asset, bookSummary } from '@/lib/ledger';
import { requireMemberInSight } from '@/lib/members';
import { bookAdjustment, lockMember } from './book';
import { refuseOwnAccount } from './own-account';
import { AdjustmentPayload } from './schema';

/** A manual change of points above the threshold: another person approves it (4.A.12). */
export const pointsAdjustment: ApprovalKind = adjustmentKind('points');

/** A manual change of growth above the threshold. */
export const growthAdjustment: ApprovalKind = adjustmentKind('growth');

function adjustmentKind(asset: Asset): ApprovalKind {
  return approvalKind({
    code: `${asset}.adjust`,
    sort: asset,
    payload: AdjustmentPayload,
    example: {
      memberId: '01996e2a-0000-7000-8000-000000000000',
      amount: 2_000,
      reasonCode: 'goodwill',
      note: '补偿延误的订单',
      source: { type: 'adjustment', id: '01996e2a-0000-7000-8000-000000000001' },
    },
    async guard({ db, actor }, { memberId }) {
      await requireMemberInSight(db, actor, memberId);
      await refuseOwnAccount(db, actor, memberId);
    },
    async tell({ db, now }, { memberId, amount }) {
      const book = await bookSummary(db, memberId, now);
      const before = asset === 'points' ? book.points.available : book.growth.total;
      const risks = [
        ...(before + amount < 0 ? ['short'] : []),
        ...(amount > 0 && amount > before ? ['more_than_had'] : []),
      ];
      const cost = { amount, unit: asset };
      return {
        changes: [{ field: asset, before, after: before + amount }],
        people: 1,
        cost,
        left: null,
        risks,
        preview: null,
      };
    },
    async execute(context, asked, { id, maker }) {
      const { db, actor } = context;
      const { memberId } = await lockMember(db, asked.memberId);
      const adjustment = { ...asked, memberId };
      const approval = { id, by: actorLabel(actor) };
      const { entry, before } = await bookAdjustment(context, asset, adjustment, { actor: maker, approval });
      return {
        result: { entry: entry.id, [asset]: adjustment.amount, balance: entry.balanceAfter },
        audit: {
          objectType: 'member',
          objectId: adjustment.memberId,
          before: { [asset]: before },
          after: { [asset]: entry.balanceAfter, reason: adjustment.reasonCode },
          reason: adjustment.note,
        },
      };
    },
  });
}
