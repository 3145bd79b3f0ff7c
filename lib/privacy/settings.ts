import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';

/** What the program says about privacy: its setting `privacy` (4.K). */
export const privacySection = settingSection(
  'privacy',
  z.object({
    /** Raised with every new text of the policy: each consent keeps under which it was given. */
    policyVersion: z.int().min(1).max(10_000).default(1),
    /** How long a member may download what he asked for. */
    exportDays: z.int().min(1).max(30).default(7).meta({ unit: 'days' }),
    /** How long an account that shall be closed can still be kept. */
    coolingDays: z.int().min(1).max(60).default(7).meta({ unit: 'days' }),
    /** How long after its payment an order that nobody completed counts as under way. */
    openOrderDays: z.int().min(0).max(365).default(30).meta({ unit: 'days' }),
  }),
);

/** What the program says about privacy. */
export type PrivacySettings = z.output<typeof privacySection.schema>;

/** The setting as it stands in the program. */
export const privacySettings = (program: Program): PrivacySettings => settingsOf(program, privacySection);
