import 'server-only';
import { entriesAbout } from '@/lib/audit';
import { decisionsBefore } from '@/lib/decisions';
import { entriesBefore, type PassbookEntry } from '@/lib/ledger';
import { levelHistory } from '@/lib/levels';
import { orderNumbers, ordersOf, refundKey, refundsBefore } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import type { EntryItem, TimelineItem, TimelineKind } from './rules/item';
import { type Before, compareNewest } from './rules/merge';
import { readDetail, readFields, readMoved, readOutcome, readPurchases } from './rules/working';

// A member changes level a few times in a life: all of it is read, then cut.
const LEVEL_CHANGES_MAX = 500;

/**
 * Reads one kind of items of a member, newest first, strictly before the given place; `owner` has his orders: himself, or
 * the one into whom he was merged.
 */
export type Source = (
  db: Db,
  memberId: string,
  before: Before | null,
  limit: number,
  owner: string,
) => Promise<readonly TimelineItem[]>;

/** How each kind is read by its owner's door. */
export const SOURCES: Readonly<Record<TimelineKind, Source>> = {
  async order(db, memberId, before, limit) {
    const cursor = before === null ? null : { placedAt: before.at, id: before.id };
    const orders = await ordersOf(db, memberId, cursor, limit);
    return orders.map((order) => ({
      kind: 'order',
      id: order.id,
      at: order.placedAt.toISOString(),
      order: order.externalId,
      status: order.status,
      channel: order.channel,
      storeCode: order.storeCode,
      amount: order.goods + order.freight + order.adjustment,
      refunded: order.refundedGoods + order.refundedFreight,
      title: order.title,
      lines: order.lines,
    }));
  },

  async refund(db, memberId, before, limit) {
    const refunds = await refundsBefore(db, memberId, before, limit);
    return refunds.map((refund) => ({
      kind: 'refund',
      id: refundKey(refund),
      at: refund.refundedAt.toISOString(),
      order: refund.externalId,
      refundNo: refund.refundNo,
      amount: refund.goods - refund.tender + refund.freight - refund.deducted,
      ...readMoved(refund.moved),
    }));
  },

  points: async (db, memberId, before, limit) =>
    (await entriesBefore(db, memberId, 'points', before, limit)).map(entryItem),

  growth: async (db, memberId, before, limit) =>
    (await entriesBefore(db, memberId, 'growth', before, limit)).map(entryItem),

  async level(db, memberId, before, limit, owner) {
    const changes = await levelHistory(db, memberId, null, LEVEL_CHANGES_MAX);
    const ofOrders = changes.filter(({ sourceType }) => sourceType === 'order').map(({ sourceId }) => sourceId);
    const numbers = await orderNumbers(db, owner, ofOrders);
    const place = before === null ? null : ({ at: before.at.toISOString(), kind: 'level', id: before.id } as const);
    return changes
      .map((change) => ({
        kind: 'level' as const,
        id: change.id,
        at: change.at.toISOString(),
        from: change.fromCode,
        to: change.toCode,
        isRise: change.toRank > (change.fromRank ?? 0),
        reason: change.reason,
        note: typeof change.facts.note === 'string' ? change.facts.note : null,
        rule: `levels@${change.scheme}#${change.toCode}`,
        validTo: change.validTo?.toISOString() ?? null,
        ...readPurchases(change.facts),
        order: numbers.get(change.sourceId) ?? null,
      }))
      .filter((item) => place === null || compareNewest(place, item) < 0)
      .sort(compareNewest)
      .slice(0, limit);
  },

  async decision(db, memberId, before, limit) {
    const decisions = await decisionsBefore(db, memberId, before, limit);
    return decisions.map(({ id, at, kind, reasons, outcome }) => ({
      kind: 'decision',
      id,
      at: at.toISOString(),
      decision: kind,
      reasons,
      ...readOutcome(outcome),
    }));
  },

  async audit(db, memberId, before, limit) {
    const entries = await entriesAbout(db, 'member', memberId, before, limit);
    return entries.map(({ id, at, action, actorKind, actorName, reason, after }) => ({
      kind: 'audit',
      id,
      at: at.toISOString(),
      action,
      actorKind,
      actorName,
      reason,
      fields: readFields(after),
    }));
  },
};

/** One line of the book as the timeline and the passbook of the back office tell it. */
export function entryItem(entry: PassbookEntry): EntryItem {
  const opened = entry.direction > 0 ? entry.lots[0] : undefined;
  return {
    kind: entry.asset,
    id: entry.id,
    at: entry.occurredAt.toISOString(),
    type: entry.type,
    amount: entry.amount * entry.direction,
    waived: entry.type === 'WAIVED' ? entry.amount : 0,
    balanceAfter: entry.balanceAfter,
    debt: entry.debtDelta,
    reason: entry.reason,
    rule: entry.rule,
    actor: entry.actor,
    ...readDetail(entry.detail),
    activatesAt: opened?.activatesAt.toISOString() ?? null,
    expiresAt: opened?.expiresAt?.toISOString() ?? null,
  };
}
