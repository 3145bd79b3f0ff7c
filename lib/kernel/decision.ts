import type { Facts } from './refusal';

/** What a decision says about one thing: given, cut down, withheld or refused, with a code and the facts behind it. */
export type Reason = {
  readonly topic: 'points' | 'growth' | 'level' | 'order' | 'refund' | 'behaviour' | 'coupon' | 'benefit';
  readonly outcome: 'given' | 'reduced' | 'withheld' | 'taken';
  readonly code: string;
  readonly facts: Facts;
  /** The rule that spoke, as `<rule set>@<version>#<rule>`. */
  readonly rule: string;
};
