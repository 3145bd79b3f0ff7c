import type { z } from 'zod';
import type { Db } from '@/lib/platform/db';
import { TermsSchema } from './rules/terms';
import { openStocks } from './store/stocks';
import { addGame, addVersion } from './store/versions';

/** Who opens a game, why, and from when it counts. */
type Hand = { readonly by: string; readonly note: string; readonly now: Date; readonly isDemo: boolean };

/** Opens a game by its first version, without a draft, for whoever sets a program up; one that exists stays as it is. */
export async function openGame(db: Db, code: string, raw: z.input<typeof TermsSchema>, hand: Hand): Promise<void> {
  const { by, note, now, isDemo } = hand;
  const terms = TermsSchema.parse(raw);
  await addGame(db, { code, createdAt: now, createdBy: by, demo: isDemo });
  await addVersion(db, { code, version: 1, terms, effectiveFrom: now, publishedAt: now, publishedBy: by, note });
  await openStocks(
    db,
    code,
    terms.prizes.map((prize) => prize.code),
  );
}
