import { validityEnd } from '@/lib/kernel/day';
import type { Level, LevelScheme } from '../schema';
import { dropDate } from './due';
import { type Change, earnedOf, type Held, later } from './held';
import { keepSum, keeps, renew } from './keep';
import {
  decideReach,
  fits,
  levelIn,
  type Outcome,
  qualifyingLevel,
  type Ranked,
  reach,
  startLevel,
  type Version,
} from './reach';
import { factsOf, keepStart, type Purchase, reachStart, sumPurchases } from './window';

/** What closing comes to: what is held at the end, and every change on the way, in order. */
export type Closing = { readonly held: Held; readonly changes: readonly Change[] };

/** What closing knows beside the member: the scheme of each instant, and the program's zone. */
export type Calendar = { readonly versionAt: (at: Date) => Version; readonly zone: string };

/**
 * Closes everything that has ended by the instant, in order and each at its own date, however late this is asked
 * (4.B.5, 4.H): lent levels end, validities are renewed or turn into grace, grace ends with the rule met or with a drop,
 * and what was bought after a drop reaches anew. `purchases` are in order of time.
 */
export function closeUntil(held: Held, purchases: readonly Purchase[], until: Date, calendar: Calendar): Closing {
  const changes: Change[] = [];
  let current = held;
  let dropped = false;
  for (;;) {
    const due = nextEnd(current);
    const rise = dropped ? nextRise(current, purchases, until, calendar) : null;
    let step: Outcome;
    if (rise !== null && (due === null || rise.at < due)) step = rise.outcome;
    else if (due !== null && due <= until) step = closeOne(current, due, purchases, calendar);
    else return { held: current, changes };
    dropped ||= step.held.reachFrom !== current.reachFrom;
    current = step.held;
    if (step.change !== null) changes.push(step.change);
  }
}

/** The next end of what is held: of a lent level, of the grace, or of the validity. */
export function nextEnd({ lent, graceUntil, validTo }: Held): Date | null {
  const earned = graceUntil ?? validTo;
  if (lent === null) return earned;
  return earned === null || lent.until < earned ? lent.until : earned;
}

function closeOne(held: Held, due: Date, purchases: readonly Purchase[], calendar: Calendar): Outcome {
  if (held.lent !== null && held.lent.until.getTime() === due.getTime()) return endLent(held, due);
  if (held.graceUntil !== null) return endGrace(held, due, purchases, calendar);
  const version = calendar.versionAt(due);
  const level = levelIn(version.scheme, held);
  if (level.rule === null) return { held: { ...held, validTo: null, provisional: null }, change: null };
  const sum = keepSum(held, version, purchases, calendar.zone);
  if (fits(level, factsOf(sum, held))) return renew(held, version, { at: due, order: null }, sum, calendar.zone);
  return { held: { ...held, graceUntil: dropDate(held, version.scheme, calendar.zone) }, change: null };
}

/** Ends a level that was lent: the earned one counts again. */
export function endLent(held: Held, at: Date): Outcome {
  const { lent } = held;
  if (lent === null) return { held, change: null };
  const bare: Held = { ...held, lent: null };
  const { code, rank, validTo, scheme } = held;
  if (code === lent.code) return { held: bare, change: null };
  const changedAt = later(at, held.changedAt);
  return {
    held: { ...bare, changedAt },
    change: {
      reason: `${lent.kind}_ended`,
      from: { code: lent.code, rank: lent.rank },
      to: { code, rank },
      at: changedAt,
      validTo,
      scheme,
      facts: {},
    },
  };
}

/** The end of grace: renewed at the first purchase that met the rule, else a protection holds on, else a drop. */
function endGrace(held: Held, due: Date, purchases: readonly Purchase[], calendar: Calendar): Outcome {
  const version = calendar.versionAt(due);
  const { zone } = calendar;
  if (keeps(held, version, purchases, zone)) {
    const at = metAt(held, version, purchases, zone) ?? due;
    return renew(held, version, { at, order: null }, keepSum(held, version, purchases, zone), zone);
  }
  if (held.protectedUntil !== null && held.protectedUntil > due)
    return { held: { ...held, graceUntil: held.protectedUntil }, change: null };
  return drop(held, due, version, keepSum(held, version, purchases, zone), zone);
}

/** The first purchase in grace with which the rule held; null when it held before the grace (a late order). */
function metAt(held: Held, { scheme }: Version, purchases: readonly Purchase[], zone: string): Date | null {
  const level = levelIn(scheme, held);
  const from = keepStart(scheme, held, zone);
  const inGrace = purchases.filter(({ at }) => held.validTo !== null && at >= held.validTo);
  const met = inGrace.find(({ at }) =>
    fits(level, factsOf(sumPurchases(purchases, from, new Date(at.getTime() + 1)), held)),
  );
  return met?.at ?? held.validTo;
}

/** Drops one level, or to what the window still gives (4.B.5); from now on only later purchases count for reaching. */
function drop(
  held: Held,
  due: Date,
  { version, scheme }: Version,
  sum: { orders: number; amount: number },
  zone: string,
) {
  const level = dropTarget(scheme, held, { ...sum, invited: held.invitationAcceptedAt !== null });
  const at = later(due, held.changedAt);
  const validTo = level.rule === null ? null : validityEnd(at, scheme.validityMonths, zone);
  const next: Held = {
    ...held,
    ...earnedOf(held, at),
    code: level.code,
    rank: level.rank,
    since: at,
    validTo,
    keepFrom: at,
    graceUntil: null,
    scheme: version,
    provisional: null,
    reachFrom: at,
  };
  if (held.lent !== null) return { held: next, change: null };
  const change: Change = {
    reason: 'dropped',
    from: { code: held.code, rank: held.rank },
    to: { code: level.code, rank: level.rank },
    at,
    validTo,
    scheme: version,
    facts: { ...sum },
  };
  return { held: { ...next, changedAt: at }, change };
}

/** Where a drop leads: one level down, or the highest below whose rule the window meets (4.B.5). */
export function dropTarget(
  scheme: LevelScheme,
  held: Ranked,
  facts: { readonly orders: number; readonly amount: number; readonly invited: boolean },
): Level {
  const place = levelIn(scheme, held).rank;
  const below = { ...scheme, levels: scheme.levels.filter(({ rank }) => rank < place) };
  if (below.levels.length === 0) return startLevel(scheme);
  if (scheme.onDrop === 'REASSESS') return qualifyingLevel(below, facts);
  return below.levels[below.levels.length - 1] ?? startLevel(scheme);
}

/** After a drop: the next purchase by which the member rises again, with its outcome. */
function nextRise(held: Held, purchases: readonly Purchase[], until: Date, { versionAt, zone }: Calendar) {
  for (const { at } of purchases) {
    if (at > until || (held.reachFrom !== null && at < held.reachFrom)) continue;
    const version = versionAt(at);
    const sum = sumPurchases(purchases, reachStart(version.scheme, held, at, zone), new Date(at.getTime() + 1));
    const level = decideReach(version.scheme, factsOf(sum, held), held);
    if (level !== null) return { at, outcome: reach(held, level, version, { at, order: null }, sum, zone) };
  }
  return null;
}
