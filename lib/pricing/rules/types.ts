import type { Condition, FactValue, Failure } from '@/lib/kernel/condition';
import type { Cap, Cut, Earning } from '@/lib/kernel/earning';
import type { Facts } from '@/lib/kernel/refusal';
import type { Tender, TenderTerms } from '@/lib/kernel/tender';

/** What is known of the goods of a line; prices and the floor for one unit, in fen. */
export type Goods = {
  readonly sku: string;
  readonly product: string | null;
  /** From the root of the tree to the leaf. */
  readonly categories: readonly string[];
  readonly brand: string | null;
  readonly tags: readonly string[];
  readonly list: number;
  readonly member: number | null;
  readonly levels: Readonly<Record<string, number>>;
  /** The price that this member's contract names, if there is one (B2B). */
  readonly contract: number | null;
  /** What no discount may go below (N4). */
  readonly floor: number;
};

/** A line of a cart. */
export type CartLine = { readonly id: string; readonly quantity: number; readonly goods: Goods };

/** What is being bought, where, and what the buyer asked for. */
export type Cart = {
  readonly lines: readonly CartLine[];
  readonly channel: string;
  readonly store: { readonly code: string; readonly region: string | null } | null;
  readonly freight: number;
  /** Points to pay with; null: as many as may be. 0: none. */
  readonly points: number | null;
};

/** A member as he is at the moment of the calculation; his level is the one he holds before this order. */
export type MemberSnapshot = {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly rank: number;
  readonly registeredAt: Date;
  readonly birth: { readonly month: number; readonly day: number | null } | null;
  readonly tags: readonly string[];
  readonly region: string | null;
  readonly channel: string | null;
  readonly orders: number;
  readonly amount: number;
  readonly lastOrderAt: Date | null;
  readonly points: { readonly available: number; readonly debt: number };
  /** When he last used offers that come back only after a time, by offer. */
  readonly lastUsed: Readonly<Record<string, Date>>;
  /**
   * What conditions ask of him beside: values by `askedAs`, the segments he is in among them, and for each other segment the
   * test that keeps him out. Not there: nothing was asked.
   */
  readonly asked?: {
    readonly values: Readonly<Record<string, FactValue>>;
    readonly outside: Readonly<Record<string, Failure>>;
  };
};

/** Goods by what they are; empty lists name nothing. */
export type Choice = {
  readonly skus: readonly string[];
  readonly products: readonly string[];
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly tags: readonly string[];
};

/** The order of a calculation (4.C). */
export type LayerName = 'unit' | 'line' | 'order' | 'coupon' | 'tender' | 'freight' | 'gift' | 'earn';

/** Where an offer comes from. */
export type OfferSource =
  | { readonly type: 'OFFER' }
  | {
      readonly type: 'COUPON';
      readonly coupon: string;
      readonly expiresAt: Date | null;
      readonly isPicked: boolean;
      /** Nobody has the copy yet: how it is claimed when the order is placed, by its own code or from its open batch (4.E). */
      readonly claim?: { readonly batchId: string; readonly hash: string | null };
    }
  | { readonly type: 'BENEFIT'; readonly grant: string }
  | { readonly type: 'CARD'; readonly card: string; readonly rank: number }
  | { readonly type: 'LEVEL'; readonly level: string };

/** An offer at a version, with parameters that were read by its kind. */
export type Offer = {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly params: unknown;
  readonly layer: LayerName;
  readonly group: string | null;
  readonly stack: 'COMMON' | 'EXCLUSIVE' | 'ALWAYS';
  readonly priority: number;
  readonly conditions: Condition | null;
  /** Goods that are included (all, when nothing is named), never those excluded, and of both only those within. */
  readonly scope: { readonly include: Choice; readonly exclude: Choice; readonly within?: Choice };
  readonly basis: 'INITIAL' | 'NET_BEFORE' | 'NET_AFTER';
  /** The most that it takes off, in fen. */
  readonly caps: { readonly max: number | null };
  readonly source: OfferSource;
  /** What it is called when others say whom they accept, and whom it accepts: both must agree. */
  readonly tags: readonly string[];
  readonly accepts: readonly string[];
  /** Half-open (4.H). */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** The budgets that it draws on, by code (4.G). */
  readonly budgets: readonly string[];
  /** Units in all, and the units that one member may have: two limits that are never compared with each other. */
  readonly stock: { readonly total: number | null; readonly perMember: number | null };
  /** Units that it may still give (flash prices, gifts), as its owner counted; null: no limit. */
  readonly left: number | null;
  /** Why its owner gives it to nobody now: a used coupon, a spent budget, a quota. */
  readonly blocked: { readonly code: string; readonly facts: Facts } | null;
};

/** What a budget still has in the period of a calculation: for all, and for this member where it limits each of them. */
export type OfferRoom = {
  readonly code: string;
  readonly scope: string;
  readonly subject: string;
  readonly kind: 'AMOUNT' | 'POINTS' | 'COUNT';
  readonly limit: number;
  readonly left: number;
  readonly memberLeft: number | null;
  readonly isPaused: boolean;
};

/** What an offer costs a budget, in every way that one may count. */
export type OfferCost = { readonly fen: number; readonly points: number; readonly units: number };

/** How a program prices (4.C), and what its points pay (4.A.8). */
export type PricingSettings = {
  readonly zone: string;
  readonly mode: 'BEST' | 'MERCHANT';
  /** Candidates up to which all sets are listed. */
  readonly exhaustiveMax: number;
  readonly beamWidth: number;
  /** Layers whose percentages are taken of the initial amounts. */
  readonly initialLayers: readonly LayerName[];
  /** The most that all offers after the unit price take off an order. */
  readonly orderMax: number | null;
  readonly coupons: { readonly goods: number; readonly freight: number };
  readonly tender: TenderTerms;
};

/** What earning needs to preview an order: the rules, and what is used of their caps in the periods of now. */
export type EarningBook = {
  readonly points: { readonly rules: Earning; readonly caps: readonly CapInUse[] };
  readonly growth: { readonly rules: Earning };
};

/** A cap with what a member was granted under it in the running period. */
export type CapInUse = { readonly cap: Cap; readonly period: string; readonly used: number };

/** Everything a calculation is a function of. */
export type PricingInput = {
  readonly cart: Cart;
  readonly member: MemberSnapshot | null;
  readonly offers: readonly Offer[];
  readonly now: Date;
  readonly settings: PricingSettings;
  readonly earning: EarningBook | null;
};

/** What one offer takes off one line, or one unit. */
export type Share = { readonly offer: string; readonly amount: number };

/** One unit as it is frozen at payment: what a refund of it pays back before points (4.D.1). */
export type PricedUnit = { readonly list: number; readonly net: number; readonly shares: readonly Share[] };

/** A line with its discounts; `list` − Σ discounts = `net`, and both are Σ over its units. */
export type PricedLine = {
  readonly id: string;
  readonly sku: string;
  /** Of its goods as they were priced: what the line earns by. */
  readonly category: string | null;
  readonly brand: string | null;
  readonly list: number;
  readonly net: number;
  readonly discounts: readonly Share[];
  readonly units: readonly PricedUnit[];
  /** The part of the net that is paid with points, in fen. */
  readonly points: number;
};

/** What cut an offer's discount: its own maximum, the order's, the floor of goods, or that nothing was left to take off. */
export type Trim = { readonly by: 'offer_max' | 'order_max' | 'floor' | 'net' | 'stock'; readonly cut: number };

/** Something that is given beside the goods. */
export type Gift = {
  readonly offer: string;
  readonly type: 'goods' | 'coupon' | 'points' | 'membership_days';
  /** The SKU, the batch or the card; null for points. */
  readonly of: string | null;
  readonly quantity: number;
};

/** The goods of one line by which an offer was judged: its units, and their amount before it took anything off. */
export type JudgedLine = { readonly id: string; readonly quantity: number; readonly amount: number };

/** On which better terms points pay: a larger share of the goods, each worth more; null: as usual (4.C.5). */
export type BetterTender = { readonly shareBp: number | null; readonly worthBp: number | null };

/** What an offer gives to the earning of lines (4.C.8). */
export type Multiplier = { readonly rateBp: number; readonly group: string; readonly lines: readonly string[] };

/**
 * What an order must know of an offer when goods come back, or when it earns: nothing is priced or read again then
 * (4.C-freeze, 4.D.1). Unit prices have no threshold, so nothing is judged by them.
 */
export type FrozenTerms = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly params: unknown;
  readonly judged: readonly JudgedLine[];
  /** What is given is worth, in fen, when it is gone and cannot be taken back. */
  readonly worth: number;
  readonly multiplier: Multiplier | null;
};

/** An offer that counts, with what it wanted to give and what it gave; in fen, for gifts in units. */
export type AppliedOffer = {
  readonly frozen: FrozenTerms;
  readonly offer: string;
  readonly version: number;
  readonly kind: string;
  readonly layer: LayerName;
  readonly source: OfferSource;
  readonly desired: number;
  readonly granted: number;
  readonly trims: readonly Trim[];
  readonly lines: readonly { readonly id: string; readonly amount: number }[];
  readonly freight: number;
  /** Points that a multiplier adds if the order is paid now, where a budget pays for them; else 0. */
  readonly points: number;
  /** The budgets that pay for it: what an order reserves of them is `budgetUses`. */
  readonly budgets: readonly string[];
};

/** Why an offer does not count: a code, and the facts its sentence needs; a failed test with actual and needed (N2). */
export type OfferRefusal = { readonly code: RefusalCode; readonly facts: Facts; readonly failure: Failure | null };

/** An offer that does not count. */
export type RefusedOffer = OfferRefusal & { readonly offer: string; readonly version: number };

/** The reasons for which an offer does not count. */
export type RefusalCode =
  | 'not_started'
  | 'ended'
  | 'blocked'
  | 'budget_exhausted'
  | 'budget_paused'
  | 'member_limit_reached'
  | 'offer_stopped'
  | 'sold_out'
  | 'unknown_kind'
  | 'member_only'
  | 'condition_failed'
  | 'outside_segment'
  | 'below_threshold'
  | 'below_quantity'
  | 'wrong_day'
  | 'not_birthday'
  | 'used_recently'
  | 'no_goods'
  | 'no_freight'
  | 'no_points'
  | 'no_effect'
  | 'floor_reached'
  | 'order_max_reached'
  | 'higher_price'
  | 'group_taken'
  | 'exclusive'
  | 'coupon_limit'
  | 'coupon_not_found'
  | 'coupon_unclaimed'
  | 'coupon_of_other_member'
  | 'not_open'
  | 'not_eligible'
  | 'limit_reached'
  | 'coupon_held'
  | 'coupon_voided'
  | 'already_used'
  | 'wrong_store'
  | 'benefit_used_up'
  | 'benefit_limit'
  | 'benefit_wrong_channel'
  | 'benefit_wrong_store'
  | 'benefit_wrong_day'
  | 'benefit_wrong_hour'
  | 'benefit_wrong_date'
  | 'line_taken'
  | 'saves_nothing'
  | 'not_best';

/** What a member will earn: what it would be, and what the caps leave of it (4.A.7, N9). */
export type EarnPreview = {
  readonly points: {
    readonly desired: number;
    readonly granted: number;
    readonly cuts: readonly Cut[];
    readonly factors: readonly { readonly code: string; readonly group: string; readonly rateBp: number }[];
  };
  readonly growth: number;
};

/** The whole answer: deterministic, and every offer that came in is in exactly one of `applied` and `refused`. */
export type Priced = {
  readonly lines: readonly PricedLine[];
  readonly applied: readonly AppliedOffer[];
  readonly refused: readonly RefusedOffer[];
  readonly gifts: readonly Gift[];
  readonly freight: { readonly full: number; readonly discount: number; readonly due: number };
  readonly tender: Tender;
  readonly earn: EarnPreview | null;
  readonly totals: {
    readonly list: number;
    readonly discount: number;
    readonly goods: number;
    readonly pointsTender: number;
    readonly freight: number;
    readonly payable: number;
  };
  /** How the set was found, and among how many candidates. */
  readonly search: { readonly by: 'exhaustive' | 'beam' | 'merchant'; readonly candidates: number };
};
