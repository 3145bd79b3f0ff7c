import { actorName } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireMemberInSight, storesInSight } from '@/lib/members';
import { type Context, command } from '@/lib/platform/command';
import { cancelIn, lockOrder } from '../cancel';
import { decideOrder, type OrderEvent } from '../rules/order';
import { isInSight } from '../rules/sight';
import { CancelInput, OrderRef, ShipInput } from '../schema';
import { anyOrder, type OrderRow, saveOrder } from '../store/orders';

/** Marks an exchange as sent, with who carries it under which number. */
export const shipCommand = command({
  name: 'mall.ship',
  can: 'mall.fulfil',
  input: ShipInput,
  async run(context, { order, carrier, tracking }) {
    const shipped = { carrier, tracking, shippedAt: context.now };
    return moveOrder(context, order, { type: 'ship' }, shipped);
  },
  audit: ({ order, carrier, tracking }, { isRepeat }) =>
    isRepeat ? null : { objectType: 'mallOrder', objectId: order, after: { carrier, tracking } },
});

/** Marks an exchange as received, or fetched in the store. */
export const completeCommand = command({
  name: 'mall.complete',
  can: 'mall.fulfil',
  input: OrderRef,
  run: (context, { order }) => moveOrder(context, order, { type: 'complete' }, { doneAt: context.now }),
  audit: ({ order }, { isRepeat, state }) =>
    isRepeat ? null : { objectType: 'mallOrder', objectId: order, after: { state } },
});

/** Cancels an exchange for a member with the reason: points go back to their lots, money back to where it came from. */
export const cancelOrderCommand = command({
  name: 'mall.cancel',
  can: 'mall.fulfil',
  input: CancelInput,
  async run(context, { order: ref, note }) {
    const { memberId, id } = await orderInSight(context, ref);
    const by = { by: 'staff', name: actorName(context.actor), reason: note } as const;
    const { isRepeat, order } = await cancelIn(context.db, { memberId, id }, by, context.now);
    return { isRepeat, points: order.points, cash: order.cash };
  },
  audit: ({ order, note }, { isRepeat, points, cash }) =>
    isRepeat ? null : { objectType: 'mallOrder', objectId: order, after: { points, cash }, reason: note },
});

async function orderInSight({ db, actor }: Context, ref: string): Promise<OrderRow> {
  const row = await anyOrder(db, requireId('mallOrder', ref));
  if (row === null) throw new Refusal('mall_order_not_found', {}, 404);
  // What is fetched in an own store may be handed out there, whoever's member he is.
  if (row.store === null || !isInSight(await storesInSight(actor), [row.store]))
    await requireMemberInSight(db, actor, row.memberId);
  return row;
}

async function moveOrder(context: Context, ref: string, event: OrderEvent, more: Partial<OrderRow>) {
  const found = await orderInSight(context, ref);
  const row = await lockOrder(context.db, found.memberId, found.id);
  const move = decideOrder(row, event);
  if (move.kind === 'refused') throw new Refusal(move.code, move.facts);
  if (move.kind === 'moved') await saveOrder(context.db, { ...row, ...more, state: move.state });
  return { isRepeat: move.kind === 'repeat', state: move.kind === 'moved' ? move.state : row.state };
}
