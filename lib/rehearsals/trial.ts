import type { Condition } from '@/lib/kernel/condition';
import type { OrderRules } from '@/lib/kernel/earning';
import type { LevelScheme } from '@/lib/levels';
import type { Offer, PointWorth, PricingInput } from '@/lib/pricing';

/** A name in both languages. */
export type Name = { readonly zh: string; readonly en: string };

/** A budget that the draft would draw on, with what it may give in all and what it has left. */
export type TrialBudget = {
  readonly code: string;
  readonly kind: 'AMOUNT' | 'POINTS' | 'COUNT';
  readonly limit: number;
  readonly left: number;
};

/**
 * What a draft gives to past orders: an offer of the program; a coupon that each member of the audience has so many copies
 * of; a benefit that he has by his level or for being a member.
 */
export type TrialPart =
  | { readonly of: 'offer'; readonly offer: Offer }
  | { readonly of: 'coupon'; readonly offer: Offer; readonly copies: number | null }
  | { readonly of: 'benefit'; readonly code: string; readonly version: number; readonly terms: unknown };

/** A draft of offers: what stands today beside what the draft adds or replaces. */
export type OffersTrial = {
  readonly type: 'offers';
  readonly settings: PricingInput['settings'];
  readonly worth: PointWorth;
  readonly rules: { readonly points: OrderRules; readonly growth: OrderRules };
  readonly standing: readonly TrialPart[];
  readonly draft: readonly TrialPart[];
  /** Whom coupons and benefits of the draft are for, as segments choose members; null: everybody. */
  readonly audience: Condition | null;
  readonly budgets: readonly TrialBudget[];
  /** Parts that no order decides: games, tasks, what acts on no cart. They are in no sum. */
  readonly uncounted: readonly Name[];
};

/** A draft of rules by which orders earn. */
export type EarningTrial = {
  readonly type: 'earning';
  readonly asset: 'points' | 'growth';
  readonly worth: PointWorth;
  readonly live: OrderRules;
  readonly draft: OrderRules;
};

/** A draft of levels: whoever bought in the period, by all that he has bought. */
export type LevelsTrial = { readonly type: 'levels'; readonly scheme: LevelScheme; readonly startsAt: string };

/** All that deciding needs beside the orders, as plain data: it is kept with the back-test, so that no chunk differs. */
export type Trial = OffersTrial | EarningTrial | LevelsTrial;

/** What a draft comes to as a trial; `about` is what its result is a result of. Of what there is only one, the name is null. */
export type Drafted = { readonly name: Name | null; readonly trial: Trial; readonly about: unknown };
