import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';
import { Instant } from '@/lib/kernel/instant';

const Moment = z.union([z.date(), Instant]);

/** When a benefit is granted by itself or may be claimed (S0-3.3); by hand it may be granted always. */
export const GiveOn = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('registration') }),
  /** Once ever for each level; levels that were skipped on the way up get theirs too, or not (4.B.7). */
  z.strictObject({ on: z.literal('level_entry'), skipped: z.enum(['all', 'none']).default('all') }),
  /** At each local period start, and the difference as soon as a level is reached (4.B.7). */
  z.strictObject({ on: z.literal('period') }),
  /** On the birthday or at the start of its month, at most once in 365 days (4.H). */
  z.strictObject({ on: z.literal('birthday'), window: z.enum(['day', 'month']).default('day') }),
  z.strictObject({ on: z.literal('dates'), dates: z.array(z.iso.date()).min(1).max(366) }),
  /** For a paid order that fits; `order.*` in the condition. */
  z.strictObject({ on: z.literal('order'), when: ConditionSchema.nullable().default(null) }),
  /** For a behaviour that counted, by its ways; none named: any. */
  z.strictObject({ on: z.literal('behaviour'), ways: z.array(z.string().min(1).max(64)).max(50).default([]) }),
  z.strictObject({
    on: z.literal('claim'),
    from: Moment.nullable().default(null),
    to: Moment.nullable().default(null),
  }),
]);

/** One way in which a benefit comes to members. */
export type GiveOn = z.output<typeof GiveOn>;

/** How a grant came about. */
export const GRANT_SOURCES = [
  'registration',
  'level_entry',
  'period',
  'birthday',
  'dates',
  'order',
  'behaviour',
  'claim',
  'manual',
  'bulk',
  'reward',
  'exchange',
] as const;

/** One of them. */
export type GrantSource = (typeof GRANT_SOURCES)[number];
