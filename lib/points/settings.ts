import { z } from 'zod';
import { type Program, settingsOf } from '@/lib/platform/program';

/** How points are held, returned, clawed back and used for an order: the program's setting `points` (4.A.8–4.A.10). */
export const PointsSettings = z.object({
  /** How long a hold lasts that names no time itself. */
  holdSeconds: z.int().min(1).max(2_592_000).default(1_800),
  /** How long a lot lives again whose points come back after its end; 0: it does not. */
  returnDays: z.int().min(0).max(366).default(30),
  clawback: z.enum(['ALLOW_DEBT', 'CLAMP', 'PENDING_ONLY']).default('ALLOW_DEBT'),
  /** What points are worth as tender of an order, and how far they may pay for it (P-points). */
  tender: z
    .object({
      worth: z.object({ points: z.int().min(1), fen: z.int().min(1) }).default({ points: 100, fen: 100 }),
      step: z.int().min(1).default(100),
      shareBp: z.int().min(0).max(10_000).default(5_000),
      orderMax: z.int().min(0).nullable().default(null),
      leaveFen: z.int().min(0).max(100).default(0),
    })
    .prefault({}),
});

/** How points are held, returned, clawed back and used for an order. */
export type PointsSettings = z.output<typeof PointsSettings>;

/** The setting as it stands in the program. */
export const pointsSettings = (program: Program): PointsSettings => settingsOf(program, 'points', PointsSettings);
