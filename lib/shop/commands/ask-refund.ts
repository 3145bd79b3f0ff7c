import { actorLabel } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { ownOrder, refundWithheld, requireBuyer, requireYes, shopTerms } from '../own-order';
import { previewTold } from '../refund-event';
import { decideAsking, isAtOnce } from '../rules/own-refund';
import { differing } from '../rules/refund-told';
import { AskRefundInput, RequestRef } from '../schema';
import { closeRequest, requestById, requestsOfOrder, saveRequest } from '../store/requests';

/**
 * Asks the desk to take units of one's own order back, beyond what the shop gives back by itself (4.D). What the member
 * was shown is kept with it; asking again by the same key is the same request, and an order has one open at a time.
 */
export const askRefundCommand = command({
  name: 'shop.ask-refund',
  can: 'self',
  input: AskRefundInput,
  transaction: 'own',
  withheld: ({ db, actor }, { order }, { code }) => refundWithheld(db, actor, order, code),
  async run(context, { order, lines, key, told, reason }) {
    const { db, actor, now } = context;
    const { story, isShops } = await ownOrder(db, actor, order);
    requireYes(decideAsking({ ...story, isShops }));
    const orderExternalId = story.externalId;
    const known = (await requestsOfOrder(db, orderExternalId)).find((one) => one.key === key);
    if (known !== undefined) return { request: publicId('refundRequest', known.id) };
    const is = await previewTold(context, { orderExternalId, lines });
    const other = differing(told, is);
    if (other !== null) throw new Refusal('refund_changed', { figure: other, told: told[other], is: is[other] });
    if (isAtOnce({ ...story, isShops }, is.amount, await shopTerms(db), now)) throw new Refusal('refund_at_once', {});
    const row = { id: newId(), memberId: requireBuyer(actor), orderExternalId, key, lines, told: is, reason };
    const isKept = await saveRequest(db, { ...row, ...OPEN, createdAt: now });
    const kept = isKept ? row : (await requestsOfOrder(db, orderExternalId)).find((one) => one.key === key);
    if (kept === undefined) throw new Refusal('refund_asked', {});
    return { request: publicId('refundRequest', kept.id) };
  },
});

/** Takes one's own request back while nobody has decided it; doing it again changes nothing. */
export const withdrawRequestCommand = command({
  name: 'shop.withdraw-request',
  can: 'self',
  input: RequestRef,
  async run({ db, actor, now }, { request }) {
    const row = await requestById(db, requireId('refundRequest', request));
    const mine = requireBuyer(actor);
    if (row === null || row.memberId !== mine) throw NOT_FOUND();
    const closed = { state: 'withdrawn', decidedAt: now, decidedBy: actorLabel(actor), decidedName: null } as const;
    const isDone = await closeRequest(db, { ...row, ...closed, answer: null });
    if (!isDone && row.state !== 'withdrawn') throw new Refusal('request_decided', { state: row.state });
    return { request };
  },
});

const OPEN = { state: 'open', decidedAt: null, decidedBy: null, decidedName: null, answer: null } as const;
const NOT_FOUND = () => new Refusal('refundRequest_not_found', {}, 404);
