import type { Outcome as Result } from '@/lib/kernel/refusal';
import { knownMembers } from '@/lib/members';
import { openUnits, processRefunds, type RefundAnswer, type RefundEvent, refundedUnits } from '@/lib/orders';
import { pool } from '@/lib/platform/db';
import { IMPORT_ACTOR } from '../read/csv-items';
import type { Item } from '../read/items';
import { matchCredit, refundPlans, shareCredited, type Take } from '../rules/credit';
import type { Credit } from '../rules/invoice';
import type { RowOutcome } from '../rules/outcome';
import type { Book } from './book';
import { countRefund } from './do-refunds';

type CreditItem = Extract<Item, { kind: 'credit' }>;
type OwnedCredit = { readonly credit: Credit; readonly memberId: string };

/**
 * Applies credit notes that do not name their sale. One that has refunds already was done by an earlier run and is only
 * reported again; the others take open units, each from what those before it have left (docs/data/README.md).
 */
export async function doCredits(items: readonly CreditItem[], book: Book, now: Date): Promise<void> {
  const credits = items.map(({ credit }) => credit);
  const members = await knownMembers(pool(), { externalIds: [...new Set(credits.map(({ customer }) => customer))] });
  const owned: OwnedCredit[] = [];
  for (const credit of credits) {
    book.count('creditNotes');
    const memberId = members.get(`external:${credit.customer}`);
    // Nobody yet, or somebody without a sale before: the same reason, so that a second run says what the first said.
    if (memberId === undefined) await book.rows(credit.rows.map((row) => outcomeOf(row, 0, 'credited')));
    else owned.push({ credit, memberId });
  }
  const before = await creditedBefore(owned);
  const fresh = owned.filter(({ credit, memberId }) => !before.has(keyOf(memberId, credit)));
  for (const { credit, memberId } of owned) {
    const units = before.get(keyOf(memberId, credit));
    if (units !== undefined) await book.rows(outcomesBefore(credit, units, book));
  }
  await matchFresh(fresh, book, now);
}

/** What refunds of these credit notes brought back before, per SKU; a credit note without any is missing. */
async function creditedBefore(owned: readonly OwnedCredit[]): Promise<Map<string, Credited>> {
  const rows = await refundedUnits(
    pool(),
    owned.map(({ credit, memberId }) => ({ memberId, prefix: `${credit.invoice}/` })),
  );
  const found = new Map<string, Credited>();
  for (const { memberId, prefix, refundNo, sku, units } of rows) {
    const key = `${memberId}|${prefix}`;
    const credited = found.get(key) ?? { refunds: new Set(), units: new Map() };
    credited.refunds.add(refundNo);
    credited.units.set(sku, (credited.units.get(sku) ?? 0) + units);
    found.set(key, credited);
  }
  return found;
}

type Credited = { readonly refunds: Set<string>; readonly units: Map<string, number> };

const keyOf = (memberId: string, { invoice }: Credit): string => `${memberId}|${invoice}/`;

function outcomesBefore({ rows }: Credit, { refunds, units }: Credited, book: Book): RowOutcome[] {
  book.count('refundsBefore', refunds.size);
  const shares = shareCredited(rows, units);
  return rows.map((row, index) => outcomeOf(row, shares[index] ?? 0, 'credited_before'));
}

async function matchFresh(fresh: readonly OwnedCredit[], book: Book, now: Date): Promise<void> {
  const wanted = fresh.flatMap(({ credit, memberId }) => credit.rows.map(({ sku }) => ({ memberId, sku })));
  const open = Map.groupBy(await openUnits(pool(), wanted), ({ memberId }) => memberId);
  const plans = fresh.map(({ credit, memberId }) => {
    const lines = open.get(memberId) ?? [];
    const takes = matchCredit(credit.rows, credit.at, lines);
    open.set(memberId, without(lines, takes.flat()));
    return { credit, takes, refunds: refundPlans(takes.flat()).map((plan) => refundOf(credit, plan)) };
  });
  const events = plans.flatMap(({ refunds }) => refunds);
  const answers = events.length === 0 ? [] : await processRefunds(events, now);
  const refused = new Map<RefundEvent, string>();
  events.forEach((event, index) => {
    const answer = answers[index] as Result<RefundAnswer>;
    countRefund(answer, book);
    if (!answer.ok) refused.set(event, answer.refusal.code);
  });
  for (const { credit, takes, refunds } of plans) await book.rows(outcomesOf(credit, takes, refunds, refused));
}

/** What is left open after the takes, so that the next credit of the same set does not take the same units. */
function without<L extends { orderExternalId: string; lineId: string; units: number }>(
  lines: readonly L[],
  takes: readonly Take[],
): L[] {
  if (takes.length === 0) return [...lines];
  const taken = new Map<string, number>();
  const key = (one: { orderExternalId: string; lineId: string }) => `${one.orderExternalId}|${one.lineId}`;
  for (const take of takes) taken.set(key(take), (taken.get(key(take)) ?? 0) + take.units);
  return lines
    .map((line) => ({ ...line, units: line.units - (taken.get(key(line)) ?? 0) }))
    .filter(({ units }) => units > 0);
}

/** One refund per sale, numbered by credit note and sale; its money is the frozen unit nets (4.D.1, 4.D.7). */
const refundOf = ({ invoice, at }: Credit, plan: ReturnType<typeof refundPlans>[number]): RefundEvent => ({
  orderExternalId: plan.orderExternalId,
  refundNo: `${invoice}/${plan.orderExternalId}`,
  refundedAt: at,
  lines: plan.lines.map(({ id, quantity }) => ({ id, quantity, amount: null })),
  freight: 0,
  actor: IMPORT_ACTOR,
});

function outcomesOf(
  credit: Credit,
  takes: readonly (readonly Take[])[],
  refunds: readonly RefundEvent[],
  refused: ReadonlyMap<RefundEvent, string>,
): RowOutcome[] {
  const codes = new Map(refunds.map((refund) => [refund.orderExternalId, refused.get(refund)]));
  return credit.rows.map((row, index) => {
    const ofRow = takes[index] ?? [];
    const given = ofRow.filter(({ orderExternalId }) => codes.get(orderExternalId) === undefined);
    const units = given.reduce((total, take) => total + take.units, 0);
    const code = ofRow.map(({ orderExternalId }) => codes.get(orderExternalId)).find((one) => one !== undefined);
    if (units === 0 && code !== undefined) return { record: row.record, outcome: 'rejected', reason: code, detail: '' };
    return outcomeOf(row, units, 'credited');
  });
}

function outcomeOf(
  { record, quantity }: Credit['rows'][number],
  units: number,
  outcome: 'credited' | 'credited_before',
): RowOutcome {
  if (units === 0) return { record, outcome: 'unmatched', reason: 'not_found', detail: String(quantity) };
  if (units === quantity) return { record, outcome, reason: 'full', detail: '' };
  return { record, outcome, reason: 'partial', detail: `${units}/${quantity}` };
}
