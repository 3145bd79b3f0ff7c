import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';

/** How points are held, returned, clawed back and used for an order: the program's setting `points` (4.A.8–4.A.10). */
export const pointsSection = settingSection(
  'points',
  z.object({
    /** How long a hold lasts that names no time itself. */
    holdSeconds: z.int().min(1).max(2_592_000).default(1_800).meta({ unit: 'seconds' }),
    /** How long a lot lives again whose points come back after its end; 0: it does not. */
    returnDays: z.int().min(0).max(366).default(30).meta({ unit: 'days' }),
    clawback: z.enum(['ALLOW_DEBT', 'CLAMP', 'PENDING_ONLY']).default('ALLOW_DEBT'),
    /** What points are worth as tender of an order, and how far they may pay for it (P-points). */
    tender: z
      .object({
        worth: z
          .object({
            points: z.int().min(1).max(1_000_000).default(100).meta({ unit: 'points' }),
            fen: z.int().min(1).max(1_000_000).default(100).meta({ unit: 'fen' }),
          })
          .prefault({}),
        step: z.int().min(1).max(1_000_000).default(100).meta({ unit: 'points' }),
        shareBp: z.int().min(0).max(10_000).default(5_000).meta({ unit: 'bp' }),
        orderMax: z.int().min(0).max(1_000_000_000).meta({ unit: 'points' }).nullable().default(null),
        leaveFen: z.int().min(0).max(100).default(0).meta({ unit: 'fen' }),
      })
      .prefault({}),
  }),
);

/** How points are held, returned, clawed back and used for an order. */
export type PointsSettings = z.output<typeof pointsSection.schema>;

/** The setting as it stands in the program. */
export const pointsSettings = (program: Program): PointsSettings => settingsOf(program, pointsSection);
