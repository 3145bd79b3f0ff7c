import type { BetterTender, Gift, Multiplier, OfferRefusal, Trim } from './types';

/** What applying one offer came to: what it takes off goods and freight, or gives beside them. */
export type Outcome = {
  readonly desired: number;
  readonly granted: number;
  readonly trims: readonly Trim[];
  /** What it takes off the goods, and of that each slice's part; no parts when it takes nothing off them. */
  readonly off: number;
  readonly shares: readonly number[];
  readonly freight: number;
  readonly gift: Gift | null;
  readonly worth: number;
  readonly multiplier: Multiplier | null;
  readonly tender: BetterTender | null;
};

/** Whether applying came to something. */
export const isOutcome = (result: Outcome | OfferRefusal): result is Outcome => 'granted' in result;

/** An outcome that does nothing yet. */
export const NOTHING: Outcome = {
  desired: 0,
  granted: 0,
  trims: [],
  off: 0,
  shares: [],
  freight: 0,
  gift: null,
  worth: 0,
  multiplier: null,
  tender: null,
};

/** What takes money off goods. Its parts are reckoned when somebody asks: of most sets only the sums are looked at. */
export class Discount implements Outcome {
  readonly desired: number;
  readonly granted: number;
  readonly trims: readonly Trim[];
  readonly off: number;
  readonly freight = 0;
  readonly gift = null;
  readonly worth = 0;
  readonly multiplier = null;
  readonly tender = null;
  private readonly spread: () => readonly number[];
  private known: readonly number[] | null = null;

  constructor(desired: number, granted: number, trims: readonly Trim[], spread: () => readonly number[]) {
    this.desired = desired;
    this.granted = granted;
    this.off = granted;
    this.trims = trims;
    this.spread = spread;
  }

  get shares(): readonly number[] {
    this.known ??= this.spread();
    return this.known;
  }
}
