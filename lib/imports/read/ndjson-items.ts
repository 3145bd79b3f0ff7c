import { z } from 'zod';
import { addDays, localDate } from '@/lib/kernel/day';
import { eventOfInput, type OrderEvent, OrderInput, type RefundEvent, RefundInput, refundOfInput } from '@/lib/orders';
import { decodeBytes } from '../rules/decode';
import type { Clock } from '../rules/invoice';
import type { FileRecord } from '../rules/row';
import { IMPORT_ACTOR } from './csv-items';
import type { Item, Piece } from './items';
import { type Line, linesOf } from './lines';

const RefundLine = z.intersection(z.object({ orderExternalId: z.string().min(1).max(128) }), RefundInput);
const WEEK_DAYS = 7;
const DETAIL_MAX = 200;

/** The orders and refunds of a file with one JSON object per line, as the API takes them; a refund names its order. */
export async function* ndjsonItems(path: string, clock: Clock, now: Date): AsyncGenerator<Piece> {
  for await (const line of linesOf(path)) {
    const { text, isForeign } = decodeBytes(line.text, 'utf-8');
    if (text.trim() === '') continue;
    const record: FileRecord = { line: line.number, fields: [text], problem: line.isTooLong ? 'line_too_long' : null };
    const read = record.problem === null ? readItem(record, text, clock, now) : { reason: record.problem, detail: '' };
    const isItem = 'kind' in read;
    yield {
      item: isItem ? read : null,
      outside: isItem ? [] : [{ record, outcome: 'rejected', ...read }],
      rows: 1,
      foreignRows: isForeign ? 1 : 0,
      bytes: line.bytes,
    };
  }
}

/** The latest local date of such a file, or null when no line has one. */
export async function lastDateOfNdjson(path: string, zone: string, now: Date): Promise<string | null> {
  let last: string | null = null;
  for await (const line of linesOf(path)) {
    const read = readItem(recordOf(line), line.text, { zone, shiftWeeks: 0 }, now);
    const date = 'kind' in read ? localDate(read.at, zone) : null;
    if (date !== null && (last === null || date > last)) last = date;
  }
  return last;
}

const recordOf = (line: Line): FileRecord => ({ line: line.number, fields: [line.text], problem: null });

function readItem(
  record: FileRecord,
  text: string,
  clock: Clock,
  now: Date,
): Item | { reason: string; detail: string } {
  const raw = readJson(text);
  if (raw === undefined) return { reason: 'json_invalid', detail: '' };
  const isRefund = typeof raw === 'object' && raw !== null && 'refundNo' in raw;
  const parsed = isRefund ? RefundLine.safeParse(raw) : OrderInput.safeParse(raw);
  if (!parsed.success) {
    const said = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    return { reason: 'input_invalid', detail: said.slice(0, DETAIL_MAX) };
  }
  if ('refundNo' in parsed.data) {
    const event = shiftedRefund(refundOfInput(parsed.data.orderExternalId, parsed.data, IMPORT_ACTOR, now), clock);
    return { kind: 'refund', side: 'credit', who: null, at: event.refundedAt, event, rows: [{ record, as: 'refund' }] };
  }
  return orderItem(record, shiftedOrder({ ...eventOfInput(parsed.data, IMPORT_ACTOR), source: 'import' }, clock));
}

function orderItem(record: FileRecord, event: OrderEvent): Item {
  const { member } = event;
  const at = event.paidAt ?? event.placedAt;
  const externalId = member !== null && 'externalId' in member ? member.externalId : null;
  const newcomer = externalId === null ? null : { externalId, registeredAt: at, channel: event.channel ?? 'import' };
  // Somebody named by id may also stand elsewhere by external id: who that is only the database knows.
  const who = member === null ? ` ${event.externalId}` : externalId;
  return { kind: 'order', side: 'sale', who, at, event, newcomer, rows: [{ record, as: 'order' }] };
}

function shiftedOrder(event: OrderEvent, clock: Clock): OrderEvent {
  const { placedAt, paidAt, completedAt } = event;
  const move = mover(clock);
  return {
    ...event,
    placedAt: move(placedAt),
    paidAt: paidAt && move(paidAt),
    completedAt: completedAt && move(completedAt),
  };
}

const shiftedRefund = (event: RefundEvent, clock: Clock): RefundEvent => ({
  ...event,
  refundedAt: mover(clock)(event.refundedAt),
});

const mover =
  ({ zone, shiftWeeks }: Clock) =>
  (at: Date): Date =>
    shiftWeeks === 0 ? at : addDays(at, shiftWeeks * WEEK_DAYS, zone);

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
