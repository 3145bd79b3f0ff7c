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

// Index (memberId, createdAt), backwards: those of a few minutes.
const readSaving = statement(
  'pricing.quotes.saving',
  `SELECT ("priced"#>>'{totals,discount}')::bigint + ("priced"#>>'{freight,discount}')::bigint AS "saves" FROM "Quote"
   WHERE "memberId" = $1 AND "createdAt" >= $2 AND "asked"->>'storeCode' = $3 ORDER BY "createdAt" DESC LIMIT 1`,
  z.object({ saves: z.number() }),
);

/** A quote as it was told. */
export type KeptQuote = Awaited<ReturnType<typeof readQuotes>>[number];

/** Quotes by id, those that are still kept. */
export const quotesById = (db: Db, ids: readonly string[]): Promise<KeptQuote[]> =>
  ids.length === 0 ? Promise.resolve([]) : readQuotes(db, [ids]);

/** What the latest cart that a till of the store quoted for the member since the instant saves, in fen; null for none. */
export const quotedSaving = async (
  db: Db,
  { memberId, storeCode, since }: { readonly memberId: string; readonly storeCode: string; readonly since: Date },
): Promise<number | null> => (await readSaving(db, [memberId, since, storeCode]))[0]?.saves ?? null;

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
