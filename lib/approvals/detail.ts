import 'server-only';
import { staffHolding } from '@/lib/access';
import { Refusal } from '@/lib/kernel/refusal';
import type { Context } from '@/lib/platform/command';
import { query } from '@/lib/platform/query';
import type { Told } from './approval-kind';
import { approvalKinds } from './kinds-plugged';
import { makerInSight } from './queries';
import { ApprovalRef } from './schema';
import { delegationsFrom, delegationsTo } from './store/delegations';
import { type ApprovalRecord, approvalById } from './store/requests';
import { copiesOf, stepsOf } from './store/steps';

/** A request that the reader may see, or 404: what others asked for is not there for scoped staff. */
export async function requestInSight({ db, actor }: Context, requestId: string): Promise<ApprovalRecord> {
  const request = await approvalById(db, requestId);
  const maker = makerInSight(actor);
  if (request === null || (maker !== null && request.maker !== maker)) throw new Refusal('approval_not_found', {}, 404);
  return request;
}

/** What somebody should know before he decides: what changes, whom it reaches, what it costs, what others said (B9). */
export const approvalDetail = query({
  can: 'approvals.read',
  input: ApprovalRef,
  async run(context, { requestId }) {
    const request = await requestInSight(context, requestId);
    const [told, steps, copies] = await Promise.all([
      toldOf(context, request),
      stepsOf(context.db, requestId),
      copiesOf(context.db, requestId),
    ]);
    return { id: request.id, told, steps: steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })), copies };
  },
});

/** What its kind tells of it as it is now; null of what was decided, and of what no longer can be read. */
async function toldOf(context: Context, request: ApprovalRecord): Promise<Told | null> {
  const kind = approvalKinds().find(request.kind);
  if (kind === undefined || request.state !== 'requested') return null;
  try {
    kind.parse(request.payload);
  } catch {
    return null;
  }
  return kind.tell(context, request.payload);
}

/** Who decides in the reader's stead, in whose stead he does, and who could. */
export const ownDelegations = query({
  can: 'approvals.decide',
  input: ApprovalRef.pick({}),
  async run({ db, actor, now }) {
    if (actor.kind !== 'staff') return { from: [], to: [], colleagues: [] };
    const [from, to, deciders] = await Promise.all([
      delegationsFrom(db, actor.id, now),
      delegationsTo(db, actor.id, now),
      staffHolding(db, ['approvals.read', 'approvals.decide']),
    ]);
    const colleagues = deciders.filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ id, name }));
    return { from, to, colleagues };
  },
});

/** Who may be told of requests: everybody who may read them. */
export const approvalReaders = query({
  can: 'approvals.read',
  input: ApprovalRef.pick({}),
  run: async ({ db }) => (await staffHolding(db, ['approvals.read'])).map(({ id, name }) => ({ id, name })),
});
