/** What stands before the first seal. */
export const GENESIS = '0'.repeat(64);

/** One link of the chain beside what it should be; `recomputed` is null when its entry is gone. */
export type Link = {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
  readonly recomputed: string | null;
};

/** Why a link does not hold. */
export type Break = 'entry_missing' | 'entry_changed' | 'link_broken' | 'seal_missing' | 'checkpoint_wrong';

/** The first stretch of seals that do not hold. */
export type BrokenRange = { readonly fromSeq: number; readonly toSeq: number; readonly reason: Break };

/** How far the chain was walked: its last seal, and the first broken range if there is one. */
export type Walk = {
  readonly seq: number;
  readonly hash: string;
  readonly checked: number;
  readonly broken: BrokenRange | null;
  /** A broken range that has reached the last link looked at and may go on. */
  readonly isOpen: boolean;
};

/** A walk that has not begun. */
export const START: Walk = { seq: 0, hash: GENESIS, checked: 0, broken: null, isOpen: false };

/** A walk that begins behind a checkpoint, where there is one. */
export const startFrom = (checkpoint: { readonly seq: number; readonly hash: string } | null): Walk =>
  checkpoint === null ? START : { ...START, seq: checkpoint.seq, hash: checkpoint.hash };

/** Walks on over the next links in order of their seq; links after the end of the first broken range no longer matter. */
export function walkLinks(before: Walk, links: readonly Link[]): Walk {
  return links.reduce(step, before);
}

function step(walk: Walk, link: Link): Walk {
  const reason = judge(walk, link);
  const next = { ...walk, seq: link.seq, hash: link.hash, checked: walk.checked + 1 };
  if (reason === null) return { ...next, isOpen: false };
  const fromSeq = reason === 'seal_missing' ? walk.seq + 1 : link.seq;
  if (walk.broken === null) return { ...next, broken: { fromSeq, toSeq: link.seq, reason }, isOpen: true };
  if (walk.isOpen) return { ...next, broken: { ...walk.broken, toSeq: link.seq } };
  return next;
}

function judge(walk: Walk, link: Link): Break | null {
  if (link.seq !== walk.seq + 1) return 'seal_missing';
  if (link.previous !== walk.hash) return 'link_broken';
  if (link.recomputed === null) return 'entry_missing';
  return link.recomputed === link.hash ? null : 'entry_changed';
}
