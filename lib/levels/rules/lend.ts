import type { Level } from '../schema';
import { endLent } from './close';
import { dropDate } from './due';
import { effectiveLevel, type Held, type Lent, later } from './held';
import { levelIn, type Outcome, type Version } from './reach';

/** What somebody asks to set by hand. */
export type Lending = {
  readonly kind: Lent['kind'];
  readonly until: Date;
  readonly reason: string;
  readonly by: string;
};

/** Why a level cannot be lent, by the code of the refusal. */
export type LendRefusal = 'level_unknown' | 'level_held_already' | 'level_no_next' | 'end_not_ahead';

/** Sets a level by hand until a date, over the earned one; growth is never touched (4.B.8). */
export function lend(
  held: Held,
  level: Level,
  { version, scheme }: Version,
  lending: Lending,
  at: Date,
): Outcome | { readonly refused: LendRefusal } {
  if (lending.until <= at) return { refused: 'end_not_ahead' };
  const from = effectiveLevel(held, at);
  if (from.code === level.code) return { refused: 'level_held_already' };
  const since = later(at, held.changedAt);
  const raises = level.rank > levelIn(scheme, held).rank;
  const lent: Lent = { ...lending, code: level.code, rank: level.rank, since, raises };
  const isOwn = level.code === held.code;
  return {
    held: { ...held, lent: isOwn ? null : lent, changedAt: since },
    change: {
      reason: lending.kind,
      from: { code: from.code, rank: from.rank },
      to: { code: level.code, rank: level.rank },
      at: since,
      validTo: isOwn ? held.validTo : lending.until,
      scheme: version,
      facts: { note: lending.reason, by: lending.by },
    },
  };
}

/** The level above the earned one, which a trial lends; null at the top. */
export const nextAbove = ({ scheme }: Version, held: Held): Level | null =>
  scheme.levels.find(({ rank }) => rank > levelIn(scheme, held).rank) ?? null;

/** Lifts what was set by hand before its end. */
export function lift(held: Held, at: Date, by: { readonly reason: string; readonly by: string }): Outcome {
  const { held: next, change } = endLent(held, at);
  return { held: next, change: change && { ...change, facts: { note: by.reason, by: by.by, lifted: true } } };
}

/**
 * Protects from a drop until a date, or ends the protection: a grace that runs ends with the protection or by itself,
 * whichever is later, yet never before now (4.B.5). `opened` is the version by which the grace began.
 */
export function protect(held: Held, until: Date | null, opened: Version, now: Date, zone: string): Held {
  const next = { ...held, protectedUntil: until };
  if (held.graceUntil === null) return next;
  const end = dropDate({ ...next, graceUntil: null }, opened.scheme, zone);
  return { ...next, graceUntil: end === null ? null : later(end, now) };
}
