import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, insertion, statement } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { blindIndex, seal, unseal } from '@/lib/platform/pii';

type CardRow = {
  readonly item: string;
  readonly id: string;
  readonly code: string;
  readonly mark: string;
  readonly addedAt: Date;
};

const COLUMNS: Columns<CardRow> = { item: 'text', id: 'uuid', code: 'text', mark: 'text', addedAt: 'timestamptz' };
// Unique index on mark: a card that is listed already stays once.
const insertRows = insertion<CardRow>('mall.cards.insert', 'MallCard', COLUMNS, 'ON CONFLICT ("mark") DO NOTHING');
// Partial index MallCard_free; others who take at the same time skip the row.
const takeCard = statement(
  'mall.cards.take',
  `UPDATE "MallCard" c SET "orderId" = $2, "takenAt" = $3 FROM (
     SELECT "item", "id" FROM "MallCard" WHERE "item" = $1 AND "orderId" IS NULL ORDER BY "id" LIMIT 1 FOR UPDATE SKIP LOCKED
   ) n WHERE c."item" = n."item" AND c."id" = n."id" RETURNING c."id"`,
  z.object({ id: z.string() }),
);
// Unique index on orderId.
const readCard = statement(
  'mall.cards.of',
  'SELECT "code" FROM "MallCard" WHERE "orderId" = $1',
  z.object({ code: z.string() }),
);
// Primary key (item, id) by its first column.
const countCards = statement(
  'mall.cards.count',
  'SELECT count(*)::int AS "count" FROM "MallCard" WHERE "item" = $1',
  z.object({ count: z.number() }),
);

/** Adds gift cards to the list of an item, sealed; answers how many are in it then. */
export async function addCards(db: Db, item: string, codes: readonly string[], at: Date): Promise<number> {
  const rows = [...new Set(codes)].map((code) => {
    return { item, id: newId(), code: seal(code), mark: blindIndex('code', `mall:${code}`), addedAt: at };
  });
  await insertRows(db, rows);
  return (await countCards(db, [item]))[0]?.count ?? 0;
}

/** Takes one card for an order; false when none is free. */
export const cardFor = async (db: Db, item: string, orderId: string, at: Date): Promise<boolean> =>
  (await takeCard(db, [item, orderId, at])).length === 1;

/** The code of the card that an order took, or null. */
export async function cardOf(db: Db, orderId: string): Promise<string | null> {
  const [row] = await readCard(db, [orderId]);
  return row === undefined ? null : unseal(row.code);
}
