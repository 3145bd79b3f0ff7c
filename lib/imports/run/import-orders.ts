import 'server-only';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DEFAULT_ZONE } from '@/lib/kernel/locale';
import { closeLevels, raiseLevels } from '@/lib/levels';
import { pool, withTransaction } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import type { Item, Piece } from '../read/items';
import type { Figure, Tally } from '../rules/tally';
import { waves } from '../rules/waves';
import type { ImportMap } from '../schema';
import { type Book, openBook } from './book';
import { doCredits } from './do-credits';
import { doOrders } from './do-orders';
import { doRefunds } from './do-refunds';
import { doTrial } from './do-trial';
import { openRejectsFile } from './rejects-file';
import { openSource } from './source';

/** What to import, and how. */
export type ImportOptions = {
  readonly file: string;
  readonly map: ImportMap;
  readonly isTrial: boolean;
  readonly shiftWeeks: number | 'auto';
  /** Where the list of rows goes that were not, or not wholly, taken; null for none. */
  readonly rejects: string | null;
  readonly batchSize: number;
  readonly now: Date;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** How far an import is. */
export type ImportProgress = { readonly bytes: number; readonly bytesTotal: number; readonly tally: Tally };

/** What an import did. */
export type ImportReport = {
  readonly tally: Tally;
  readonly shiftWeeks: number;
  readonly rejects: string | null;
  readonly seconds: number;
  readonly peakMemoryBytes: number;
};

// Rows weigh more than orders: a batch ends early when its invoices are long.
const ROWS_PER_BATCH_MAX = 4_000;
// A batch waits for the end of its last moment, so that credits see all sales of their own; but not for ever.
const BATCH_STRETCH = 4;

/**
 * Imports a file of sales and credits of any size (S1-2.3): batches of whole invoices, in each the sales and credits of
 * everybody in their order of time. It can be stopped anywhere and run again: what is there already is only counted.
 */
export async function importOrders(options: ImportOptions): Promise<ImportReport> {
  const startedAt = performance.now();
  const { file, isTrial, now } = options;
  const bytesTotal = (await stat(file)).size;
  // A trial touches nothing, not even a database for the zone.
  const zone = isTrial ? DEFAULT_ZONE : (await program(pool())).zone;
  const source = await openSource({ ...options, zone });
  const rejects = options.rejects === null ? null : await openRejectsFile(options.rejects, source.header);
  const book = openBook(rejects);
  try {
    for await (const batch of batchesOf(source.pieces, options.batchSize, book)) {
      if (isTrial) await doTrial(batch.items, book);
      else await doBatch(batch.items, book, now);
      options.onProgress?.({ bytes: batch.bytes, bytesTotal, tally: book.tally });
    }
  } finally {
    await rejects?.close();
  }
  // Whatever has ended since the orders of the file is closed in order (P-levels), as the job does it.
  if (!isTrial) {
    await raiseLevels(now);
    await closeLevels(now);
  }
  if (!isTrial) await writeAudit(options, book.tally, source.shiftWeeks);
  return {
    tally: book.tally,
    shiftWeeks: source.shiftWeeks,
    rejects: options.rejects,
    seconds: (performance.now() - startedAt) / 1000,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
}

type Batch = { readonly items: readonly Item[]; readonly bytes: number };

async function* batchesOf(pieces: AsyncIterable<Piece>, size: number, book: Book): AsyncGenerator<Batch> {
  let items: Item[] = [];
  let rows = 0;
  let latest = 0;
  let bytes = 0;
  for await (const piece of pieces) {
    const at = piece.item?.at.getTime();
    const isFull = items.length >= size || rows >= ROWS_PER_BATCH_MAX;
    const isStretched = items.length >= size * BATCH_STRETCH || rows >= ROWS_PER_BATCH_MAX * BATCH_STRETCH;
    if (isStretched || (isFull && at !== undefined && at > latest)) {
      yield { items, bytes };
      items = [];
      rows = 0;
    }
    book.count('rows', piece.rows);
    book.count('foreignRows', piece.foreignRows);
    book.count('invoices', piece.rows > 0 ? 1 : 0);
    await book.rows(piece.outside);
    if (piece.item !== null) items.push(piece.item);
    rows += piece.rows;
    latest = Math.max(latest, at ?? 0);
    bytes = piece.bytes;
  }
  yield { items, bytes };
}

async function doBatch(items: readonly Item[], book: Book, now: Date): Promise<void> {
  for (const wave of waves(items)) {
    const orders = wave.filter((item) => item.kind === 'order');
    const credits = wave.filter((item) => item.kind === 'credit');
    const refunds = wave.filter((item) => item.kind === 'refund');
    if (orders.length > 0) await doOrders(orders, book, now);
    if (credits.length > 0) await doCredits(credits, book, now);
    if (refunds.length > 0) await doRefunds(refunds, book, now);
  }
}

const AUDITED: readonly Figure[] = ['rows', 'ordersNew', 'ordersBefore', 'membersNew', 'refundsNew', 'refundsBefore'];

async function writeAudit({ file, now }: ImportOptions, { figures }: Tally, shiftWeeks: number): Promise<void> {
  const after = { shiftWeeks, ...Object.fromEntries(AUDITED.map((name) => [name, figures[name]])) };
  const caller = systemCaller('import', now);
  await withTransaction((db) =>
    ports().writeAudit(db, { ...caller, db }, 'imports.orders', {
      objectType: 'file',
      objectId: basename(file),
      after,
    }),
  );
}
