/** A published version of an offer: when it begins to count, and from when it was withdrawn. */
export type PublishedVersion = {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly withdrawnAt: Date | null;
};

/**
 * The version of each offer that counts at the instant: the last that has begun, unless it was withdrawn by then. One
 * that was withdrawn before it began never was (4.M).
 */
export function versionsAt<V extends PublishedVersion>(versions: readonly V[], at: Date): V[] {
  const newest = new Map<string, V>();
  for (const one of versions) {
    if (one.withdrawnAt !== null && one.withdrawnAt <= one.effectiveFrom) continue;
    const before = newest.get(one.code);
    const isLater =
      before === undefined ||
      one.effectiveFrom > before.effectiveFrom ||
      (one.effectiveFrom.getTime() === before.effectiveFrom.getTime() && one.version > before.version);
    if (one.effectiveFrom <= at && isLater) newest.set(one.code, one);
  }
  return [...newest.values()].filter(({ withdrawnAt }) => withdrawnAt === null || withdrawnAt > at);
}
