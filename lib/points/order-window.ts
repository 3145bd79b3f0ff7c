import { orderPointsActivation } from './rules/life';
import { rulesAt } from './store';
import type { PointsWork } from './work';

/**
 * Until when an order counts only for the time being: when its points become active, whether or not it earned any; the
 * growth and the level that it brought may be taken back as long (4.A.4, 4.B.4).
 */
export const orderWindowEnd = (
  { versions, zone }: PointsWork,
  order: { readonly paidAt: Date; readonly completedAt: Date | null },
): Date => orderPointsActivation(rulesAt(versions, order.paidAt).rules, order, zone);
