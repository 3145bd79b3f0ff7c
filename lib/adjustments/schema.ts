import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { ADJUST_REASONS } from './rules/reasons';

const AMOUNT_MAX = 1_000_000;
const Signed = z
  .int()
  .min(-AMOUNT_MAX)
  .max(AMOUNT_MAX)
  .refine((amount) => amount !== 0, { message: 'not zero' });

/** Limits of manual changes: the program's setting `adjustments` (4.A.12). */
export const adjustmentsSection = settingSection(
  'adjustments',
  z.object({
    threshold: z.int().min(0).max(AMOUNT_MAX).default(1_000).meta({ unit: 'points' }),
    perStaffDay: z
      .object({
        count: z.int().min(0).max(100_000).default(50).meta({ unit: 'times' }),
        amount: z.int().min(0).max(1_000_000_000).default(20_000).meta({ unit: 'points' }),
      })
      .prefault({}),
  }),
);

const About = z.object({
  id: z.string().max(64),
  reason: z.string().trim().min(1).max(200),
  reasonCode: z.enum(ADJUST_REASONS).default('other'),
  /** Where it comes from; once per member and source. Without one every call is a change of its own. */
  source: z.object({ type: z.string().trim().min(1).max(40), id: z.string().trim().min(1).max(128) }).optional(),
});

/** Points given (above zero) or taken by hand: `reason` is the note, `reasonCode` what the member reads. */
export const AdjustPointsInput = About.extend({ points: Signed });

/** Growth given (above zero) or taken by hand. */
export const AdjustGrowthInput = About.extend({ growth: Signed });

/** A change that waits for its approval, as it is kept. */
export const AdjustmentPayload = z.strictObject({
  memberId: z.uuid(),
  amount: Signed,
  reasonCode: z.enum(ADJUST_REASONS),
  note: z.string().min(1).max(200),
  source: z.strictObject({ type: z.string().min(1), id: z.string().min(1) }),
});

/** A change by hand, read and ready. */
export type Adjustment = z.output<typeof AdjustmentPayload>;
