import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';
import { taskKinds } from '../registry';

/** The groups in which members find tasks (S2-4.2). */
export const GROUPS = ['newcomer', 'daily', 'growth', 'limited'] as const;

/** How often a task begins anew. */
export const PERS = ['once', 'day', 'week', 'month'] as const;

/** How the reward is had. */
export const CLAIMS = ['member', 'automatic'] as const;

const TARGET_MAX = 1_000_000_000;
const text = (max: number) => z.string().trim().max(max);
const Name = text(40).min(1, { message: 'missing' });
const codes = z.array(z.string().trim().min(1).max(64)).max(20).default([]);

/** What a task says: what is asked, of whom, when, and what it gives (S2-4.2, S3-9.1). */
export const TermsSchema = z
  .strictObject({
    name: z.strictObject({ zh: Name, en: Name }),
    description: z.strictObject({ zh: text(200), en: text(200) }).default({ zh: '', en: '' }),
    group: z.enum(GROUPS),
    kind: z.string(),
    params: z.unknown(),
    /** How much of it; money in fen. */
    target: z.int().min(1).max(TARGET_MAX),
    per: z.enum(PERS),
    /** Most that counts of one local day; null: all. */
    dailyMax: z.int().min(1).max(TARGET_MAX).nullable().default(null),
    window: z
      .strictObject({ from: z.coerce.date(), to: z.coerce.date() })
      .refine(({ from, to }) => from < to, { message: 'window_empty', path: ['to'] })
      .nullable()
      .default(null),
    /** Tasks whose rewards are had before this one's. */
    prerequisites: codes,
    audience: z
      .strictObject({ levels: codes, when: ConditionSchema.nullable().default(null) })
      .default({ levels: [], when: null }),
    rewards: z
      .array(z.object({ kind: z.string(), params: z.unknown() }))
      .min(1, { message: 'missing' })
      .max(5),
    claim: z.enum(CLAIMS).default('member'),
    /** For how many days after its period the reward may still be claimed. */
    claimDays: z.int().min(0).max(60).default(3),
    /** Whether the reward goes back when what it was given for comes back. */
    takeBack: z.boolean().default(true),
    /** Its place in its group, smallest first. */
    place: z.int().min(0).max(10_000).default(100),
  })
  .superRefine((terms, context) => {
    const kind = taskKinds.find(terms.kind);
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (kind === undefined) return complain(['kind'], 'unknown_kind');
    const read = kind.params.safeParse(terms.params ?? {});
    for (const { path, message } of read.error?.issues ?? []) complain(['params', ...(path as string[])], message);
    if (!read.success) return;
    const only = kind.target(read.data);
    if (only !== null && only !== terms.target) complain(['target'], 'target_is_fixed');
    if ((kind.stands !== null || kind.code === 'first_order') && terms.per !== 'once') complain(['per'], 'only_once');
    // Nothing happens by which the worker would know: what stands is looked at when the member asks.
    if (kind.stands !== null && terms.claim === 'automatic') complain(['claim'], 'only_claimed');
    if (terms.group === 'limited' && terms.window === null) complain(['window'], 'window_missing');
  });

/** What a task says, read. */
export type Terms = z.output<typeof TermsSchema>;
