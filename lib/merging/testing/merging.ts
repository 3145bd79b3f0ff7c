import { enrolMembers } from '@/lib/enrolment';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import type { Outcome } from '@/lib/kernel/refusal';
import type { Picks } from '@/lib/members';
import { type OrderAnswer, processOrders, processRefunds, type RefundAnswer } from '@/lib/orders';
import { anOrder, aRefund, NOW, type SaidOrder } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { type SpendAnswer, spendPoints } from '@/lib/points';
import { mergeMembersCommand, splitMembersCommand } from '..';

/** The moment at which tests merge. */
export const MERGED_AT = new Date('2026-03-25T10:00:00+08:00');

let people = 0;

/** Enrols somebody with names of every kind; the number makes him one of his own. */
export async function somebody(said: { name?: string; email?: string; storeCode?: string } = {}) {
  const n = ++people;
  const item = {
    name: said.name ?? `会员${n}`,
    externalId: `crm-${process.pid}-${n}`,
    mobile: `138${String(process.pid % 10_000).padStart(4, '0')}${String(n).padStart(4, '0')}`,
    email: said.email ?? null,
    storeCode: said.storeCode ?? null,
    registeredAt: new Date('2025-01-06T10:00:00+08:00'),
  };
  const [outcome] = await enrolMembers([item], { actor: { kind: 'system', name: 'test' }, now: NOW });
  if (outcome?.ok !== true) throw outcome?.refusal;
  return { id: outcome.value.memberId, externalId: item.externalId, mobile: item.mobile };
}

const only = <T>(outcomes: readonly Outcome<T>[]): T => {
  const outcome = must(outcomes[0], 'one outcome');
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
};

/** Settles one order. */
export const settle = async (said: SaidOrder): Promise<OrderAnswer> => only(await processOrders([anOrder(said)], NOW));

/** Refunds lines of one order. */
export const refund = async (
  order: string,
  lines: readonly { id: string; quantity: number; amount?: number }[],
  refundNo: string,
  refundedAt = '2026-03-26T12:00:00+08:00',
): Promise<Extract<RefundAnswer, { kind: 'refunded' }>> => {
  const answer = only(await processRefunds([aRefund(order, lines, { refundNo, refundedAt })], new Date(refundedAt)));
  if (answer.kind !== 'refunded') throw new Error('parked');
  return answer;
};

/** Spends points of a member for a source. */
export const spend = (memberId: string, points: number, source: string): Promise<SpendAnswer> =>
  execute(spendPoints, systemCaller('test', MERGED_AT), {
    id: publicId('member', memberId),
    points,
    source: { type: 'test', id: source },
  });

/** Merges one member into another. */
export const merge = (from: string, to: string, picks: Picks = {}, now = MERGED_AT) =>
  execute(mergeMembersCommand, systemCaller('test', now), {
    memberId: publicId('member', to),
    absorbedId: publicId('member', from),
    picks,
    reason: '同一位顾客的两张卡',
  });

/** Undoes a merge. */
export const split = (memberId: string, mergeId: string, now = new Date(MERGED_AT.getTime() + 86_400_000)) =>
  execute(splitMembersCommand, systemCaller('test', now), {
    memberId: publicId('member', memberId),
    mergeId: publicId('merge', mergeId),
    reason: '不是同一个人',
  });

/** What a table keeps of a member that a merge and its undoing must leave as it was. */
const KEPT: Readonly<Record<string, { columns: string; where?: string }>> = {
  Member: {
    columns:
      '"externalId", "code", "name", "gender", "mobile", "mobileLast4", "email", "emailHash", "birthday", "birthMonth", "region", "storeCode", "inviterId", "passwordHash", "status", "mergedInto", "registeredAt"',
  },
  MemberExternalId: { columns: '"externalId"' },
  MemberMobile: { columns: '"mobileHash"' },
  MemberCode: { columns: '"code"' },
  MemberTag: { columns: '"tag", "source"' },
  PurchaseDay: {
    columns: `concat_ws(' ', "day", "hour", "kind", "code") AS "what", "orders", "amount"`,
  },
  MemberStats: { columns: '"orders", "amount", "refunded", "firstOrderAt", "lastOrderAt", "lastActAt"' },
  Order: { columns: '"id", "externalId", "status", "goods", "refundedGoods", "fullyRefunded", "decisionId"' },
  OrderKey: { columns: '"externalId", "orderId"' },
  OrderLine: { columns: '"orderId", "id", "net", "refundedNet", "refundedQuantity"' },
  Refund: { columns: '"orderId", "refundNo", "goods"' },
  LedgerAccount: { columns: '"asset", "balance", "debt", "earned", "spent", "expired"' },
  LedgerLot: {
    columns: '"id", "sourceType", "sourceId", "earned", "remaining", "activatesAt", "expiresAt"',
    where: '"remaining" > 0',
  },
  PointsCapUse: { columns: '"cap", "period", "used"' },
  GrowthCapUse: { columns: '"cap", "period", "used"' },
  BehaviourUse: { columns: '"rule", "period", "times"' },
  MemberLevel: { columns: '"code", "rank", "since", "validTo", "scheme", "keepFrom", "detail", "reachFrom"' },
  Coupon: { columns: '"id", "batchId", "claimKey", "state"' },
  CouponCode: { columns: '"hash", "couponId"' },
  OwnMember: { columns: '"staffId"' },
};

/** All rows of a member that matter, by table. */
export async function dump(memberId: string): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    Object.entries(KEPT).map(async ([table, { columns, where }]) => {
      const owner = table === 'Member' ? 'id' : 'memberId';
      const text = `SELECT ${columns} FROM "${table}" WHERE "${owner}" = $1 ${where === undefined ? '' : `AND ${where}`} ORDER BY 1, 2`;
      return [
        table,
        (await pool().query(columns.includes(',') ? text : text.replace('ORDER BY 1, 2', 'ORDER BY 1'), [memberId]))
          .rows,
      ];
    }),
  );
  return Object.fromEntries(entries);
}
