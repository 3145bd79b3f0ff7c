import { addDays, localTime, startOfYear } from '@/lib/kernel/day';
import type { PointsRules } from '../schema';

/**
 * When an order's points become active: some days after completion, at the latest some days after payment; while the
 * order is not complete the latest date counts (4.A.4).
 */
export function orderPointsActivation(
  { pending }: PointsRules,
  order: { readonly paidAt: Date; readonly completedAt: Date | null },
  zone: string,
): Date {
  const latest = addDays(order.paidAt, pending.afterPaymentDays, zone);
  if (order.completedAt === null) return latest;
  const usual = addDays(order.completedAt, pending.afterCompletionDays, zone);
  return usual < latest ? usual : latest;
}

/** The exclusive end of points earned at the instant: the start of 1 January some years on, or never (4.A.3). */
export function pointsEnd({ expireAfterYears }: PointsRules, earnedAt: Date, zone: string): Date | null {
  return expireAfterYears === null ? null : startOfYear(localTime(earnedAt, zone).year + expireAfterYears, zone);
}
