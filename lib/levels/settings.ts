import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';

/** How levels are published: the program's setting `levels`. */
export const levelsSection = settingSection(
  'levels',
  z.object({
    /** How many months ahead members hear of a new version of the levels (4.B.6, S3-8.2). */
    noticeMonths: z.int().min(0).max(24).default(3).meta({ unit: 'months' }),
  }),
);

/** The setting as it stands in the program. */
export const levelSettings = (program: Program): z.output<typeof levelsSection.schema> =>
  settingsOf(program, levelsSection);
