import { adjustPointsCommand } from '@/lib/adjustments';
import { AdjustedAnswer, PendingAdjustmentAnswer, presentAdjust } from '../present/adjust';
import { route } from '../route';

/** Changes of points by hand (4.A.12). */
export const adjustRoutes = [
  route('adjustPoints', {
    method: 'POST',
    path: '/members/{id}/points/adjust',
    tag: 'Points',
    summary: 'Give points (above zero) or take them (below) by hand; above the threshold somebody approves it first',
    runs: adjustPointsCommand,
    body: adjustPointsCommand.input.omit({ id: true }),
    isIdempotent: true,
    answers: {
      201: { description: 'Done: the line of the passbook', schema: AdjustedAnswer },
      200: { description: 'A repeat with the same source: its first line', schema: AdjustedAnswer },
      202: { description: 'Above the threshold: it waits for approval', schema: PendingAdjustmentAnswer },
    },
    refusals: ['member_not_found', 'insufficient_points', 'approval_rejected', 'idempotency_mismatch'],
    example: {
      body: {
        points: 200,
        reason: '补偿延误的订单',
        reasonCode: 'goodwill',
        source: { type: 'ticket', id: 'T-20261122-7' },
      },
    },
    reach: null,
    present: presentAdjust,
  }),
];
