import type { PastOrder } from '@/lib/orders';
import { budgetUses, type Priced, pointsCost, thresholdOf } from '@/lib/pricing';
import type { Cost } from '../rules/sums';
import type { Decided } from '../rules/tally';
import type { Name, OffersTrial } from '../trial';
import { basketOf, namesIn } from './basket';
import { cartOf, costOfGoods } from './cart';
import { isGuest, type OrdersContext } from './context';
import { faceOf } from './face';
import { speakerOf } from './parts-of';
import { newSide, priceOn, type SideResult, settleOn } from './side';

// An order this near its threshold stands on it, as shops count (a tenth of it).
const NEAR = 10;

/**
 * Decides past orders without the draft and with it, by the evaluator that prices carts and the rules that settle them;
 * nothing is saved (4.C, N1). The orders of one buyer stand together, in time. `isMeant` says whom the draft's coupons and
 * benefits are for.
 */
export function decideOffers(
  trial: OffersTrial,
  orders: readonly PastOrder[],
  context: OrdersContext,
  isMeant: (memberId: string) => boolean,
): Decided[] {
  const draft = trial.draft.map(speakerOf);
  const mine = new Set(draft.map(({ id }) => id));
  const standing = trial.standing.map(speakerOf);
  const kept = standing.filter(({ id }) => !mine.has(id));
  const isReplacing = kept.length < standing.length;
  const { rules, settings, worth } = trial;
  const before = newSide({ speakers: standing, rules, settings, worth });
  const names = namesIn(trial);
  const after = newSide({ speakers: [...kept, ...draft], rules, settings, worth });
  // Of a buyer whom the draft has met once, both sides may remember different things from then on.
  let [buyer, isMet] = ['', false];
  return orders.map((order): Decided => {
    const name = isGuest(order) ? order.externalId : order.memberId;
    if (name !== buyer) [buyer, isMet] = [name, false];
    const about = { context, cart: cartOf(order, context), isMeant: isGuest(order) || isMeant(order.memberId) };
    const priced = priceOn(after, order, about);
    const speaks = priced.applied.some(({ offer }) => mine.has(offer));
    isMet ||= speaks;
    // What the draft does not take part in comes to the same without it, unless the search left something out.
    const isSame = !isMet && !isReplacing && priced.search.by !== 'beam';
    const without = isSame ? priced : priceOn(before, order, about);
    const sides = { before: settleOn(before, order, without), after: settleOn(after, order, priced) };
    return decidedOf(order, { ...sides, trial, mine, names, context });
  });
}

type Both = {
  readonly before: SideResult;
  readonly after: SideResult;
  readonly trial: OffersTrial;
  readonly mine: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, Name>;
  readonly context: OrdersContext;
};

function decidedOf(order: PastOrder, { before, after, trial, mine, names, context }: Both): Decided {
  const costs = costOf(before, after, trial);
  const applied = after.priced.applied.filter(({ offer }) => mine.has(offer));
  const face = faceOf(order, context);
  const { list, paid } = face;
  const margin = marginOf(order, before, after, context);
  return {
    ...face,
    costs,
    gain: costs.total,
    isTouched: applied.length > 0 || costs.total !== 0 || costs.growth !== 0,
    threshold: thresholdIn(after.priced, mine),
    isAtFloor: applied.some(({ trims }) => trims.some(({ by }) => by === 'floor')),
    margin,
    spent: spentIn(after.priced, trial, mine),
    basket: () =>
      basketOf(order, { before, after, list, paid, cost: costs.total, margin: margin?.after ?? null, mine, names }),
  };
}

/** What the buyer gets more with the draft is what it costs: off the goods, off the freight, gifts, and points at their worth. */
function costOf(before: SideResult, after: SideResult, { worth }: OffersTrial): Cost {
  const [discount, freight] = [before.goods - after.goods, before.freight - after.freight];
  const gifts = after.gifts - before.gifts;
  const points = after.points - before.points;
  const pointsFen = pointsCost(points, worth);
  const growth = after.growth - before.growth;
  return { discount, freight, gifts, points, pointsFen, growth, total: discount + freight + gifts + pointsFen };
}

function thresholdIn(priced: Priced, mine: ReadonlySet<string>): Decided['threshold'] {
  for (const { offer, kind, frozen } of priced.applied) {
    if (!mine.has(offer)) continue;
    const from = thresholdOf({ kind, params: frozen.params });
    const amount = frozen.judged.reduce((total, line) => total + line.amount, 0);
    if (from > 0 && amount * NEAR < from * (NEAR + 1)) return { is: 'over' };
  }
  for (const { offer, code, facts } of priced.refused) {
    const { actual, needed } = facts;
    if (!mine.has(offer) || code !== 'below_threshold' || typeof actual !== 'number' || typeof needed !== 'number')
      continue;
    if (actual * NEAR >= needed * (NEAR - 1)) return { is: 'under', gap: needed - actual };
  }
  return null;
}

/** The goods less what they cost the shop, and less gifts; of the lines whose cost is known. */
function marginOf(order: PastOrder, before: SideResult, after: SideResult, context: OrdersContext): Decided['margin'] {
  const { byLine, isWhole } = costOfGoods(order, context);
  if (byLine.size === 0) return null;
  const net = ({ priced, gifts }: SideResult) =>
    priced.lines.reduce((total, line) => total + (byLine.has(line.id) ? line.net - (byLine.get(line.id) ?? 0) : 0), 0) -
    gifts;
  return { before: net(before), after: net(after), isWhole };
}

/** What an order with the draft would take of the budgets that the draft draws on, each as it counts (4.G). */
function spentIn(priced: Priced, { budgets, worth }: OffersTrial, mine: ReadonlySet<string>): Record<string, number> {
  const isMine = priced.applied.some(({ offer, budgets: drawn }) => mine.has(offer) && drawn.length > 0);
  if (budgets.length === 0 || !isMine) return {};
  const applied = priced.applied.filter(({ offer }) => mine.has(offer));
  const uses = budgetUses({ ...priced, applied }, worth);
  return Object.fromEntries(
    budgets.flatMap(({ code, kind }): [string, number][] => {
      const use = uses.get(code);
      if (use === undefined) return [];
      return [[code, kind === 'AMOUNT' ? use.fen : kind === 'POINTS' ? use.points : use.units]];
    }),
  );
}
