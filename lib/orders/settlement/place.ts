import { accepted, type Outcome, Refusal, refused } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import { NO_PROGRESS } from '../rules/frozen';
import { decideQuote, lineThatDiffers } from '../rules/quote';
import type { OrderEvent } from '../types';
import { budgetsOf } from './budgets';
import { freezeQuote, linesOfQuote } from './freeze';
import { type FrozenState, holdAll, releaseAll, usesOwn } from './holds';
import { isGuest, type OrderState, type OrderWork } from './state';

/**
 * Freezes the quote that a new order is placed with and holds all that it uses, or refuses the order whole (4.C-freeze,
 * 4.A.8, 4.E). The order costs what the quote said, whatever its lines were sent with.
 */
export function placeWithQuote(work: OrderWork, order: OrderState, event: OrderEvent): Outcome<FrozenState> {
  const { quote, usedBy } = work.quotes.get(event.externalId) ?? { quote: null, usedBy: null };
  if (quote === null) return refused('quote_not_found', {}, 422);
  const memberId = isGuest(order.row) ? null : order.row.memberId;
  const quotedFor = quote.memberId === null ? null : (work.members.survivors.get(quote.memberId) ?? quote.memberId);
  const { lines: quoted, storeCode = null } = quote.asked;
  const asked = { memberId: quotedFor, createdAt: quote.createdAt, at: quote.at, storeCode, lines: quoted };
  const taken = usedBy ?? orderWith(work, quote.id);
  const { paySeconds } = work.settings;
  const { paidAt, placedAt, lines: ordered } = event;
  const said = { memberId, storeCode: event.storeCode, lines: ordered, usedBy: taken, at: paidAt ?? placedAt };
  const decision = decideQuote(asked, said, { now: work.now, paySeconds });
  if (!decision.allowed) return refused(decision.code, decision.facts);
  const terms = freezeQuote(quote, budgetsOf(quote, work.program));
  const lines = linesOfQuote(terms, event.lines);
  const payBy = payingEnd(work);
  const frozen: FrozenState = {
    ...order,
    row: {
      ...order.row,
      goods: lines.reduce((total, { net }) => total + net, 0),
      freight: terms.freight.due,
      adjustment: 0,
      storeCode: event.storeCode ?? storeCode,
      quoteId: quote.id,
      payBy,
      tender: terms.tender.fen,
    },
    lines,
    frozen: { quoteId: quote.id, state: 'held', terms, progress: NO_PROGRESS },
  };
  const refusal = ofFrozenMember(work, frozen) ?? usedLately(work, frozen) ?? holdAll(work, frozen, event.actor, payBy);
  if (refusal === null) return accepted(frozen);
  noteRefused(work, frozen, refusal);
  return { ok: false, refusal };
}

/** Nothing that a frozen account holds may be used; what anybody gets, its member gets too (4.L). */
function ofFrozenMember({ members }: OrderWork, order: FrozenState): Refusal | null {
  const isFrozen = members.members.get(order.row.memberId)?.status === 'frozen';
  return isFrozen && usesOwn(order) ? new Refusal('member_frozen', {}) : null;
}

/** The refusal of an order whose offer was used since it was quoted, and comes back only after some days (4.H). */
function usedLately({ usedLately: offers }: OrderWork, { row }: FrozenState): Refusal | null {
  const offer = offers.get(row.id);
  return offer === undefined ? null : new Refusal('quote_changed', { offer, why: 'used_recently' });
}

/**
 * Holds again what an order used to hold before its time was over, for it is paid after all; refused when something of
 * it is gone since (4.A.8).
 */
export function holdAgain(work: OrderWork, order: FrozenState, actor: string): Refusal | null {
  const refusal = usedLately(work, order) ?? holdAll(work, order, actor, payingEnd(work));
  const isLate = order.row.payBy !== null && order.row.payBy <= work.now;
  if (refusal === null || !isLate) return refusal;
  return new Refusal('payment_window_ended', {
    ...refusal.facts,
    endedAt: (order.row.payBy ?? work.now).toISOString(),
  });
}

/** Ends an order that nobody has paid in time: nothing is held for it any more (4.A.8). */
export function lapseOrder(work: OrderWork, order: FrozenState): FrozenState {
  const freed = releaseAll(work, order, 'lapsed');
  const { row } = freed;
  const facts = { payBy: (row.payBy ?? work.now).toISOString() };
  decide(work, freed, 'order.lapsed', 'order_lapsed', facts);
  return { ...freed, row: { ...row, status: 'cancelled', cancelledAt: work.now } };
}

/** Whether an event says the same goods as a known order froze; its prices are the quote's, whatever is said of them. */
export const saysSame = (order: FrozenState, event: OrderEvent): boolean =>
  lineThatDiffers(
    order.lines.filter(({ kind }) => kind === 'goods'),
    event.lines,
  ) === null;

const payingEnd = ({ now, settings }: OrderWork): Date => new Date(now.getTime() + settings.paySeconds * 1_000);

/** The order of this set that took the quote, if any. */
function orderWith(work: OrderWork, quoteId: string): string | null {
  for (const [externalId, { frozen }] of work.orders) if (frozen?.quoteId === quoteId) return externalId;
  return null;
}

function noteRefused(work: OrderWork, order: FrozenState, { code, facts }: Refusal): void {
  if (!isGuest(order.row)) decide(work, order, 'order.refused', code, facts);
}

function decide(work: OrderWork, { row }: FrozenState, kind: string, code: string, facts: Refusal['facts']): void {
  if (isGuest(row)) return;
  work.decisions.push({
    memberId: row.memberId,
    id: newId(),
    kind,
    subjectType: 'order',
    subjectId: row.id,
    at: work.now,
    reasons: [{ topic: 'order', outcome: 'withheld', code, facts, rule: 'orders#payment' }],
    outcome: { order: row.externalId },
  });
}
