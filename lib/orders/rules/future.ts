import { latestSaid } from '@/lib/kernel/instant';
import { Refusal } from '@/lib/kernel/refusal';

const DAY_MS = 86_400_000;

/** Now, and by how many days a time may lie ahead of it beyond what clocks differ. */
export type Moment = { readonly now: Date; readonly aheadDays: number };

/**
 * The refusal of what says that it happened later than now by more than the program lets times lie ahead; null when all
 * of its times may be (P-time). It is as good as wrong input: sent with the right time, it is taken.
 */
export function refuseFuture(
  code: 'order_in_future' | 'refund_in_future',
  times: readonly (Date | null | undefined)[],
  { now, aheadDays }: Moment,
): Refusal | null {
  const latest = new Date(latestSaid(now).getTime() + aheadDays * DAY_MS);
  const wrong = times.find((at) => at && at > latest);
  return wrong ? new Refusal(code, { at: wrong.toISOString(), latest: latest.toISOString() }, 422) : null;
}

/** Refuses an order one of whose own times lies ahead. */
export const orderInFuture = (
  { placedAt, paidAt, completedAt }: { placedAt: Date; paidAt?: Date | null; completedAt?: Date | null },
  moment: Moment,
): Refusal | null => refuseFuture('order_in_future', [placedAt, paidAt, completedAt], moment);
