import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import type { Program } from '@/lib/platform/program';
import { type Calendar, closeUntil } from './rules/close';
import { nextDue } from './rules/due';
import { type Change, effectiveLevel, type Held, later } from './rules/held';
import { mergeHeld } from './rules/merge';
import type { Outcome } from './rules/reach';
import { revertAfterRefund } from './rules/revert';
import {
  dropHeld,
  type HeldLevel,
  heldLevels,
  heldOf,
  KeptHeld,
  saveChanges,
  saveHeld,
  storedHeld,
} from './store/held';
import { purchasesOf } from './store/purchases';
import { levelSchemes, schemeAt } from './store/schemes';
import { announcementOf, changeRow } from './work';

/** Which member is merged into which, when, and what it is called. */
export type LevelMergeAsked = {
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  readonly source: { readonly type: string; readonly id: string };
};

/** A level that counts, with the end of its validity. */
export type ShownLevel = { readonly code: string; readonly rank: number; readonly validTo: Date | null };

/** What a merge makes of two levels, and what undoing it needs. */
export type LevelMerge = {
  readonly before: { readonly from: Held; readonly to: Held };
  readonly after: Held;
  /** The levels that count, as they are shown. */
  readonly shown: { readonly [side in 'from' | 'to' | 'after']: ShownLevel };
  readonly changes: readonly (Change & { readonly memberId: string; readonly isClosing: boolean })[];
};

const Kept = z.object({ from: KeptHeld, to: KeptHeld, after: KeptHeld });

/** The levels of a merge as its record keeps them. */
export type KeptLevels = z.output<typeof Kept>;

/** Reads what both hold, closes what has ended by now, and decides what the survivor holds (N13). Saves nothing. */
export async function decideLevelMerge(db: Db, settings: Program, asked: LevelMergeAsked): Promise<LevelMerge> {
  const { from, to, at } = asked;
  const { zone } = settings;
  const versions = await levelSchemes(db, settings);
  const calendar: Calendar = { zone, versionAt: (when) => schemeAt(versions, when) };
  const held = new Map((await heldLevels(db, [from, to])).map((row) => [row.memberId, heldOf(row)]));
  const purchases = await purchasesOf(db, [from, to]);
  const closedOf = (memberId: string) =>
    closeUntil(
      must(held.get(memberId), 'a member without a level'),
      purchases.filter((purchase) => purchase.memberId === memberId),
      at,
      calendar,
    );
  const [absorbed, survivor] = [closedOf(from), closedOf(to)];
  const merged = mergeHeld(survivor.held, absorbed.held, calendar.versionAt(at), purchases, { at, zone });
  const closing = (memberId: string, changes: readonly Change[]) =>
    changes.map((change) => ({ ...change, memberId, isClosing: true }));
  return {
    before: { from: absorbed.held, to: survivor.held },
    after: merged.held,
    shown: { from: shownAt(absorbed.held, at), to: shownAt(survivor.held, at), after: shownAt(merged.held, at) },
    changes: [
      ...closing(from, absorbed.changes),
      ...closing(to, survivor.changes),
      ...(merged.change === null ? [] : [{ ...merged.change, memberId: to, isClosing: false }]),
    ],
  };
}

function shownAt(held: Held, at: Date): ShownLevel {
  const { code, rank } = effectiveLevel(held, at);
  return { code, rank, validTo: held.lent !== null && at < held.lent.until ? held.lent.until : held.validTo };
}

/** Saves what was decided: the survivor's level, the changes, and that the other holds none any more. */
export async function saveLevelMerge(
  db: Db,
  settings: Program,
  { before, after, changes }: LevelMerge,
  { from, at, source }: LevelMergeAsked,
): Promise<KeptLevels> {
  const dueOf = await dueIn(db, settings, at);
  await saveHeld(db, [{ held: after, dueAt: dueOf(after) }]);
  await dropHeld(db, from);
  const evaluation = { type: 'evaluation', id: at.toISOString() };
  const rows = changes.map((one) => changeRow(one.memberId, one, one.isClosing ? evaluation : source));
  await saveChanges(db, rows);
  await announce(db, rows.map(announcementOf));
  return { from: storedHeld(before.from), to: storedHeld(before.to), after: storedHeld(after) };
}

/**
 * Gives the absorbed member his level back as it was, and the survivor his, unless that has changed since: what happened
 * meanwhile stays where it happened. What rests on an order that was refunded meanwhile, still in its window, falls at once
 * (4.B.4); what has ended meanwhile is closed by the evaluator at its own time.
 */
export async function splitLevels(
  db: Db,
  settings: Program,
  kept: unknown,
  { from, to, at, source }: LevelMergeAsked,
): Promise<void> {
  const { from: absorbed, to: former, after } = Kept.parse(kept);
  const dueOf = await dueIn(db, settings, at);
  const standing = await standingIn(db, settings, [from, to], at);
  const own = standing(heldOf(absorbed));
  await saveHeld(db, [{ held: own.held, dueAt: dueOf(own.held) }]);
  await keepChanges(db, from, own, source);
  const [now] = await heldLevels(db, [to]);
  if (now === undefined || !isSameLevel(now, after)) return;
  const [current, back] = [heldOf(now), standing(heldOf(former)).held];
  const isMoved = effectiveLevel(current, at).code !== effectiveLevel(back, at).code;
  const isLonger = current.validTo?.getTime() !== back.validTo?.getTime();
  const changedAt = isMoved || isLonger ? later(at, current.changedAt) : back.changedAt;
  const held: Held = { ...back, changedAt };
  await saveHeld(db, [{ held, dueAt: dueOf(held) }]);
  if (!isMoved && !isLonger) return;
  const change: Change = {
    reason: 'split',
    from: effectiveLevel(current, at),
    to: effectiveLevel(held, at),
    at: changedAt,
    validTo: held.validTo,
    scheme: held.scheme,
    facts: {},
  };
  await keepChanges(db, to, { held, change }, source);
}

async function keepChanges(db: Db, memberId: string, { change }: Outcome, source: LevelMergeAsked['source']) {
  if (change === null) return;
  const row = changeRow(memberId, change, source);
  await saveChanges(db, [row]);
  await announce(db, [announcementOf(row)]);
}

/** How a level stands by the orders that members have now. */
async function standingIn(
  db: Db,
  settings: Program,
  ids: readonly string[],
  at: Date,
): Promise<(held: Held) => Outcome> {
  const versions = await levelSchemes(db, settings);
  const versionOf = (wanted: number) => versions.find(({ version }) => version === wanted) ?? schemeAt(versions, at);
  const purchases = Map.groupBy(await purchasesOf(db, ids), ({ memberId }) => memberId);
  return (held) => revertAfterRefund(held, versionOf, purchases.get(held.memberId) ?? [], at, settings.zone);
}

async function dueIn(db: Db, settings: Program, at: Date): Promise<(held: Held) => Date | null> {
  const { scheme } = schemeAt(await levelSchemes(db, settings), at);
  return (held) => nextDue(held, scheme, at, settings.zone);
}

const isSameLevel = (one: HeldLevel, other: HeldLevel): boolean => JSON.stringify(one) === JSON.stringify(other);
