import 'server-only';
import { actorLabel, actorName, personLabel } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { type Context, command } from '@/lib/platform/command';
import { ports } from '@/lib/platform/ports';
import type { ApprovalKind } from '../approval-kind';
import { approvalKinds } from '../kinds-plugged';
import { type Act, decideAct } from '../rules/verdict';
import { ApproveInput, RejectInput, WithdrawInput } from '../schema';
import { type ApprovalRecord, approvalForUpdate, saveVerdict, type Verdict } from '../store/requests';

/** What became of a request. */
export type Decided = {
  readonly id: string;
  readonly kind: string;
  readonly state: Verdict['state'];
  readonly result: Verdict['result'];
};

/**
 * Approves a request and does at once what it asks for, in the same transaction: exactly once, however many approve at
 * the same moment. Never by its author and never by somebody whom the kind's guard refuses (4.A.12).
 */
export const approveRequestCommand = command({
  name: 'approvals.approve',
  can: 'approvals.decide',
  input: ApproveInput,
  async run(context, { requestId, note }): Promise<Decided> {
    const request = await waiting(context, requestId, 'approve');
    const kind = kindOf(request);
    const { id, maker, makerName, reason, payload } = fitting(kind, request);
    await kind.guard(context, payload);
    const { result, audit } = await kind.execute(context, payload, { id, maker, makerName, reason });
    await ports().writeAudit(context.db, context, kind.code, audit);
    return conclude(context, request, { state: 'approved', decisionNote: note === '' ? null : note, result });
  },
  audit: ({ note }, decided) => trace(decided, note),
});

/** Rejects a request with a reason that its author reads; nothing else happens. */
export const rejectRequestCommand = command({
  name: 'approvals.reject',
  can: 'approvals.decide',
  input: RejectInput,
  async run(context, { requestId, note }): Promise<Decided> {
    const request = await waiting(context, requestId, 'reject');
    const kind = kindOf(request);
    await kind.guard(context, fitting(kind, request).payload);
    return conclude(context, request, { state: 'rejected', decisionNote: note, result: null });
  },
  audit: ({ note }, decided) => trace(decided, note),
});

/** Takes one's own request back while nobody has decided it. */
export const withdrawRequestCommand = command({
  name: 'approvals.withdraw',
  can: 'approvals.read',
  input: WithdrawInput,
  async run(context, { requestId }): Promise<Decided> {
    const request = await waiting(context, requestId, 'withdraw');
    return conclude(context, request, { state: 'withdrawn', decisionNote: null, result: null });
  },
  audit: (_, decided) => trace(decided, ''),
});

async function waiting({ db, actor, now }: Context, requestId: string, act: Act): Promise<ApprovalRecord> {
  const request = await approvalForUpdate(db, requestId);
  if (request === null) throw new Refusal('approval_not_found', {}, 404);
  const verdict = decideAct(request, act, personLabel(actor), now);
  if (verdict !== 'allowed') throw new Refusal(verdict, { state: request.state });
  return request;
}

/** An unknown kind fails closed: nobody can say what it would do. */
function kindOf({ kind }: ApprovalRecord): ApprovalKind {
  const known = approvalKinds().find(kind);
  if (known === undefined) throw new Refusal('approval_unknown_kind', { kind });
  return known;
}

/** The request when its payload still fits the kind's schema: what no longer does is not done. */
function fitting(kind: ApprovalKind, request: ApprovalRecord): ApprovalRecord {
  try {
    kind.parse(request.payload);
  } catch {
    throw new Refusal('approval_outdated', {});
  }
  return request;
}

async function conclude(
  { db, actor, now }: Context,
  { id, kind }: ApprovalRecord,
  { state, decisionNote, result }: Pick<Verdict, 'state' | 'decisionNote' | 'result'>,
): Promise<Decided> {
  const decider = { decider: actorLabel(actor), deciderName: actorName(actor), decidedAt: now };
  const rows = await saveVerdict(db, id, { state, decisionNote, result, ...decider });
  assert(rows === 1, `request ${id} was decided twice`);
  return { id, kind, state, result };
}

const trace = ({ id, kind, state, result }: Decided, note: string) => ({
  objectType: 'approval',
  objectId: id,
  before: { state: 'requested' },
  after: { state, kind, ...result },
  ...(note === '' ? {} : { reason: note }),
});
