import { type Link, startFrom, walkLinks } from './chain';

/** A seal up to which the chain is forgotten, and how many links that are. */
export type OldPart = { readonly seq: number; readonly hash: string; readonly removed: number };

/**
 * The links after a checkpoint that may be forgotten: those before the first one whose entry is not older than the cutoff,
 * or does not hold. Null when there is none.
 */
export function oldPart(
  checkpoint: { readonly seq: number; readonly hash: string } | null,
  links: readonly (Link & { readonly at: Date | null })[],
  cutoff: Date,
): OldPart | null {
  const young = links.findIndex(({ at }) => at === null || at >= cutoff);
  const old = young < 0 ? links : links.slice(0, young);
  const { broken } = walkLinks(startFrom(checkpoint), old);
  const held = broken === null ? old : old.filter(({ seq }) => seq < broken.fromSeq);
  const last = held.at(-1);
  return last === undefined ? null : { seq: last.seq, hash: last.hash, removed: held.length };
}
