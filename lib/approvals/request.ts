import 'server-only';
import { actorName, personLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { addDays } from '@/lib/kernel/day';
import { type Facts, Refusal } from '@/lib/kernel/refusal';
import type { Context } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { program, settingsOf } from '@/lib/platform/program';
import type { ApprovalKind } from './approval-kind';
import { needsOf } from './rules/terms';
import { approvalsSection } from './schema';
import { approvalByKey, expireApprovalOfKey, insertApproval } from './store/requests';
import { trailOfEnds } from './trail-of-ends';

/** What somebody asks for: the payload, what it is about, why, and what the second person should know. */
export type Asked = {
  readonly key: string;
  readonly payload: unknown;
  readonly object: { readonly type: string; readonly id: string; readonly label: string };
  readonly reason: string;
  readonly facts: Facts;
};

/** A request as its author hears of it. */
export type RequestedApproval = { readonly id: string; readonly createdAt: Date; readonly expiresAt: Date };

/**
 * Asks for the approval of a second person, in the caller's transaction. A repeat with the same key gets the first
 * request; the same key with another content is refused with `idempotency_mismatch` (4.F). What was withdrawn, sent back
 * or has ended unanswered may be asked for anew. What it needs is said by the settings of this moment.
 */
export async function requestApproval(context: Context, kind: ApprovalKind, asked: Asked): Promise<RequestedApproval> {
  const { db, now, actor } = context;
  const payload = kind.parse(asked.payload);
  await kind.guard(context, asked.payload);
  const settings = await program(db);
  const demands = settingsOf(settings, approvalsSection);
  const { key, object, reason, facts } = asked;
  await trailOfEnds(context, await expireApprovalOfKey(db, kind.code, key, now));
  const { cost } = await kind.tell(context, asked.payload);
  const isNew = await insertApproval(db, {
    ...needsOf(kind.sort, cost, demands, now),
    fingerprint: await kind.fingerprint(context, asked.payload),
    id: newId(),
    kind: kind.code,
    key,
    payload,
    objectType: object.type,
    objectId: object.id,
    objectLabel: object.label,
    reason,
    facts,
    maker: personLabel(actor),
    makerName: actorName(actor),
    createdAt: now,
    expiresAt: addDays(now, demands.expireAfterDays, settings.zone),
  });
  const kept = must(await approvalByKey(db, kind.code, key, now), 'a request that was just kept');
  if (!isNew && canonicalJson(kept.payload) !== canonicalJson(payload))
    throw new Refusal('idempotency_mismatch', {}, 422);
  return kept;
}

/** The request with this key, or null: for a repeat of what already waits or was approved or rejected. */
export { approvalByKey } from './store/requests';
