import { latestSaid } from '@/lib/kernel/instant';
import { Refusal } from '@/lib/kernel/refusal';

/**
 * The refusal of what says that it happened later than now, by more than clocks differ; null when all of its times may be
 * (P-time). It is as good as wrong input: sent again in time, or with the right time, it is taken.
 */
export function refuseFuture(
  code: 'order_in_future' | 'refund_in_future',
  times: readonly (Date | null | undefined)[],
  now: Date,
): Refusal | null {
  const latest = latestSaid(now);
  const wrong = times.find((at) => at && at > latest);
  return wrong ? new Refusal(code, { at: wrong.toISOString(), latest: latest.toISOString() }, 422) : null;
}

/** Refuses an order one of whose own times lies ahead. */
export const orderInFuture = (
  { placedAt, paidAt, completedAt }: { placedAt: Date; paidAt?: Date | null; completedAt?: Date | null },
  now: Date,
): Refusal | null => refuseFuture('order_in_future', [placedAt, paidAt, completedAt], now);
