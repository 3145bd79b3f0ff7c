/** What a refund moves, as its member is told before and after; money in fen, points that are taken above zero. */
export type RefundTold = {
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amount: number }[];
  /** Money that goes back, and what is kept of it for offers and gifts that are lost. */
  readonly amount: number;
  readonly deducted: number;
  /** What of the goods goes back as points: what it stands for, and how many. */
  readonly tender: number;
  readonly pointsBack: number;
  readonly pointsTaken: number;
  readonly growthTaken: number;
  readonly couponsBack: number;
  readonly couponsVoid: number;
};

/** The figures that must be the same when it is done as they were when it was shown (N3). */
export const FIGURES = [
  'amount',
  'deducted',
  'tender',
  'pointsBack',
  'pointsTaken',
  'growthTaken',
  'couponsBack',
  'couponsVoid',
] as const satisfies readonly (keyof RefundTold)[];

/** The first figure that differs from what was told, or null. */
export const differing = (
  told: Pick<RefundTold, (typeof FIGURES)[number]>,
  is: RefundTold,
): (typeof FIGURES)[number] | null => FIGURES.find((name) => told[name] !== is[name]) ?? null;
