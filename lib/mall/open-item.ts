import type { z } from 'zod';
import type { Db } from '@/lib/platform/db';
import { TermsSchema } from './rules/terms';
import { addCards } from './store/cards';
import { addVersion, itemForUpdate, saveTotal } from './store/items';

/** An item with its terms, and its gift cards when it is one. */
export type NewItem = {
  readonly code: string;
  readonly terms: z.input<typeof TermsSchema>;
  readonly cards?: readonly string[];
};

/** Puts an item into the mall in the caller's transaction; one with the same code stays as it is. */
export async function openItem(
  db: Db,
  { code, terms: said, cards = [] }: NewItem,
  { by, at, note, isDemo }: { readonly by: string; readonly at: Date; readonly note: string; readonly isDemo: boolean },
): Promise<void> {
  const row = await itemForUpdate(db, code, { at, by, isDemo });
  if (row === null || row.version > 0) return;
  const terms = TermsSchema.parse(said);
  await addVersion(db, { code, version: 1, terms, total: cards.length > 0 ? 0 : terms.total, at, by, note });
  if (cards.length > 0) await saveTotal(db, code, await addCards(db, code, cards, at));
}
