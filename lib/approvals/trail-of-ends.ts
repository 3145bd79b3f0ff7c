import 'server-only';
import type { Context } from '@/lib/platform/command';
import { ports } from '@/lib/platform/ports';
import type { ApprovalRecord } from './store/requests';

/** Writes a row of the trail for each request that ended unanswered. */
export async function trailOfEnds(context: Context, ended: readonly ApprovalRecord[]): Promise<void> {
  for (const { id, kind } of ended) {
    await ports().writeAudit(context.db, context, 'approvals.expire', {
      objectType: 'approval',
      objectId: id,
      before: { state: 'requested' },
      after: { state: 'expired', kind },
    });
  }
}
