import 'server-only';
import { z } from 'zod';
import { command } from '@/lib/platform/command';
import { expireApprovals } from '../store/requests';
import { trailOfEnds } from '../trail-of-ends';

/** Writes down which requests ended unanswered, each with its row in the trail; run again it finds nothing. */
export const expireApprovalsCommand = command({
  name: 'approvals.expire',
  can: 'approvals.decide',
  input: z.object({}),
  async run(context): Promise<{ readonly expired: number }> {
    const ended = await expireApprovals(context.db, context.now);
    await trailOfEnds(context, ended);
    return { expired: ended.length };
  },
});
