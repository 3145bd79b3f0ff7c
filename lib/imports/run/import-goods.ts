import 'server-only';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Elsewhere, elsewhere, ProductInput, type SyncVerdict, saveProductsIn } from '@/lib/catalog';
import { actorLabel } from '@/lib/kernel/actor';
import { type Outcome, Refusal } from '@/lib/kernel/refusal';
import { pool, withTransaction } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { csvRecords } from '../read/records';
import { type GoodsColumns, goodsColumns } from '../rules/goods-columns';
import { type GoodsRow, goodsRow, joinedRows } from '../rules/goods-row';
import type { RowOutcome } from '../rules/outcome';
import { rowsOf, type Tally } from '../rules/tally';
import type { ImportMap } from '../schema';
import { type Book, openBook } from './book';
import type { ImportProgress } from './import-orders';
import { openRejectsFile } from './rejects-file';

/** What goods to import, and how. */
export type GoodsImport = Pick<ImportMap, 'delimiter' | 'encoding'> & {
  readonly file: string;
  readonly isTrial: boolean;
  readonly rejects: string | null;
  readonly batchSize: number;
  readonly now: Date;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** What an import of goods did; `ignored` are columns that nothing is known of. */
export type GoodsReport = {
  readonly tally: Tally;
  readonly ignored: readonly string[];
  readonly rejects: string | null;
};

const ROWS_PER_PRODUCT_MAX = 200;
const DETAIL_MAX = 200;

/**
 * Imports a file of goods of any size: batches of whole products, each one transaction, by the way that all goods come
 * in. It can be stopped anywhere and run again: what says nothing new changes nothing (S0-7.2). A trial does all of it
 * and takes each batch back.
 */
export async function importGoods(options: GoodsImport): Promise<GoodsReport> {
  const bytesTotal = (await stat(options.file)).size;
  const { header, columns } = await openHeader(options);
  const rejects = options.rejects === null ? null : await openRejectsFile(options.rejects, header);
  const book = openBook(rejects);
  const [others, { zone }] = await Promise.all([elsewhere(), program(pool())]);
  try {
    for await (const { groups, bytes } of batches(options, columns, zone)) {
      await takeIn(groups, others, book, options);
      options.onProgress?.({ bytes, bytesTotal, tally: book.tally });
    }
  } finally {
    await rejects?.close();
  }
  if (!options.isTrial) await writeAudit(options, book.tally);
  return { tally: book.tally, ignored: columns.ignored, rejects: options.rejects };
}

async function openHeader(options: GoodsImport): Promise<{ header: readonly string[]; columns: GoodsColumns }> {
  for await (const { fields } of csvRecords(options.file, options)) {
    const columns = goodsColumns(fields);
    if (!columns.hasSku) throw new Refusal('import_columns_missing', { columns: 'sku' });
    return { header: fields, columns };
  }
  throw new Refusal('import_empty', { file: options.file });
}

/** Rows of one product, as many as follow each other. */
type Group = readonly GoodsRow[];

async function* batches(
  options: GoodsImport,
  columns: GoodsColumns,
  zone: string,
): AsyncGenerator<{ groups: readonly Group[]; bytes: number }> {
  let groups: GoodsRow[][] = [];
  let last: string | undefined;
  let bytes = 0;
  let isHeader = true;
  for await (const record of csvRecords(options.file, options)) {
    bytes = record.bytes;
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const row = goodsRow(record, columns, zone);
    const group = groups.at(-1);
    // A row that cannot be read belongs to no product; it does not part those around it.
    const code = row.words?.product.code ?? last;
    if (group !== undefined && code === last && group.length < ROWS_PER_PRODUCT_MAX) group.push(row);
    else {
      if (groups.length >= options.batchSize) {
        yield { groups, bytes };
        groups = [];
      }
      groups.push([row]);
    }
    last = code;
  }
  yield { groups, bytes };
}

/** Ends a trial's transaction without keeping anything of it. */
class TakenBack extends Error {
  readonly outcomes: readonly Outcome<SyncVerdict>[];

  constructor(outcomes: readonly Outcome<SyncVerdict>[]) {
    super('a trial takes its work back');
    this.outcomes = outcomes;
  }
}

async function takeIn(groups: readonly Group[], others: Elsewhere, book: Book, options: GoodsImport): Promise<void> {
  const joined = groups.map(joinedRows);
  book.count(
    'rows',
    groups.reduce((sum, group) => sum + group.length, 0),
  );
  const read = joined.flatMap(({ word, taken }) => (word === null ? [] : [{ taken, ...readWord(word) }]));
  const sound = read.flatMap(({ said, taken }) => (said === null ? [] : [{ said, taken }]));
  const outcomes = await saved(
    sound.map(({ said }) => said),
    others,
    options,
  );
  await book.rows([
    ...joined.flatMap(({ left }) => left.map((row) => rejected(row, row.problem?.reason ?? '', row.problem?.detail))),
    ...read.flatMap(({ taken, said, wrong }) =>
      said === null ? taken.map((row) => rejected(row, 'input_invalid', wrong)) : [],
    ),
    ...sound.flatMap(({ taken }, place) => taken.map((row) => outcomeOf(row, outcomes[place]))),
  ]);
}

async function saved(
  said: readonly ProductInput[],
  others: Elsewhere,
  { now, isTrial }: GoodsImport,
): Promise<readonly Outcome<SyncVerdict>[]> {
  const hand = { now, actor: actorLabel(systemCaller('import').actor), isDemo: false };
  try {
    return await withTransaction(async (db) => {
      const outcomes = await saveProductsIn(db, said, others, hand);
      if (isTrial) throw new TakenBack(outcomes);
      return outcomes;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcomes;
    throw error;
  }
}

function readWord(word: unknown): { readonly said: ProductInput | null; readonly wrong: string } {
  const parsed = ProductInput.safeParse(word);
  if (parsed.success) return { said: parsed.data, wrong: '' };
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return { said: null, wrong: wrong.slice(0, DETAIL_MAX) };
}

const rejected = ({ record }: GoodsRow, reason: string, detail = ''): RowOutcome => ({
  record,
  outcome: 'rejected',
  reason,
  detail,
});

function outcomeOf(row: GoodsRow, outcome: Outcome<SyncVerdict> | undefined): RowOutcome {
  if (outcome?.ok === false)
    return rejected(row, outcome.refusal.code, Object.values(outcome.refusal.facts).map(String).join(', '));
  const verdict = outcome?.value ?? 'unchanged';
  const isNew = verdict === 'created' || verdict === 'changed';
  return { record: row.record, outcome: isNew ? 'imported' : 'imported_before', reason: verdict, detail: '' };
}

async function writeAudit({ file, now }: GoodsImport, tally: Tally): Promise<void> {
  const caller = systemCaller('import', now);
  const after = {
    rows: tally.figures.rows,
    imported: rowsOf(tally, 'imported'),
    before: rowsOf(tally, 'imported_before'),
    rejected: rowsOf(tally, 'rejected'),
  };
  await withTransaction((db) =>
    ports().writeAudit(db, { ...caller, db }, 'imports.catalog', {
      objectType: 'file',
      objectId: basename(file),
      after,
    }),
  );
}
