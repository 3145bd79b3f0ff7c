/** What is known of one asset before a change by hand: the balance, the most done at once, what is left of one's day. */
export type AssetTerms = {
  readonly balance: number;
  readonly atOnceMax: number;
  readonly left: { readonly count: number; readonly amount: number };
};

/** The same of both assets, and the threshold above which somebody else must agree. */
export type Terms = { readonly threshold: number; readonly points: AssetTerms; readonly growth: AssetTerms };

/** What would happen, as far as the page can say beforehand; the server decides. */
export type Outcome =
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'short'; readonly short: number }
  | { readonly kind: 'approval'; readonly after: number }
  | { readonly kind: 'limit' }
  | { readonly kind: 'direct'; readonly after: number };

/** The outcome of a signed amount: too much, waiting for somebody else, beyond today, or done at once. */
export function previewOutcome(amount: number, { balance, atOnceMax, left }: AssetTerms): Outcome {
  if (amount === 0) return { kind: 'unsaid' };
  const after = balance + amount;
  if (after < 0) return { kind: 'short', short: -after };
  const size = Math.abs(amount);
  if (size > atOnceMax) return { kind: 'approval', after };
  if (left.count < 1 || size > left.amount) return { kind: 'limit' };
  return { kind: 'direct', after };
}
