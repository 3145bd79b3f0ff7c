import 'server-only';
import { z } from 'zod';
import { command } from '@/lib/platform/command';
import { ports } from '@/lib/platform/ports';
import { expireApprovals } from '../store/requests';

/** Writes down which requests ended unanswered, each with its row in the trail; run again it finds nothing. */
export const expireApprovalsCommand = command({
  name: 'approvals.expire',
  can: 'approvals.decide',
  input: z.object({}),
  async run(context): Promise<{ readonly expired: number }> {
    const ended = await expireApprovals(context.db, context.now);
    for (const { id, kind } of ended) {
      await ports().writeAudit(context.db, context, 'approvals.expire', {
        objectType: 'approval',
        objectId: id,
        before: { state: 'requested' },
        after: { state: 'expired', kind },
      });
    }
    return { expired: ended.length };
  },
});
