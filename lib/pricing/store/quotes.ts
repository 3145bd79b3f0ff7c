import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { QuoteInput } from '../rules/quote-input';
import type { Priced } from '../rules/types';

// Primary key.
const insertQuote = execution(
  'pricing.quote.add',
  `INSERT INTO "Quote" ("id", "memberId", "at", "asked", "priced", "createdAt") VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6)`,
);

// Index (createdAt).
const deleteQuotes = execution('pricing.quotes.sweep', 'DELETE FROM "Quote" WHERE "createdAt" < $1');

// Primary key.
const readQuotes = statement(
  'pricing.quotes',
  'SELECT "id", "memberId", "at", "asked", "priced", "createdAt" FROM "Quote" WHERE "id" = ANY($1::uuid[])',
  z.object({
    id: z.string(),
    memberId: z.string().nullable(),
    at: z.date(),
    // Both were written by this program, as they were computed; versions never change what is kept.
    asked: z.custom<Pick<QuoteInput, 'lines' | 'channel' | 'storeCode'>>(),
    priced: z.custom<Priced>(),
    createdAt: z.date(),
  }),
);

/** A quote as it was told. */
export type KeptQuote = Awaited<ReturnType<typeof readQuotes>>[number];

/** Quotes by id, those that are still kept. */
export const quotesById = (db: Db, ids: readonly string[]): Promise<KeptQuote[]> =>
  ids.length === 0 ? Promise.resolve([]) : readQuotes(db, [ids]);

/** Keeps what a cart was told to cost, by whom it was asked for and with every reason. */
export async function keepQuote(
  db: Db,
  quote: { id: string; memberId: string | null; at: Date; asked: unknown; priced: unknown; createdAt: Date },
): Promise<void> {
  const { id, memberId, at, asked, priced, createdAt } = quote;
  await insertQuote(db, [id, memberId, at, JSON.stringify(asked), JSON.stringify(priced), createdAt]);
}

/** Drops quotes that were made before the instant. */
export const sweepQuotes = (db: Db, before: Date): Promise<number> => deleteQuotes(db, [before]);
