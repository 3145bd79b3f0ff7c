/** A version among others: when it counts from, and whether it was withdrawn before that. */
export type ListedVersion = {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly withdrawnAt: Date | null;
};

/** Where a version stands at an instant; a withdrawn one never counts. */
export type VersionState = 'live' | 'scheduled' | 'past' | 'withdrawn';

/** The version in force at the instant: of those that have begun the last to begin, of two the newer (4.M). */
export const liveOf = <V extends ListedVersion>(versions: readonly V[], at: Date): V | undefined =>
  versions
    .filter(({ effectiveFrom, withdrawnAt }) => withdrawnAt === null && effectiveFrom <= at)
    .sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version)[0];

/** The newest version that was not withdrawn: what the next one is written from and must follow. */
export const newestOf = <V extends ListedVersion>(versions: readonly V[]): V | undefined =>
  versions.filter(({ withdrawnAt }) => withdrawnAt === null).sort((a, b) => b.version - a.version)[0];

/** Where each version stands at the instant, in the order given. */
export function statesOf<V extends ListedVersion>(
  versions: readonly V[],
  at: Date,
): (V & { readonly state: VersionState })[] {
  const live = liveOf(versions, at)?.version;
  return versions.map((one) => ({ ...one, state: stateOf(one, live, at) }));
}

function stateOf({ version, effectiveFrom, withdrawnAt }: ListedVersion, live: number | undefined, at: Date) {
  if (withdrawnAt !== null) return 'withdrawn';
  if (version === live) return 'live';
  return effectiveFrom > at ? 'scheduled' : 'past';
}
