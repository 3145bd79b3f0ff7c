/** What is known of a boost when it is looked at. */
export type BoostFacts = {
  readonly wanted: number;
  readonly helped: number;
  readonly reachedAt: Date | null;
  readonly endsAt: Date;
};

/** open: friends may help; reached: enough have; ended: its time was over before. */
export type BoostPhase = 'open' | 'reached' | 'ended';

/** Where a boost stands at the instant: its end is exclusive, and what was reached stays so (S3-9.2). */
export function boostPhase({ reachedAt, endsAt }: BoostFacts, now: Date): BoostPhase {
  if (reachedAt !== null) return 'reached';
  return now < endsAt ? 'open' : 'ended';
}

/** Why somebody may not help, or null when he may; the last place is given out by the row itself. */
export function refuseHelp(
  boost: BoostFacts,
  { isOwn, hasHelped, now }: { readonly isOwn: boolean; readonly hasHelped: boolean; readonly now: Date },
): string | null {
  if (isOwn) return 'boost_own';
  if (hasHelped) return 'boost_helped_already';
  const phase = boostPhase(boost, now);
  return phase === 'open' ? null : phase === 'reached' ? 'boost_full' : 'boost_ended';
}
