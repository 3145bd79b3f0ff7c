import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { isRefusal, Refusal } from '@/lib/kernel/refusal';
import { memberInSight, membersById, storesInSight } from '@/lib/members';
import { type OrderStory, orderByExternalId, orderStory } from '@/lib/orders';
import type { Context } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { previewTold } from './refund-event';
import { differing, type RefundTold } from './rules/refund-told';
import { RequestRef, RequestsInput } from './schema';
import { type RequestRow, requestById, requestsIn, requestsOfOrder } from './store/requests';

const LISTED_MAX = 200;

/** A request as a list shows it; its member masked. */
export type ListedRequest = Omit<RequestRow, 'memberId' | 'key' | 'decidedBy'> & {
  readonly request: string;
  readonly member: string | null;
};

/** The requests that wait, the oldest first, or those that were decided; of members within the reader's stores (S1-5.1). */
export const refundRequests = query({
  can: 'refunds.write',
  input: RequestsInput,
  async run({ db, actor }, { which }): Promise<ListedRequest[]> {
    const [rows, codes] = await Promise.all([requestsIn(db, which, LISTED_MAX), storesInSight(actor)]);
    const members = await membersById(db, [...new Set(rows.map(({ memberId }) => memberId))]);
    const isSeen = ({ memberId }: RequestRow) => {
      const store = members.get(memberId)?.storeCode ?? null;
      return codes === null || (store !== null && codes.includes(store));
    };
    return rows.filter(isSeen).map((row) => listed(row, members.get(row.memberId)?.name ?? null));
  },
});

/** A request with its order, and what it would move now; null with the reason where it could not be done. */
export type RequestSight = {
  readonly row: ListedRequest;
  readonly story: OrderStory;
  readonly preview: RefundTold | null;
  readonly no: string | null;
  /** A figure is another one than the member was told. */
  readonly isOther: boolean;
};

/** One request within the reader's stores; while it is open with a preview of now, line by line (N3). */
export const refundRequest = query({
  can: 'refunds.write',
  input: RequestRef,
  async run(context, { request }): Promise<RequestSight> {
    const { db, actor } = context;
    const row = await requestInSight(db, actor, request);
    const order = await orderByExternalId(db, row.orderExternalId);
    const owner = order?.memberId ?? row.memberId;
    const story = order === null ? null : await orderStory(db, owner, order.id);
    if (story === null) throw new Refusal('order_not_found', {}, 404);
    const name = (await membersById(db, [owner])).get(owner)?.name ?? null;
    const seen = { row: listed(row, name), story };
    if (row.state !== 'open') return { ...seen, preview: row.told, no: null, isOther: false };
    const preview = await previewOrNo(context, row);
    if (typeof preview === 'string') return { ...seen, preview: null, no: preview, isOther: false };
    return { ...seen, preview, no: null, isOther: differing(row.told, preview) !== null };
  },
});

async function previewOrNo(context: Context, { orderExternalId, lines }: RequestRow): Promise<RefundTold | string> {
  try {
    return await previewTold(context, { orderExternalId, lines });
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

/** A request whose member the actor may see, or 404. */
export async function requestInSight(db: Db, actor: Actor, request: string): Promise<RequestRow> {
  const row = await requestById(db, requireId('refundRequest', request));
  const isSeen = row !== null && (await memberInSight(db, actor, row.memberId))?.isVisible === true;
  if (row === null || !isSeen) throw new Refusal('refundRequest_not_found', {}, 404);
  return row;
}

/** What a member reads of his latest request for an order. */
export type OwnRequest = Pick<RequestRow, 'state' | 'reason' | 'answer' | 'createdAt' | 'decidedAt' | 'told'> & {
  readonly request: string;
};

/** The latest request for an order that is his, or null. */
export async function latestRequest(db: Db, orderExternalId: string): Promise<OwnRequest | null> {
  const [row] = await requestsOfOrder(db, orderExternalId);
  if (row === undefined) return null;
  const { state, reason, answer, createdAt, decidedAt, told } = row;
  return { request: publicId('refundRequest', row.id), state, reason, answer, createdAt, decidedAt, told };
}

const listed = (
  { memberId: _, key: __, decidedBy: ___, ...row }: RequestRow,
  member: string | null,
): ListedRequest => ({
  ...row,
  request: publicId('refundRequest', row.id),
  member,
});
