/** A number at the head of the workbench: which metric, the report that shows what is behind it, and its target. */
export type Kpi = {
  readonly code: 'net_amount' | 'orders' | 'joined' | 'new_buyers' | 'repurchase_rate' | 'coupons_used';
  readonly report: string;
  /** A target for one day grows with the days; one for a rate does not. */
  readonly target: 'netAmount' | 'orders' | 'joined' | 'newBuyers' | 'repurchase' | 'couponsUsed';
  readonly isDaily: boolean;
};

/** The numbers at the head of the workbench, one line each (S0-8.1). */
export const KPIS: readonly Kpi[] = [
  { code: 'net_amount', report: 'orders', target: 'netAmount', isDaily: true },
  { code: 'orders', report: 'orders', target: 'orders', isDaily: true },
  { code: 'joined', report: 'member-growth', target: 'joined', isDaily: true },
  { code: 'new_buyers', report: 'repurchase', target: 'newBuyers', isDaily: true },
  { code: 'repurchase_rate', report: 'repurchase', target: 'repurchase', isDaily: false },
  { code: 'coupons_used', report: 'coupons', target: 'couponsUsed', isDaily: true },
];

/** From being a member to coming back: each step is part of the one before it (S0-5.4, AARRR). */
export const FUNNEL = ['members', 'active', 'buyers', 'returning_buyers'] as const;

/** What is aimed at in a period; null where nobody said. */
export const targetFor = ({ isDaily }: Pick<Kpi, 'isDaily'>, set: number | null, days: number): number | null =>
  set === null ? null : isDaily ? set * days : set;
