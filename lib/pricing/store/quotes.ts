import 'server-only';
import { type Db, execution } from '@/lib/platform/db';

// Primary key.
const insertQuote = execution(
  'pricing.quote.add',
  `INSERT INTO "Quote" ("id", "memberId", "at", "asked", "priced", "createdAt") VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6)`,
);

// Index (createdAt).
const deleteQuotes = execution('pricing.quotes.sweep', 'DELETE FROM "Quote" WHERE "createdAt" < $1');

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
