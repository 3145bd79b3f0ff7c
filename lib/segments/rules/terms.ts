import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';

const TEXT_MAX = 400;
const NAME_MAX = 60;

/** What chooses the members of a segment: a condition, a list that is uploaded, or one that is kept by hand. */
export const KINDS = ['rule', 'upload', 'hand'] as const;

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'bad_time' });

/** When its members are found anew: at their own events and once a day, at local times, or when somebody asks (S0-6.1). */
export const RefreshSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('live') }),
  z.strictObject({
    mode: z.literal('scheduled'),
    /** Local time of day (4.H). */
    at: Clock,
    /** 1 (Monday) to 7; every one of them. */
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1, { message: 'no_weekday' })
      .max(7)
      .transform((days) => [...new Set(days)].sort()),
  }),
  z.strictObject({ mode: z.literal('manual') }),
]);

/** When the members of a segment are found anew. */
export type Refresh = z.output<typeof RefreshSchema>;

/** What one version of a segment says (4.I, S0-6.1). */
export const TermsSchema = z
  .strictObject({
    name: z.strictObject({ zh: z.string().trim().min(1).max(NAME_MAX), en: z.string().trim().min(1).max(NAME_MAX) }),
    description: z
      .strictObject({ zh: z.string().trim().max(TEXT_MAX), en: z.string().trim().max(TEXT_MAX) })
      .default({ zh: '', en: '' }),
    /** Who answers for it, in words. */
    owner: z.string().trim().min(1).max(NAME_MAX),
    kind: z.enum(KINDS),
    where: ConditionSchema.nullable().default(null),
    refresh: RefreshSchema,
  })
  .superRefine(({ kind, where }, context) => {
    if (kind === 'rule' && where === null) context.addIssue({ code: 'custom', path: ['where'], message: 'missing' });
    if (kind !== 'rule' && where !== null) context.addIssue({ code: 'custom', path: ['where'], message: 'no_rule' });
  });

/** What one version of a segment says. */
export type Terms = z.output<typeof TermsSchema>;
