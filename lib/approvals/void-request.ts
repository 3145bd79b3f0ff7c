import 'server-only';
import { actorLabel, actorName } from '@/lib/kernel/actor';
import type { Context } from '@/lib/platform/command';
import { ports } from '@/lib/platform/ports';
import { approvalByKey, approvalForUpdate, saveVerdict } from './store/requests';

/**
 * Takes back a request that waits because what it is about has changed, in the caller's transaction: what somebody
 * approves is what was asked for (4.M). Answers whether one waited.
 */
export async function voidRequest(context: Context, kind: string, key: string, note: string): Promise<boolean> {
  const { db, actor, now } = context;
  const known = await approvalByKey(db, kind, key, now);
  const request = known === null ? null : await approvalForUpdate(db, known.id);
  if (request?.state !== 'requested') return false;
  const decider = { decider: actorLabel(actor), deciderName: actorName(actor), decidedAt: now };
  await saveVerdict(db, request.id, { state: 'withdrawn', decisionNote: note, result: null, ...decider });
  await ports().writeAudit(db, context, 'approvals.withdraw', {
    objectType: 'approval',
    objectId: request.id,
    before: { state: 'requested' },
    after: { state: 'withdrawn', kind },
    reason: note,
  });
  return true;
}
