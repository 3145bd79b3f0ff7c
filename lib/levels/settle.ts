import { assert, must } from '@/lib/kernel/assert';
import type { Reason } from '@/lib/kernel/decision';
import { type Calendar, closeUntil, nextEnd } from './rules/close';
import { effectiveLevel, type Held } from './rules/held';
import { keepByOrder } from './rules/keep';
import { qualifyByOrder } from './rules/qualify';
import { levelIn, type Outcome, reach } from './rules/reach';
import { moveWindow, revertAfterRefund } from './rules/revert';
import type { Purchase } from './rules/window';
import type { OrderPurchase } from './store/purchases';
import { schemeAt } from './store/schemes';
import { type LevelView, type LevelWork, put, viewOfCode } from './work';

/** What a member bought in all: qualifying orders and their goods less refunds, in fen. */
export type Totals = { readonly orders: number; readonly amount: number };

/** An order as levels count it: its goods in fen, and until when a refund takes back what it brings (4.B.4). */
export type CountedOrder = {
  readonly id: string;
  readonly at: Date;
  readonly goods: number;
  readonly provisionalUntil: Date;
};

/** The levels before and after, and the reasons when something changed. */
export type LevelMove = { readonly before: LevelView; readonly after: LevelView; readonly reasons: readonly Reason[] };

/**
 * Closes what has ended for the member by the instant of an event, before anything is decided about it: what an event
 * finds depends on its own time, never on when the evaluator ran (P-levels, 4.B.5).
 */
export function closeLevel(work: LevelWork, memberId: string, at: Date): void {
  const held = heldIn(work, memberId);
  const end = nextEnd(held);
  if (end === null || end > at) return;
  const purchases = work.purchases.get(memberId);
  const earnedEnd = held.graceUntil ?? held.validTo;
  assert(purchases !== undefined || earnedEnd === null || earnedEnd > at, 'a validity that ends without purchases');
  const calendar: Calendar = { zone: work.zone, versionAt: (when) => schemeAt(work.versions, when) };
  const closing = closeUntil(held, purchases ?? [], at, calendar);
  const source = { type: 'evaluation', id: at.toISOString() };
  put(work, closing.held, closing.changes, source);
}

/**
 * Counts a paid order: reaches the highest level whose rule holds, at once (4.B.2); or, when the order meets the rule of
 * the held level again in the last days of its validity or in grace, renews it (4.B.3, 4.B.5). `totals` include it.
 */
export function reachLevel(work: LevelWork, memberId: string, totals: Totals, order: CountedOrder): LevelMove {
  closeLevel(work, memberId, order.at);
  const { version, scheme } = schemeAt(work.versions, order.at);
  const held = heldIn(work, memberId);
  add(work.purchases.get(memberId), { memberId, orderId: order.id, at: order.at, orders: 1, amount: order.goods });
  const purchases = purchasesIn(work, memberId, totals);
  const { level, sum } = qualifyByOrder(scheme, held, purchases, order.at, work.zone);
  const cause = { at: order.at, order: { id: order.id, until: order.provisionalUntil } };
  const said = { version, scheme };
  const outcome =
    level.rank > levelIn(scheme, held).rank
      ? reach(held, level, said, cause, sum, work.zone)
      : // Without single purchases the renewal waits for the end of the validity, where it comes to the same.
        work.purchases.has(memberId)
        ? keepByOrder(held, said, purchases, cause, work.zone)
        : null;
  return moved(work, held, outcome, order);
}

/**
 * Counts what a refund took back: a level that an order still in its window brought about, and that no longer holds,
 * goes back at once (4.B.4). `totals` are those after the refund.
 */
export function revertLevel(
  work: LevelWork,
  memberId: string,
  totals: Totals,
  refund: { readonly orderId: string; readonly goods: number; readonly becameFull: boolean; readonly at: Date },
): LevelMove {
  closeLevel(work, memberId, refund.at);
  const held = heldIn(work, memberId);
  takeOff(work.purchases.get(memberId), refund);
  const versionOf = (wanted: number) =>
    work.versions.find(({ version }) => version === wanted) ?? schemeAt(work.versions, refund.at);
  const purchases = purchasesIn(work, memberId, totals);
  const outcome = revertAfterRefund(held, versionOf, purchases, refund.at, work.zone);
  return moved(work, held, outcome.held === held ? null : outcome, { id: refund.orderId, at: refund.at });
}

/** The level of one who closed his account: it stays what it was, whatever comes back (4.K.2). */
export const keptLevel = (
  work: LevelWork,
  memberId: string,
  { orderId, at }: { readonly orderId: string; readonly at: Date },
): LevelMove => moved(work, heldIn(work, memberId), null, { id: orderId, at });

/** Moves the end of the window in which a refund of the order takes back the level that it brought (4.A.4, 4.B.4). */
export function moveLevelWindow(work: LevelWork, memberId: string, orderId: string, until: Date): void {
  const held = heldIn(work, memberId);
  const next = moveWindow(held, orderId, until);
  if (next !== held) put(work, next, [], { type: 'order', id: orderId });
}

const heldIn = (work: LevelWork, memberId: string): Held =>
  must(work.held.get(memberId), `member ${memberId} without a level`);

/** Single purchases where they are loaded, else all of them as one: then only the whole of them counts. */
const purchasesIn = (work: LevelWork, memberId: string, totals: Totals): readonly Purchase[] =>
  work.purchases.get(memberId) ?? [{ at: new Date(0), ...totals }];

/** Adds an order where it belongs in time: a late one comes before what is there. */
function add(rows: OrderPurchase[] | undefined, row: OrderPurchase): void {
  const place = rows?.findLastIndex(({ at }) => at <= row.at) ?? 0;
  rows?.splice(place + 1, 0, row);
}

function takeOff(
  rows: OrderPurchase[] | undefined,
  { orderId, goods, becameFull }: { orderId: string; goods: number; becameFull: boolean },
): void {
  const place = rows?.findIndex((row) => row.orderId === orderId) ?? -1;
  const row = rows?.[place];
  if (rows === undefined || row === undefined) return;
  if (becameFull) rows.splice(place, 1);
  else rows[place] = { ...row, amount: row.amount - goods };
}

const CODES: Readonly<Record<string, Pick<Reason, 'outcome' | 'code'>>> = {
  reached: { outcome: 'given', code: 'level_reached' },
  kept: { outcome: 'given', code: 'level_kept' },
  reverted: { outcome: 'taken', code: 'level_reverted' },
};

/** Keeps the outcome in the working set and says it as levels before and after with its reason. */
function moved(
  work: LevelWork,
  held: Held,
  outcome: Outcome | null,
  order: { readonly id: string; readonly at: Date },
): LevelMove {
  const before = viewOfCode(work, effectiveLevel(held, order.at));
  if (outcome === null) return { before, after: before, reasons: [] };
  put(work, outcome.held, outcome.change === null ? [] : [outcome.change], { type: 'order', id: order.id });
  const after = viewOfCode(work, effectiveLevel(outcome.held, order.at));
  const { change } = outcome;
  const said = change === null ? undefined : CODES[change.reason];
  if (change === null || said === undefined) return { before, after, reasons: [] };
  const { orders = 0, amount = 0 } = change.facts as Partial<Totals>;
  const facts = { from: before.code, to: after.code, orders, amount };
  const dated = change.reason === 'reached' ? facts : { ...facts, validTo: change.validTo?.toISOString() ?? null };
  const level = levelIn(schemeAt(work.versions, change.at).scheme, change.to);
  const reason: Reason = { topic: 'level', ...said, facts: dated, rule: `levels@${change.scheme}#${level.code}` };
  return { before, after, reasons: [reason] };
}
