import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';

/** What the program says about its audit log: its setting `audit` (S1-5.2). */
export const auditSection = settingSection(
  'audit',
  z.object({
    /** How long entries are kept: no shorter than the six months that China's Cybersecurity Law asks for. */
    keepMonths: z.int().min(6).max(120).default(36).meta({ unit: 'months' }),
  }),
);

/** What the program says about its audit log. */
export type AuditSettings = z.output<typeof auditSection.schema>;

/** The setting as it stands in the program. */
export const auditSettings = (program: Program): AuditSettings => settingsOf(program, auditSection);
