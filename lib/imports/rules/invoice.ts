import type { ImportMap } from '../schema';
import type { RowOutcome } from './outcome';
import type { Row, RowData, RowProblem } from './row';
import { instantOfWall } from './times';

/** One line of a sale as the file says it; money in fen. */
export type SaleLine = {
  readonly id: string;
  readonly kind: 'goods' | 'adjustment';
  readonly sku: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
};

/** A row that was taken, and as what. */
export type Taken = {
  readonly record: Row['record'];
  readonly as: 'goods' | 'goods_free' | 'gift_card' | 'freight' | 'adjustment';
};

/** An invoice as a sale. */
export type Sale = {
  readonly kind: 'sale';
  readonly invoice: string;
  readonly customer: string | null;
  readonly at: Date;
  readonly store: string | null;
  readonly lines: readonly SaleLine[];
  readonly freight: number;
  readonly taken: readonly Taken[];
};

/** A row of a credit note that asks for units of one SKU back. */
export type CreditRow = { readonly record: Row['record']; readonly sku: string; readonly quantity: number };

/** A credit note: whom it credits, and which rows may find a sale. */
export type Credit = {
  readonly kind: 'credit';
  readonly invoice: string;
  readonly customer: string;
  readonly at: Date;
  readonly rows: readonly CreditRow[];
};

/** What an invoice comes to: a sale, a credit note or nothing, and the rows that stay outside it. */
export type MappedInvoice = { readonly item: Sale | Credit | null; readonly outside: readonly RowOutcome[] };

/** Where and how the file's times count. */
export type Clock = { readonly zone: string; readonly shiftWeeks: number };

const ID_DIGITS = 4;
const GIFT_CARD = 'gift_card';

/** Maps all rows of one invoice; its time and customer are those of its first sound row (docs/data/README.md). */
export function mapInvoice(invoice: string, rows: readonly Row[], map: ImportMap, clock: Clock): MappedInvoice {
  const first = rows.find(({ data }) => data !== null)?.data ?? null;
  if (first === null) return { item: null, outside: rows.map(rejectedAsRead) };
  const head = { invoice, first, at: instantOfWall(first.time, clock.zone, clock.shiftWeeks) };
  const isCredit = map.creditPrefix !== null && invoice.startsWith(map.creditPrefix);
  return isCredit ? mapCredit(head, rows, map) : mapSale(head, rows, map);
}

type Head = { readonly invoice: string; readonly first: RowData; readonly at: Date };

function mapSale({ invoice, first, at }: Head, rows: readonly Row[], map: ImportMap): MappedInvoice {
  const lines: SaleLine[] = [];
  const taken: Taken[] = [];
  const outside: RowOutcome[] = [];
  let freight = 0;
  for (const [index, row] of rows.entries()) {
    const { record, data } = row;
    const as = data === null ? null : kindOf(data, map);
    const problem = data === null || as === null ? row.problem : problemOfSale(data, as, first.customer);
    if (data === null || as === null || problem !== null) {
      outside.push(rejected(record, problem));
      continue;
    }
    taken.push({ record, as });
    if (as === 'freight') freight += data.quantity * data.unitPrice;
    else lines.push(lineOf(data, as, index + 1));
  }
  if (taken.length === 0) return { item: null, outside };
  return {
    item: { kind: 'sale', invoice, customer: first.customer, at, store: first.store, lines, freight, taken },
    outside,
  };
}

function mapCredit({ invoice, first, at }: Head, rows: readonly Row[], map: ImportMap): MappedInvoice {
  const wanted: CreditRow[] = [];
  const outside: RowOutcome[] = [];
  const put = (record: Row['record'], outcome: 'unmatched' | 'rejected', reason: string, detail = '') =>
    outside.push({ record, outcome, reason, detail });
  for (const row of rows) {
    const { record, data } = row;
    if (data === null) outside.push(rejectedAsRead(row));
    else if (data.quantity >= 0) put(record, 'rejected', 'quantity_not_negative', String(data.quantity));
    else if (data.customer !== first.customer) put(record, 'rejected', 'customer_differs', data.customer ?? '');
    else if (data.customer === null) put(record, 'unmatched', 'guest');
    else if (!isGoods(kindOf(data, map))) put(record, 'unmatched', 'not_goods', data.sku);
    else wanted.push({ record, sku: data.sku, quantity: -data.quantity });
  }
  const item: Credit | null =
    wanted.length === 0 || first.customer === null
      ? null
      : { kind: 'credit', invoice, customer: first.customer, at, rows: wanted };
  return { item, outside };
}

function kindOf({ sku, unitPrice }: RowData, map: ImportMap): Taken['as'] {
  if (map.freightCodes.includes(sku)) return 'freight';
  if (map.adjustmentCodes.includes(sku)) return 'adjustment';
  if (map.giftCardPrefixes.some((prefix) => sku.startsWith(prefix))) return 'gift_card';
  return unitPrice === 0 ? 'goods_free' : 'goods';
}

const isGoods = (as: Taken['as']): boolean => as !== 'freight' && as !== 'adjustment';

/** A sale has no line of nothing, and only an adjustment may cost less than nothing. */
function problemOfSale(data: RowData, as: Taken['as'], customer: string | null): RowProblem | null {
  if (data.quantity <= 0) return { reason: 'quantity_not_positive', detail: String(data.quantity) };
  if (data.unitPrice < 0 && as !== 'adjustment')
    return { reason: 'price_negative', detail: String(data.unitPrice / 100) };
  if (data.customer !== customer) return { reason: 'customer_differs', detail: data.customer ?? '' };
  return null;
}

/** Line ids are the row's place in its invoice, with leading zeros so that they sort as the rows do. */
const lineOf = (data: RowData, as: Taken['as'], place: number): SaleLine => ({
  id: String(place).padStart(ID_DIGITS, '0'),
  kind: as === 'adjustment' ? 'adjustment' : 'goods',
  sku: data.sku,
  name: data.name,
  category: as === 'gift_card' ? GIFT_CARD : data.category,
  brand: data.brand,
  quantity: data.quantity,
  unitPrice: data.unitPrice,
});

const rejectedAsRead = ({ record, problem }: Row): RowOutcome => rejected(record, problem);

const rejected = (record: Row['record'], problem: RowProblem | null): RowOutcome => ({
  record,
  outcome: 'rejected',
  reason: problem?.reason ?? 'row_incomplete',
  detail: problem?.detail ?? '',
});
