import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';

/** What members may do with their own profile: the program's setting `members` (4.K, 4.L). */
export const membersSection = settingSection(
  'members',
  z.object({
    /** Birthday gifts follow the birthday: once given, a member himself changes it so many times, then staff do (4.H). */
    birthdayChangesMax: z.int().min(0).max(12).default(1).meta({ unit: 'times' }),
  }),
);

/** What operators set about members. */
export type MembersSettings = z.output<typeof membersSection.schema>;

/** The setting as it stands in the program. */
export const membersSettings = (program: Program): MembersSettings => settingsOf(program, membersSection);
