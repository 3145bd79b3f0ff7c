import type { z } from 'zod';
import type { Db } from '@/lib/platform/db';
import { TermsSchema } from './rules/terms';
import { addSurvey, addVersion } from './store/versions';

/** Who opens a survey, why, and from when it counts. */
type Hand = { readonly by: string; readonly note: string; readonly now: Date; readonly isDemo: boolean };

/** Opens a survey by its first version, without a draft, for whoever sets a program up; one that exists stays as it is. */
export async function openSurvey(db: Db, code: string, raw: z.input<typeof TermsSchema>, hand: Hand): Promise<void> {
  const { by, note, now, isDemo } = hand;
  await addSurvey(db, { code, createdAt: now, createdBy: by, demo: isDemo });
  const about = { effectiveFrom: now, publishedAt: now, publishedBy: by, note };
  await addVersion(db, { code, version: 1, terms: TermsSchema.parse(raw), ...about });
}
