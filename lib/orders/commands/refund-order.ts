import { z } from 'zod';
import { actorLabel } from '@/lib/kernel/actor';
import type { Outcome } from '@/lib/kernel/refusal';
import { coalescer } from '@/lib/platform/coalescer';
import { command } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { refundOfInput } from '../order-event';
import { refuseFuture } from '../rules/future';
import { RefundInput } from '../schema';
import { daysAhead } from '../settings';
import type { RefundAnswer, RefundEvent } from '../types';
import { previewRefund, processRefunds } from './process-refunds';

const joined = coalescer<RefundEvent, Outcome<RefundAnswer>>('refunds', (events) => processRefunds(events, new Date()));

const Input = z.object({ orderExternalId: z.string().min(1).max(128), refund: RefundInput });

/** Refunds part of an order once per number, or parks the refund until its order is paid (4.D, 4.F). */
export const refundOrder = command({
  name: 'orders.refund',
  can: 'refunds.write',
  input: Input,
  transaction: 'own',
  async run({ db, actor, now }, { orderExternalId, refund }): Promise<RefundAnswer> {
    const refusal = refuseFuture('refund_in_future', [refund.refundedAt], { now, aheadDays: await daysAhead(db) });
    if (refusal !== null) throw refusal;
    const outcome = await joined(refundOfInput(orderExternalId, refund, actorLabel(actor), now));
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});

/** Says what a refund would move, line by line, and moves nothing (N3). */
export const previewOrderRefund = command({
  name: 'orders.refund-preview',
  can: 'refunds.write',
  input: Input,
  transaction: 'own',
  async run({ db, actor, now }, { orderExternalId, refund }): Promise<RefundAnswer> {
    const refusal = refuseFuture('refund_in_future', [refund.refundedAt], { now, aheadDays: await daysAhead(db) });
    if (refusal !== null) throw refusal;
    const outcome = await previewRefund(pool(), refundOfInput(orderExternalId, refund, actorLabel(actor), now), now);
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});
