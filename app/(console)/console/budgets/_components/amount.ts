import { formatMoney, formatNumber } from '@/lib/kernel/format';

/** An amount of a budget as its kind counts it: money, or a number of points or pieces. */
export const sayAmount = (kind: 'AMOUNT' | 'POINTS' | 'COUNT', amount: number): string =>
  kind === 'AMOUNT' ? formatMoney(amount, 'plain') : formatNumber(amount);
