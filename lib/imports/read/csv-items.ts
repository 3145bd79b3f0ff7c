import { Refusal } from '@/lib/kernel/refusal';
import { type Line, orderEvent } from '@/lib/orders';
import { type Clock, mapInvoice, type Sale, type SaleLine } from '../rules/invoice';
import { type FileRecord, type Places, placesOf, type Row, rowReader } from '../rules/row';
import { dateOfWall, wallTimeReader } from '../rules/times';
import type { ImportMap } from '../schema';
import type { Item, Piece } from './items';
import { csvRecords, type ReadRecord } from './records';

/** Who the entries say has sent the orders. */
export const IMPORT_ACTOR = 'system:import';

// An invoice is held in memory until its last row; one longer than this is cut, and its rest refused as changed content.
const ROWS_PER_INVOICE_MAX = 20_000;

/** The header of a CSV and where its columns stand; refuses a file that lacks one it needs. */
export async function headerOf(path: string, map: ImportMap): Promise<{ header: readonly string[]; places: Places }> {
  for await (const { fields } of csvRecords(path, map)) {
    const places = placesOf(fields, map);
    if (places.missing.length > 0) throw new Refusal('import_columns_missing', { columns: places.missing.join(', ') });
    return { header: fields, places };
  }
  throw new Refusal('import_empty', { file: path });
}

/** The invoices of a CSV: an invoice is the rows that follow each other under one number. */
export async function* csvItems(path: string, map: ImportMap, places: Places, clock: Clock): AsyncGenerator<Piece> {
  const readRow = rowReader(map, places);
  let group: Group = { invoice: '', rows: [], foreignRows: 0, bytes: 0 };
  let isHeader = true;
  for await (const record of csvRecords(path, map)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const row = readRow(record);
    if (row.invoice !== group.invoice || group.rows.length >= ROWS_PER_INVOICE_MAX) {
      if (group.rows.length > 0) yield pieceOf(group, map, clock);
      group = { invoice: row.invoice, rows: [], foreignRows: 0, bytes: 0 };
    }
    put(group, row, record);
  }
  if (group.rows.length > 0) yield pieceOf(group, map, clock);
}

/** The latest local date of a CSV, or null when no row has one. */
export async function lastDateOf(path: string, map: ImportMap, places: Places): Promise<string | null> {
  const readTime = wallTimeReader(map.timeFormat);
  let last: string | null = null;
  for await (const { fields } of csvRecords(path, map)) {
    const time = readTime((fields[places.at.time ?? -1] ?? '').trim());
    const date = time === null ? null : dateOfWall(time);
    if (date !== null && (last === null || date > last)) last = date;
  }
  return last;
}

type Group = { readonly invoice: string; readonly rows: Row[]; foreignRows: number; bytes: number };

function put(group: Group, row: Row, { bytes, isForeign }: ReadRecord): void {
  group.rows.push(row);
  group.bytes = bytes;
  if (isForeign) group.foreignRows++;
}

function pieceOf(group: Group, map: ImportMap, clock: Clock): Piece {
  const { item, outside } = mapInvoice(group.invoice, group.rows, map, clock);
  const { foreignRows, bytes } = group;
  return { item: item === null ? null : itemOf(item, map), outside, rows: group.rows.length, foreignRows, bytes };
}

function itemOf(mapped: NonNullable<ReturnType<typeof mapInvoice>['item']>, map: ImportMap): Item {
  const { at, customer, invoice } = mapped;
  if (mapped.kind === 'credit') return { kind: 'credit', side: 'credit', who: customer, at, credit: mapped };
  const newcomer = customer === null ? null : { externalId: customer, registeredAt: at, channel: map.channel };
  const rows: { record: FileRecord; as: string }[] = [...mapped.taken];
  // A guest's sales follow nobody's order of time: each stands for itself.
  return {
    kind: 'order',
    side: 'sale',
    who: customer ?? ` ${invoice}`,
    at,
    event: eventOf(mapped, map),
    newcomer,
    rows,
  };
}

/** History is complete: an invoice was paid and handed over at its time. */
const eventOf = ({ invoice, customer, at, store, lines, freight }: Sale, { channel }: ImportMap) =>
  orderEvent({
    externalId: invoice,
    version: null,
    member: customer === null ? null : { externalId: customer },
    channel,
    storeCode: store,
    placedAt: at,
    paidAt: at,
    completedAt: at,
    status: 'completed',
    lines: lines.map(lineOf),
    freight,
    source: 'import',
    actor: IMPORT_ACTOR,
  });

const lineOf = (line: SaleLine): Line => ({
  ...line,
  discount: 0,
  net: line.quantity * line.unitPrice,
  refundedQuantity: 0,
  refundedNet: 0,
});
