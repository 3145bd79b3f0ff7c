/** What is known before a change by hand: balances, the most done at once, and what is left of one's day. */
export type Terms = {
  readonly points: number;
  readonly growth: number;
  readonly atOnceMax: number;
  readonly threshold: number;
  readonly left: { readonly count: number; readonly amount: number };
};

/** What would happen, as far as the page can say beforehand; the server decides. */
export type Outcome =
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'short'; readonly short: number }
  | { readonly kind: 'approval'; readonly after: number }
  | { readonly kind: 'limit' }
  | { readonly kind: 'direct'; readonly after: number };

/** The outcome of a signed amount: too much, waiting for somebody else, beyond today, or done at once. */
export function previewOutcome(amount: number, asset: 'points' | 'growth', terms: Terms): Outcome {
  if (amount === 0) return { kind: 'unsaid' };
  const after = terms[asset] + amount;
  if (after < 0) return { kind: 'short', short: -after };
  const size = Math.abs(amount);
  if (size > terms.atOnceMax) return { kind: 'approval', after };
  if (terms.left.count < 1 || size > terms.left.amount) return { kind: 'limit' };
  return { kind: 'direct', after };
}
