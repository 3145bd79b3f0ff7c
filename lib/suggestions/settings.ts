import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';

/** Whether and from what goods are suggested: the program's setting `suggestions` (4.M.4, S4-5.3). */
export const suggestionsSection = settingSection(
  'suggestions',
  z.object({
    /** Off in a big sale: nothing is worked out, nothing shown; what was worked out stays for later. */
    mode: z.enum(['ON', 'OFF']).default('ON'),
    windowDays: z.int().min(30).max(1_095).default(365).meta({ unit: 'days' }),
    /** What fewer members bought is told to nobody else. */
    buyersMin: z.int().min(2).max(1_000).default(3).meta({ unit: 'times' }),
  }),
);

/** The setting as it stands in the program. */
export const suggestionSettings = (program: Program): z.output<typeof suggestionsSection.schema> =>
  settingsOf(program, suggestionsSection);
