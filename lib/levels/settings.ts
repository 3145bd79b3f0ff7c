import { z } from 'zod';
import { type Program, settingsOf } from '@/lib/platform/program';

const LevelSettings = z.object({
  /** How many months ahead members hear of a new version of the levels (4.B.6, S3-8.2). */
  noticeMonths: z.int().min(0).max(24).default(3),
});

/** How levels are published: the program's setting `levels`. */
export const levelSettings = (program: Program): z.output<typeof LevelSettings> =>
  settingsOf(program, 'levels', LevelSettings);
