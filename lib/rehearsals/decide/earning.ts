import { categoriesAbove, type categoryPaths } from '@/lib/catalog';
import { must } from '@/lib/kernel/assert';
import { type Played, type PlayedOrder, replayOrders } from '@/lib/kernel/earning';
import type { PastOrder } from '@/lib/orders';
import { pointsCost } from '@/lib/pricing';
import type { Decided } from '../rules/tally';
import type { EarningTrial } from '../trial';
import { isGuest, type OrdersContext } from './context';
import { faceOf } from './face';

type Paths = Awaited<ReturnType<typeof categoryPaths>>;

/**
 * Plays past orders under the rules of today and under the draft, as settling does: on what was paid for them in fact and
 * not with points, by the level of then, caps beginning empty (4.A.6, 4.A.7, N1). A guest earns nothing.
 */
export function decideEarning(
  trial: EarningTrial,
  orders: readonly PastOrder[],
  context: OrdersContext,
  paths: Paths,
): Decided[] {
  const { zone } = context.program;
  const played = orders.filter((order) => !isGuest(order)).map((order) => playedOf(order, context, paths));
  const live = replayOrders(trial.live, played, zone);
  const draft = replayOrders(trial.draft, played, zone);
  const sides = new Map(played.map(({ orderId }, at) => [orderId, [live[at], draft[at]] as const]));
  return orders.map((order): Decided => {
    const [was, is] = sides.get(order.externalId) ?? [];
    return decidedOf(order, { was, is }, trial, context);
  });
}

function playedOf(order: PastOrder, context: OrdersContext, paths: Paths): PlayedOrder {
  const { memberId, externalId, paidAt, lines } = order;
  const { registeredAt, birth } = must(context.buyers.get(memberId), 'a member who bought');
  return {
    memberId,
    orderId: externalId,
    facts: {
      lines: lines.map(({ id, category, quantity, net, tender }) => ({
        id,
        category,
        above: categoriesAbove(paths, category),
        quantity,
        net,
        base: net - tender,
      })),
      paidAt,
      zone: context.program.zone,
      registeredAt,
      birthMonth: birth?.month ?? null,
      levelCode: context.levelAt(memberId, paidAt),
    },
  };
}

function decidedOf(
  order: PastOrder,
  { was, is }: { readonly was: Played | undefined; readonly is: Played | undefined },
  { asset, worth }: EarningTrial,
  context: OrdersContext,
): Decided {
  const { externalId, paidAt } = order;
  const [before, after] = [was?.granted ?? 0, is?.granted ?? 0];
  const gain = after - before;
  const [points, growth] = asset === 'points' ? [gain, 0] : [0, gain];
  const pointsFen = pointsCost(points, worth);
  const face = faceOf(order, context);
  const { list, paid } = face;
  return {
    ...face,
    costs: { discount: 0, freight: 0, gifts: 0, points, pointsFen, growth, total: pointsFen },
    gain,
    isTouched: gain !== 0,
    threshold: null,
    isAtFloor: false,
    margin: null,
    spent: {},
    basket: () => ({
      order: externalId,
      at: paidAt.toISOString(),
      list,
      paid,
      before,
      after,
      cost: pointsFen,
      margin: null,
      applied: (is?.factors ?? []).map(({ code, rateBp }) => ({
        name: { zh: code, en: code },
        kind: '',
        params: null,
        isDraft: !was?.factors.some((one) => one.code === code && one.rateBp === rateBp),
        granted: rateBp,
        layer: 'factor',
        trims: [],
      })),
      refused: [],
    }),
  };
}
