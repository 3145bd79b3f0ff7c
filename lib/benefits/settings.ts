import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';

const DAY_SECONDS = 86_400;

/** How benefits are used in stores: the program's setting `benefits` (S0-3.4). */
export const benefitsSection = settingSection(
  'benefits',
  z.object({
    /** A slip at the desk is undone at once; later it is given back, with a reason. */
    undoSeconds: z.int().min(0).max(DAY_SECONDS).default(600).meta({ unit: 'seconds' }),
  }),
);

/** For how many seconds a use at a desk may be undone. */
export const benefitUndoSeconds = async (db: Db): Promise<number> =>
  settingsOf(await program(db), benefitsSection).undoSeconds;
