import 'server-only';
import { actorLabel, actorName, personLabel } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import type { AuditFacts, Context } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { ports } from '@/lib/platform/ports';
import type { ApprovalKind } from './approval-kind';
import { approvalKinds } from './kinds-plugged';
import { deciderOf, principalsOf } from './principals';
import { admit } from './rules/deciders';
import { type Act, decideAct } from './rules/verdict';
import { type ApprovalRecord, approvalForUpdate, saveVerdict, type Verdict } from './store/requests';
import { keepStep, stepsOf } from './store/steps';

/** What became of a request; `requested`: it was approved, and waits for another person. */
export type Decided = {
  readonly id: string;
  readonly kind: string;
  readonly state: Verdict['state'] | 'requested';
  readonly result: Verdict['result'];
};

/** A request, locked, to which this person may do this now; refuses with why not. */
export async function waiting({ db, actor, now }: Context, requestId: string, act: Act): Promise<ApprovalRecord> {
  const request = await approvalForUpdate(db, requestId);
  if (request === null) throw new Refusal('approval_not_found', {}, 404);
  const verdict = decideAct(request, act, personLabel(actor), now);
  if (verdict !== 'allowed') throw new Refusal(verdict, { state: request.state });
  return request;
}

/** In whose stead somebody decides the request, or null in his own name; refuses who may not. */
export async function inWhoseName(context: Context, request: ApprovalRecord): Promise<string | null> {
  const { db, actor, now } = context;
  const [steps, principals] = await Promise.all([stepsOf(db, request.id), principalsOf(db, actor, now)]);
  const approved = steps.filter(({ act }) => act === 'approve').map(({ who }) => who);
  const admission = admit({ ...request, approved }, deciderOf(actor), principals);
  if (admission.is === 'refused') throw new Refusal(admission.code, { role: request.role ?? '' });
  return admission.for;
}

/** Approves a locked request in the name of somebody, or of himself, and does it once enough people have. */
export async function approve(
  context: Context,
  request: ApprovalRecord,
  note: string,
  forName: string | null,
): Promise<Decided> {
  const { db, actor, now } = context;
  if (await isChanged(context, request)) return voidChanged(context, request);
  const said = note === '' ? null : note;
  const step = { id: newId(), act: 'approve' as const, who: personLabel(actor), whoName: actorName(actor) };
  const isKept = await keepStep(db, request.id, { ...step, forName, note: said, at: now });
  if (!isKept) throw new Refusal('already_approved', {});
  const count = (await stepsOf(db, request.id)).filter(({ act }) => act === 'approve').length;
  if (count < request.approvers) {
    await kindOf(request).guard(context, fitting(kindOf(request), request).payload);
    return { id: request.id, kind: request.kind, state: 'requested', result: null };
  }
  const result = await carryOut(context, request);
  return conclude(context, request, { state: 'approved', decisionNote: said, result });
}

/** Ends a locked request without doing anything, with why. */
export async function refuse(
  context: Context,
  request: ApprovalRecord,
  state: 'rejected' | 'returned',
  decisionNote: string,
): Promise<Decided> {
  const kind = kindOf(request);
  await kind.guard(context, fitting(kind, request).payload);
  return conclude(context, request, { state, decisionNote, result: null });
}

/** Does what is asked for, with its row in the trail. */
export async function carryOut(context: Context, request: ApprovalRecord): Promise<Verdict['result']> {
  const kind = kindOf(request);
  const { id, maker, makerName, reason, payload } = fitting(kind, request);
  await kind.guard(context, payload);
  const { result, audit } = await kind.execute(context, payload, { id, maker, makerName, reason });
  await ports().writeAudit(context.db, context, kind.code, audit);
  return result;
}

/** Ends a locked request as void: what was looked at is another by now (4.M). */
export const voidChanged = (context: Context, request: ApprovalRecord): Promise<Decided> =>
  conclude(context, request, { state: 'withdrawn', decisionNote: 'changed', result: null });

/** Whether what was looked at is another by now. */
export async function isChanged(context: Context, request: ApprovalRecord): Promise<boolean> {
  if (request.fingerprint === null) return false;
  const kind = kindOf(request);
  return (await kind.fingerprint(context, fitting(kind, request).payload)) !== request.fingerprint;
}

/** An unknown kind fails closed: nobody can say what it would do. */
export function kindOf({ kind }: ApprovalRecord): ApprovalKind {
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

/** Writes down what became of a locked request. */
export async function conclude(
  { db, actor, now }: Context,
  { id, kind }: ApprovalRecord,
  verdict: Pick<Verdict, 'state' | 'decisionNote' | 'result' | 'isEmergency'>,
): Promise<Decided> {
  const decider = { decider: actorLabel(actor), deciderName: actorName(actor), decidedAt: now };
  const rows = await saveVerdict(db, id, { ...verdict, ...decider });
  assert(rows === 1, `request ${id} was decided twice`);
  return { id, kind, state: verdict.state, result: verdict.result };
}

/** The row of the trail about a decision. */
export const trace = ({ id, kind, state, result }: Decided, note: string): AuditFacts => ({
  objectType: 'approval',
  objectId: id,
  before: { state: 'requested' },
  after: { state, kind, ...result },
  ...(note === '' ? {} : { reason: note }),
});
