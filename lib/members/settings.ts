import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';
import type { StageDays } from './rules/lifecycle';

/** What members may do with their own profile, and the stages of their life: the program's setting `members` (4.K, 4.L, C7). */
export const membersSection = settingSection(
  'members',
  z.object({
    /** Birthday gifts follow the birthday: once given, a member himself changes it so many times, then staff do (4.H). */
    birthdayChangesMax: z.int().min(0).max(12).default(1).meta({ unit: 'times' }),
    /** The stages of a life: half-open ranges of days since the last purchase or interaction, new before all (C7). */
    newDays: z.int().min(0).max(365).default(30).meta({ unit: 'days' }),
    silentDays: z.int().min(1).max(730).default(30).meta({ unit: 'days' }),
    dormantDays: z.int().min(1).max(1_460).default(90).meta({ unit: 'days' }),
    lostDays: z.int().min(1).max(3_650).default(180).meta({ unit: 'days' }),
  }),
);

/** What operators set about members. */
export type MembersSettings = z.output<typeof membersSection.schema>;

/** The setting as it stands in the program. */
export const membersSettings = (program: Program): MembersSettings => settingsOf(program, membersSection);

/** After how many days a member is what, as it is set (C7). */
export const stageDays = (program: Program): StageDays => membersSettings(program);
