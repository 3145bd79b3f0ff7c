import { z } from 'zod';
import { rewardKinds } from './registry';

const REWARDS_MAX = 10;

/** One thing to give, as stored: a kind of the registry and its parameters, read by that kind; unknown kinds fail closed. */
const RewardSchema = z
  .strictObject({ kind: z.string().max(64), params: z.unknown() })
  .transform((raw, context): { readonly kind: string; readonly params: unknown } => {
    const kind = rewardKinds.find(raw.kind);
    if (kind === undefined) {
      context.addIssue({ code: 'custom', path: ['kind'], message: 'reward_unknown' });
      return z.NEVER;
    }
    const read = kind.params.safeParse(raw.params);
    if (read.success) return { kind: raw.kind, params: read.data };
    for (const { path, message } of read.error.issues)
      context.addIssue({ code: 'custom', path: ['params', ...path], message });
    return z.NEVER;
  });

/** One thing to give. */
export type Reward = z.output<typeof RewardSchema>;

/** What is given together; none is allowed, for a prize may be none: whoever needs one says so. */
export const rewardsSchema = z.array(RewardSchema).max(REWARDS_MAX);
