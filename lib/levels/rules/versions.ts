import type { Version } from './reach';

/** A version with the instant from which it counts. */
export type DatedVersion = Version & { readonly effectiveFrom: Date };

/** The versions that count at some instant of `[from, to]`; `versions` are newest first, and the first of all counts ever. */
export function versionsWithin<V extends DatedVersion>(versions: readonly V[], from: Date, to: Date): readonly V[] {
  const first = versions.findIndex(({ effectiveFrom }) => effectiveFrom <= from);
  const until = first === -1 ? versions.slice() : versions.slice(0, first + 1);
  return until.filter(({ effectiveFrom }, index) => effectiveFrom <= to || index === until.length - 1);
}
