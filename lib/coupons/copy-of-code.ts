import type { Db } from '@/lib/platform/db';
import { codeOwner } from './code-owner';
import { type CopyView, copyViews } from './queries';
import { copiesByIds } from './store/copies';

/** The copy that a code opens, with its terms and what it is at the instant, or null when it opens none; nothing is locked. */
export async function copyOfCode(db: Db, code: string, now: Date): Promise<CopyView | null> {
  const owner = await codeOwner(db, code);
  if (owner?.state !== 'taken') return null;
  const [view] = await copyViews(db, await copiesByIds(db, [owner]), now);
  return view ?? null;
}
