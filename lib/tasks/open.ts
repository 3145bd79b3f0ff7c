import type { Db } from '@/lib/platform/db';
import { raiseRevision } from '@/lib/platform/program';
import { TermsSchema } from './rules/terms';
import { addTask, addVersion } from './store/versions';

/** Opens a task that counts from an instant, whoever asks; one that exists stays as it is. Answers whether it was new. */
export async function openTask(
  db: Db,
  code: string,
  terms: unknown,
  { by, note, at, isDemo }: { readonly by: string; readonly note: string; readonly at: Date; readonly isDemo: boolean },
): Promise<boolean> {
  await raiseRevision(db, at);
  await addTask(db, { code, createdAt: at, createdBy: by, demo: isDemo });
  const about = { effectiveFrom: at, publishedAt: at, publishedBy: by, note };
  return addVersion(db, { code, version: 1, terms: TermsSchema.parse(terms), ...about });
}
