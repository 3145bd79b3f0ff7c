import 'server-only';
import type { AuditFacts, Context } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { describeActor } from './rules/describe-actor';
import { insertAuditEntry } from './store/write';

const USER_AGENT_MAX = 300;

/** Writes one row of the trail in the caller's transaction: no effect without its row, no row without its effect (S1-5.2). */
export async function writeAudit(db: Db, context: Context, action: string, facts: AuditFacts): Promise<void> {
  await insertAuditEntry(db, {
    id: newId(),
    at: context.now,
    ...describeActor(context.actor),
    action,
    objectType: facts.objectType,
    objectId: facts.objectId,
    before: facts.before ?? null,
    after: facts.after ?? null,
    reason: facts.reason ?? null,
    ip: context.ip,
    userAgent: context.userAgent?.slice(0, USER_AGENT_MAX) ?? null,
    requestId: context.requestId,
  });
}
