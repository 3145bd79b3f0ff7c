import { instantOf } from '@/lib/kernel/day';
import { CalendarDate, Instant } from '@/lib/kernel/instant';
import type { Column, GoodsColumns } from './goods-columns';
import { readFen, readWhole } from './numbers';
import type { FileRecord, RowProblem } from './row';

/** A price as a row says it; null takes it away. */
export type RowPrice = {
  readonly kind: string;
  readonly level?: string;
  readonly contract?: string;
  readonly store?: string;
  readonly amount: number | null;
  readonly from?: string;
};

/** What a row says of a product and of one SKU of it, as the catalog reads it; nothing where the cell is empty. */
export type GoodsWords = {
  readonly product: Readonly<Record<string, unknown>> & { readonly code: string };
  readonly sku: Readonly<Record<string, unknown>> & { readonly code: string };
};

/** A row of goods, sound or with its problem. */
export type GoodsRow = {
  readonly record: FileRecord;
  readonly words: GoodsWords | null;
  readonly problem: RowProblem | null;
};

const NOTHING = '-';
const YES = /^(1|y|yes|true|是)$/i;
const NO = /^(0|n|no|false|否)$/i;
const MAY_BE_TAKEN_AWAY = ['category', 'brand', 'barcode'];

/** Reads a record: an empty cell says nothing, a dash takes away. */
export function goodsRow(record: FileRecord, { columns }: GoodsColumns, zone: string): GoodsRow {
  const refuse = (reason: string, detail = ''): GoodsRow => ({ record, words: null, problem: { reason, detail } });
  if (record.problem !== null) return refuse(record.problem);
  if (record.fields.length !== columns.length) {
    const reason = record.fields.length < columns.length ? 'row_incomplete' : 'row_too_wide';
    return refuse(reason, `${record.fields.length}/${columns.length}`);
  }
  const said: Said = { product: {}, sku: {}, stores: [], prices: [], from: undefined, zone };
  for (const [place, column] of columns.entries()) {
    const cell = (record.fields[place] ?? '').trim();
    if (column === null || cell === '') continue;
    const problem = hear(said, column, cell);
    if (problem !== null) return refuse(problem, cell);
  }
  const code = said.sku.code;
  if (typeof code !== 'string') return refuse('sku_missing');
  const { from } = said;
  const prices = said.prices.map((price) => ({ ...price, ...(from !== undefined && { from }) }));
  return {
    record,
    words: {
      product: { ...said.product, code: typeof said.product.code === 'string' ? said.product.code : code },
      sku: { ...said.sku, code, stores: said.stores, prices },
    },
    problem: null,
  };
}

type Said = {
  readonly product: Record<string, unknown>;
  readonly sku: Record<string, unknown>;
  readonly stores: { store: string; sold: boolean | null }[];
  readonly prices: RowPrice[];
  readonly zone: string;
  from: string | undefined;
};

const HEARERS = {
  from: hearFrom,
  sold: hearSold,
  price: hearPrice,
  product: hearField,
  sku: hearField,
} as const;

/** Takes a cell in; answers the problem with it, or null. */
function hear(said: Said, column: Column, cell: string): string | null {
  const take = HEARERS[column.is] as (said: Said, column: Column, cell: string) => string | null;
  return take(said, column, cell);
}

type Of<K extends Column['is']> = Extract<Column, { readonly is: K }>;

/** A date alone begins at midnight of the program. */
function hearFrom(said: Said, _: Of<'from'>, cell: string): string | null {
  const isDay = CalendarDate.safeParse(cell).success;
  const [year = 0, month = 1, day = 1] = cell.split('-').map(Number);
  const at = isDay ? instantOf(said.zone, year, month, day).toISOString() : cell;
  if (!Instant.safeParse(at).success) return 'time_invalid';
  said.from = at;
  return null;
}

function hearSold(said: Said, { store }: Of<'sold'>, cell: string): string | null {
  const sold = cell === NOTHING ? null : yesOf(cell);
  if (sold === undefined) return 'yes_no_invalid';
  said.stores.push({ store, sold });
  return null;
}

function hearPrice(said: Said, { kind, holder, store }: Of<'price'>, cell: string): string | null {
  const amount = cell === NOTHING ? null : readFen(cell, '.');
  if (cell !== NOTHING && amount === null) return 'price_invalid';
  if (amount !== null && amount < 0) return 'price_negative';
  said.prices.push({
    kind,
    amount,
    ...(kind === 'level' && { level: holder ?? '' }),
    ...(kind === 'contract' && { contract: holder ?? '' }),
    ...(store !== null && { store }),
  });
  return null;
}

function hearField(said: Said, { is, field, as }: Of<'product' | 'sku'>, cell: string): string | null {
  const isTakenAway = cell === NOTHING && MAY_BE_TAKEN_AWAY.includes(field);
  const value = isTakenAway ? null : READERS[as](cell);
  if (value === undefined) return as === 'yes' ? 'yes_no_invalid' : 'version_invalid';
  said[is][field] = value;
  return null;
}

const READERS: Readonly<Record<Of<'product' | 'sku'>['as'], (cell: string) => unknown>> = {
  text: (cell) => cell,
  yes: yesOf,
  list: (cell) =>
    cell === NOTHING
      ? []
      : cell
          .split('|')
          .map((tag) => tag.trim())
          .filter(Boolean),
  whole(cell) {
    const whole = readWhole(cell);
    return whole === null || whole < 0 ? undefined : whole;
  },
};

function yesOf(cell: string): boolean | undefined {
  if (YES.test(cell)) return true;
  return NO.test(cell) ? false : undefined;
}

/** Rows of one product that follow each other, as one word about it; rows that contradict the first are left out. */
export function joinedRows(rows: readonly GoodsRow[]): {
  readonly word: Readonly<Record<string, unknown>> | null;
  readonly taken: readonly GoodsRow[];
  readonly left: readonly GoodsRow[];
} {
  const product: Record<string, unknown> = {};
  const skus: GoodsWords['sku'][] = [];
  const taken: GoodsRow[] = [];
  const left: GoodsRow[] = [];
  for (const row of rows) {
    const problem = row.words === null ? row.problem : clash(product, skus, row.words);
    if (row.words === null || problem !== null) {
      left.push({ ...row, problem });
      continue;
    }
    Object.assign(product, row.words.product);
    skus.push(row.words.sku);
    taken.push(row);
  }
  return { word: taken.length === 0 ? null : { ...product, skus }, taken, left };
}

function clash(
  product: Readonly<Record<string, unknown>>,
  skus: readonly GoodsWords['sku'][],
  words: GoodsWords,
): RowProblem | null {
  if (skus.some(({ code }) => code === words.sku.code)) return { reason: 'sku_twice', detail: words.sku.code };
  const differing = Object.entries(words.product).find(
    ([field, value]) => field in product && JSON.stringify(product[field]) !== JSON.stringify(value),
  );
  return differing === undefined ? null : { reason: 'product_differs', detail: differing[0] };
}
