/** A version among others, and when it counts from. */
type Dated = { readonly version: number; readonly effectiveFrom: Date };

/** The version in force at the instant: of those that have begun the last to begin, of two the newer (4.M). */
export const versionAt = <V extends Dated>(versions: readonly V[], at: Date): V | undefined =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom <= at)
    .sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version)[0];
