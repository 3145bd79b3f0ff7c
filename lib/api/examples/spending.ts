import type { z } from 'zod';
import { AdjustedAnswer, PendingAdjustmentAnswer } from '../present/adjust';
import { HoldAnswer, SpentAnswer, TenderAnswer } from '../present/spending';
import { at, memberId } from './shared';

const adjusted: z.output<typeof AdjustedAnswer> = {
  id: 'pte_01m8038kmye16tw4ktaj9ykgzz',
  type: 'ADJUST',
  points: 200,
  debt: 0,
  balanceAfter: 966,
  source: { type: 'ticket', id: 'T-20261122-7' },
  rule: 'adjust#direct',
  reason: '补偿延误的订单',
  occurredAt: at,
  createdAt: at,
  lots: [{ id: 'lot_01m8038kmye16tw4kz4fvysgv6', points: 200, activatesAt: at, expiresAt: '2027-12-31T16:00:00.000Z' }],
};

const pending: z.output<typeof PendingAdjustmentAnswer> = {
  status: 'pending_approval',
  approval: { id: 'apr_01m8038kmye16tw4kz4fvysgv7', createdAt: at, expiresAt: '2026-11-27T10:30:00.000Z' },
  memberId,
  points: 2000,
  threshold: 1000,
};

/** Examples of points that are adjusted, spent, tendered and held. */
export const SPENDING_EXAMPLES: readonly (readonly [z.ZodType, unknown])[] = [
  [AdjustedAnswer, adjusted],
  [PendingAdjustmentAnswer, pending],
  [
    SpentAnswer,
    {
      ...adjusted,
      type: 'SPEND',
      points: -10,
      balanceAfter: 756,
      source: { type: 'lottery', id: 'L-20261122-7' },
      rule: 'points@1#spend',
      reason: '积分抽奖',
      lots: adjusted.lots.map((one) => ({ ...one, points: -10 })),
    },
  ],
  [
    TenderAnswer,
    {
      points: 12000,
      amount: 12000,
      payableAfter: 13900,
      pointsMax: 12900,
      available: 20000,
      debt: 0,
      limits: [],
    },
  ],
  [
    HoldAnswer,
    {
      hold: {
        id: 'hld_01m8038kmye16tw4kz4fvysgv8',
        points: 20,
        state: 'held',
        expiresAt: '2026-11-20T10:45:00.000Z',
        heldAt: at,
        closedAt: null,
        source: { type: 'checkout', id: 'C-20261122-1' },
        reason: '满减换购',
      },
    },
  ],
];
