/** What one offer takes off a unit, in fen. */
export type FrozenShare = { readonly offer: string; readonly amount: number };

/** Units of a line, one after the other, that cost the same and bear the same (4.C-allocation). */
export type FrozenUnits = {
  readonly count: number;
  readonly list: number;
  readonly net: number;
  readonly shares: readonly FrozenShare[];
};

/** A line as it was priced: its units in order, and what of its net is paid with points. */
export type FrozenLine = {
  readonly id: string;
  readonly sku: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly units: readonly FrozenUnits[];
  readonly tender: { readonly fen: number; readonly points: number };
};

/** Where an applied offer comes from, and what it consumes. */
export type FrozenSource =
  | { readonly type: 'OFFER' | 'CARD' | 'LEVEL' }
  | { readonly type: 'COUPON'; readonly coupon: string }
  | { readonly type: 'BENEFIT'; readonly grant: string };

/** An applied offer at its version, with what an order needs of it when goods come back or when it earns. */
export type FrozenOffer = {
  readonly offer: string;
  readonly version: number;
  readonly kind: string;
  readonly layer: string;
  readonly source: FrozenSource;
  readonly name: { readonly zh: string; readonly en: string };
  readonly desired: number;
  readonly granted: number;
  readonly freight: number;
  readonly params: unknown;
  readonly judged: readonly { readonly id: string; readonly quantity: number; readonly amount: number }[];
  readonly multiplier: { readonly rateBp: number; readonly group: string; readonly lines: readonly string[] } | null;
};

/** Something given beside the goods; what all of it is worth when it is gone, in fen. Goods stand on a line of their own. */
export type FrozenGift = {
  readonly offer: string;
  readonly type: 'goods' | 'coupon' | 'points' | 'membership_days';
  readonly of: string | null;
  readonly quantity: number;
  readonly worth: number;
  readonly line: string | null;
};

/** What an order takes of a budget for one offer, in every way in which a budget may count it. */
export type FrozenBudget = {
  readonly budget: string;
  readonly offer: string;
  readonly fen: number;
  readonly points: number;
  readonly units: number;
};

/** All that an order froze when it was placed with a quote (4.C-freeze); nothing of it is ever computed again. */
export type FrozenTerms = {
  readonly quotedAt: string;
  readonly lines: readonly FrozenLine[];
  readonly offers: readonly FrozenOffer[];
  readonly gifts: readonly FrozenGift[];
  readonly freight: { readonly full: number; readonly discount: number; readonly due: number };
  readonly tender: { readonly fen: number; readonly points: number };
  readonly budgets: readonly FrozenBudget[];
  /** Offers that come back to the member only after some days: they are free again when the order is given up. */
  readonly uses: readonly { readonly offer: string; readonly everyDays: number }[];
  /** What the quote said that it earns. */
  readonly promised: { readonly points: number; readonly growth: number } | null;
};

/** What has become of it since. */
export type FrozenProgress = {
  /** The line of the passbook by which its points were spent. */
  readonly spendId: string | null;
  /** Points of it that came back. */
  readonly pointsBack: number;
  /** Offers whose coupon, quota or budget has come back whole. */
  readonly returned: readonly string[];
  /** What was kept back of refunds, by offer or gift, in fen. */
  readonly kept: Readonly<Record<string, number>>;
  /** Copies of gift coupons, by the place of the gift. */
  readonly copies: Readonly<Record<string, readonly string[]>>;
  /** How much of each gift was taken back, by its place; and how much of that was gone already. */
  readonly taken: Readonly<Record<string, number>>;
  readonly gone: Readonly<Record<string, number>>;
};

/** The states of what an order holds. */
export const FROZEN_STATES = ['held', 'used', 'lapsed', 'released'] as const;

/** What an order froze, with its state. */
export type Frozen = {
  readonly quoteId: string;
  readonly state: (typeof FROZEN_STATES)[number];
  readonly terms: FrozenTerms;
  readonly progress: FrozenProgress;
};

/** Nothing has happened yet. */
export const NO_PROGRESS: FrozenProgress = {
  spendId: null,
  pointsBack: 0,
  returned: [],
  kept: {},
  copies: {},
  taken: {},
  gone: {},
};

/** Units of a line in order, from one to before another: what a refund of them is about. */
export function unitsBetween(line: FrozenLine, from: number, to: number): FrozenUnits[] {
  let at = 0;
  return line.units.flatMap((units) => {
    const [first, end] = [Math.max(from, at), Math.min(to, at + units.count)];
    at += units.count;
    return end > first ? [{ ...units, count: end - first }] : [];
  });
}

/** The money of units of a frozen line, points among it (4.D.1). */
export const frozenUnitsNet = (line: FrozenLine, from: number, count: number): number =>
  unitsBetween(line, from, from + count).reduce((total, units) => total + units.count * units.net, 0);

/** What an offer takes off units. */
export const shareOf = (units: readonly FrozenUnits[], offer: string): number =>
  units.reduce(
    (total, { count, shares }) =>
      total + count * shares.reduce((sum, share) => (share.offer === offer ? sum + share.amount : sum), 0),
    0,
  );
