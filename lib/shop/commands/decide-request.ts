import { recordDecisions } from '@/lib/decisions';
import { type Actor, actorLabel, actorName } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { processRefundsIn } from '@/lib/orders';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { refundEventOf, refundNumberOf, toldOf } from '../refund-event';
import { requestInSight } from '../requests';
import { differing } from '../rules/refund-told';
import { ApproveRequestInput, RefuseRequestInput } from '../schema';
import { closeRequest, type RequestRow, requestById } from '../store/requests';

/**
 * Does what a member asked for, exactly as its preview says (4.D, N3): should a figure differ, nothing is done and the
 * clerk is shown the new ones. Of two clerks who decide at once one does; the other hears who it was.
 */
export const approveRequestCommand = command({
  name: 'shop.approve-request',
  can: 'refunds.write',
  input: ApproveRequestInput,
  async run({ db, actor, now }, { request, told }) {
    const row = await requestInSight(db, actor, request);
    if (row.state !== 'open') throw decidedBy(row);
    const { id, orderExternalId, lines } = row;
    const asked = { orderExternalId, lines, refundNo: refundNumberOf(publicId('refundRequest', id)) };
    // Members and orders are locked before the request: the order in which everything else takes them (4.F).
    const [outcome] = await processRefundsIn(db, [refundEventOf(asked, { actor, now })], now);
    await close(db, row, { state: 'approved', answer: null, actor, now });
    const done = must(outcome, 'an outcome for every refund');
    if (!done.ok) throw done.refusal;
    const is = toldOf(done.value);
    const other = differing(told, is);
    if (other !== null) throw new Refusal('refund_changed', { figure: other, told: told[other], is: is[other] });
    return is;
  },
  audit: ({ request }, { amount }) => ({ objectType: 'refundRequest', objectId: request, after: { amount } }),
});

/** Refuses what a member asked for, with the reason that he reads. */
export const refuseRequestCommand = command({
  name: 'shop.refuse-request',
  can: 'refunds.write',
  input: RefuseRequestInput,
  async run({ db, actor, now }, { request, answer }) {
    const row = await requestInSight(db, actor, request);
    if (row.state !== 'open') throw decidedBy(row);
    await close(db, row, { state: 'refused', answer, actor, now });
    const reason = { topic: 'refund', outcome: 'withheld', code: 'refund_request_refused' } as const;
    const { memberId, id, orderExternalId } = row;
    await recordDecisions(db, [
      {
        memberId,
        id: newId(),
        kind: 'refund.refused',
        subjectType: 'refund_request',
        subjectId: id,
        at: now,
        reasons: [{ ...reason, facts: { order: orderExternalId, note: answer }, rule: 'shop#refund-request' }],
        outcome: { order: orderExternalId },
      },
    ]);
    return { request };
  },
  audit: ({ request, answer }) => ({ objectType: 'refundRequest', objectId: request, reason: answer }),
});

type Closing = Pick<RequestRow, 'state' | 'answer'> & { readonly actor: Actor; readonly now: Date };

async function close(db: Db, row: RequestRow, { state, answer, actor, now }: Closing): Promise<void> {
  const by = { decidedAt: now, decidedBy: actorLabel(actor), decidedName: actorName(actor) };
  if (await closeRequest(db, { ...row, ...by, state, answer })) return;
  throw decidedBy(must(await requestById(db, row.id), 'a request that was there'));
}

/** Who was first, and what he decided. */
const decidedBy = ({ state, decidedName, decidedAt }: RequestRow): Refusal =>
  new Refusal('request_decided', { state, by: decidedName, at: decidedAt?.toISOString() ?? null });
