import { categoryPaths } from '@/lib/catalog';
import { decisionsById } from '@/lib/decisions';
import { loadGrowthWork, orderGainKey } from '@/lib/growth';
import { accountOf, type LedgerWork, loadLedger, readEntriesByKey } from '@/lib/ledger';
import { loadLevelWork } from '@/lib/levels';
import { joinMemberWork, kinOf, loadMemberStats, lockMemberWork, type MemberWork } from '@/lib/members';
import { type Db, LostRace } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { loadPointsWork, orderEarnKey } from '@/lib/points';
import { purchaseWork } from '@/lib/statistics';
import { ordersSettings } from '../settings';
import { type OrderKey, parkedRefunds, readOrdersWithLines, refundsOf } from '../store/load';
import type { ParkedRefund, StoredLine, StoredOrder, StoredRefund } from '../store/rows';
import { loadFrozen, noteUses, type Placing, usedSince } from './load-frozen';
import { isGuest, NOTHING_EARNED, type OrderState, type OrderWork, type Settled, type Shares } from './state';

/** A moment of a member in the set, by which periods and late levels are loaded. */
export type Moment = { readonly memberId: string; readonly at: Date };

/** What is to be loaded, once the members are locked and the keys of new orders are claimed. */
export type LoadPlan = {
  readonly members: MemberWork;
  /** Known orders that the set touches. */
  readonly known: readonly OrderKey[];
  /** New orders, whose refunds may be waiting. */
  readonly newExternalIds: readonly string[];
  readonly moments: readonly Moment[];
  /** New orders that come with a quote. */
  readonly placing?: readonly Placing[];
  readonly now: Date;
};

/** Locks the members behind known orders, besides those that are locked already. */
export async function lockOwners(db: Db, locked: MemberWork, known: readonly OrderKey[]): Promise<MemberWork> {
  const owners = known.filter((key) => !isGuest(key) && !locked.members.has(key.memberId));
  if (owners.length === 0) return locked;
  const ids = [...new Set(owners.map(({ memberId }) => memberId))];
  return joinMemberWork(locked, await lockMemberWork(db, ids, []));
}

/** Locks the members that the known orders belong to. */
export const lockForOrders = async (db: Db, known: readonly OrderKey[]): Promise<MemberWork> =>
  lockOwners(db, await lockMemberWork(db, [], []), known);

/** Loads everything that deciding needs: each context once for the whole set. */
export async function loadOrderWork(db: Db, plan: LoadPlan): Promise<OrderWork> {
  const { members, known, now } = plan;
  const settings = await program(db);
  // Nearly every set is of new orders that no refund waits for: their statements go out together with these. Should a
  // refund wait after all, the contexts are loaded again for its moment too.
  const nothingStored = { stored: [], parked: [] };
  const [stored, back, parked, early] = await Promise.all([
    readOrdersWithLines(db, known, { lock: true }),
    refundsOf(db, known),
    parkedRefunds(db, [...plan.newExternalIds, ...known.map(({ externalId }) => externalId)]),
    known.length === 0 ? loadContexts(db, settings, plan, nothingStored) : null,
    loadMemberStats(db, members),
  ]);
  // A merge or its undoing came between the keys and the locks, and the orders stand under another member now.
  if (stored.length < known.length) throw new LostRace('order of a merged member');
  const isEarly = early !== null && parked.length === 0;
  const contexts = isEarly ? early : await loadContexts(db, settings, plan, { stored, parked });
  const { ledger, points, growth, levels, settled, shares } = contexts;
  const refunds = Map.groupBy(back, ({ orderId }) => orderId);
  const placing = plan.placing ?? [];
  const orders = stored.map(({ order }) => order);
  const withQuote = await loadFrozen(db, {
    members,
    stored: orders,
    placing,
    program: settings,
    now,
  });
  return {
    program: settings,
    paths: await categoryPaths(db, settings),
    settings: ordersSettings(settings),
    now,
    members,
    ledger,
    points,
    growth,
    levels,
    orders: new Map(
      stored.map((one) => [
        one.order.externalId,
        {
          ...stateOf(one, settledNow(one.order, settled, ledger), refunds),
          frozen: withQuote.frozen.get(one.order.id) ?? null,
        },
      ]),
    ),
    coupons: withQuote.coupons,
    claims: withQuote.claims,
    benefits: withQuote.benefits,
    budgets: withQuote.budgets,
    spends: withQuote.spends,
    loadedFrozen: withQuote.frozen,
    quotes: new Map(placing.map(({ externalId, asked }) => [externalId, asked])),
    usedLately: new Map([
      ...(await noteUses(db, placing, settings.zone)),
      ...(await usedSince(db, orders, withQuote.frozen, settings.zone)),
    ]),
    parked: Map.groupBy(parked, ({ orderExternalId }) => orderExternalId),
    shares,
    purchases: purchaseWork(settings.zone),
    decisions: [],
    announcements: [],
    newRefunds: [],
    unparked: [],
  };
}

type Found = { readonly stored: readonly Stored[]; readonly parked: readonly ParkedRefund[] };

/** The books, caps and levels of the locked members, and what the stored orders once settled to. */
async function loadContexts(db: Db, settings: Program, plan: LoadPlan, { stored, parked }: Found) {
  const { members } = plan;
  const moments = [...plan.moments, ...momentsOf(stored)];
  const instants = [...moments.map(({ at }) => at), ...parked.map(({ body }) => body.refundedAt)];
  const ids = [...members.members.keys()];
  const tendered = (plan.placing ?? []).filter(({ asked }) => (asked.quote?.priced.tender.points ?? 0) > 0);
  const paying = tendered.map(({ memberId }) => memberId);
  const atRisk = [...new Set([...stored.map(({ order }) => order.memberId), ...parkedOwners(plan, parked), ...paying])];
  const owners = atRisk.filter((id) => members.members.has(id));
  const [ledger, points, growth, levels, settled, shares] = await Promise.all([
    loadLedger(db, ids, owners),
    loadPointsWork(db, settings, ids, instants),
    loadGrowthWork(db, settings),
    loadLevelWork(db, settings, earliestByMember(ids, moments), latestByMember(moments, parked)),
    settledOf(db, stored, members),
    sharesOf(
      db,
      stored.map(({ order }) => order),
      members,
    ),
  ]);
  return { ledger, points, growth, levels, settled, shares };
}

type Stored = { readonly order: StoredOrder; readonly lines: readonly StoredLine[] };

/** Members whose new orders meet waiting refunds may lose points at once: their lots must be there. */
function parkedOwners(plan: LoadPlan, parked: readonly ParkedRefund[]): readonly string[] {
  return parked.length === 0 ? [] : plan.moments.map(({ memberId }) => memberId);
}

const momentsOf = (stored: readonly Stored[]): Moment[] =>
  stored.flatMap(({ order }) => (order.paidAt === null ? [] : [{ memberId: order.memberId, at: order.paidAt }]));

function earliestByMember(ids: readonly string[], moments: readonly Moment[]): Map<string, Date> {
  const far = new Date(8.64e15);
  const earliest = new Map(ids.map((id) => [id, far]));
  for (const { memberId, at } of moments) {
    if (at < (earliest.get(memberId) ?? at)) earliest.set(memberId, at);
  }
  return earliest;
}

/** The last event of each member; a waiting refund may be of any of them. */
function latestByMember(moments: readonly Moment[], parked: readonly ParkedRefund[]): Map<string, Date> {
  const latest = new Map<string, Date>();
  const instants = parked.map(({ body }) => body.refundedAt);
  for (const { memberId, at } of moments) {
    const last = [...instants, at, latest.get(memberId) ?? at].reduce((a, b) => (a > b ? a : b));
    latest.set(memberId, last);
  }
  return latest;
}

async function settledOf(db: Db, stored: readonly Stored[], members: MemberWork): Promise<Map<string, Settled>> {
  const keys = stored.flatMap(({ order: { memberId, decisionId: id } }) =>
    id === null ? [] : booksOf(members, memberId).map((book) => ({ memberId: book, id })),
  );
  const decisions = await decisionsById(db, keys);
  return new Map(
    decisions.map(({ id, reasons, outcome }) => {
      const { earned, level } = outcome as Pick<Settled, 'earned' | 'level'>;
      return [id, { earned, level, reasons }];
    }),
  );
}

/** What the order settled to; when its points become active is read from their lot, since completion moves it. */
function settledNow(order: StoredOrder, settled: ReadonlyMap<string, Settled>, ledger: LedgerWork): Settled {
  const said = order.decisionId === null ? undefined : settled.get(order.decisionId);
  if (said === undefined) return NOTHING_EARNED;
  const lot = accountOf(ledger, order.memberId, 'points').lots.find(
    ({ sourceType, sourceId }) => sourceType === 'order' && sourceId === order.id,
  );
  if (lot === undefined) return said;
  const points = { ...said.earned.points, availableAt: lot.activatesAt.toISOString() };
  return { ...said, earned: { ...said.earned, points } };
}

function stateOf(
  { order, lines }: Stored,
  settled: Settled,
  refunds: ReadonlyMap<string, readonly StoredRefund[]>,
): OrderState {
  return {
    row: order,
    lines,
    settled,
    frozen: null,
    change: 'none',
    linesBack: new Set(),
    refunds: new Map((refunds.get(order.id) ?? []).map((refund) => [refund.refundNo, refund])),
  };
}

/** In whose books an order may have settled: its member's, or that of one with whom he was merged (N13). */
const booksOf = (members: MemberWork, memberId: string): readonly string[] => [memberId, ...kinOf(members, memberId)];

async function sharesOf(db: Db, orders: readonly StoredOrder[], members: MemberWork): Promise<Map<string, Shares>> {
  const settled = orders.filter((order) => order.decisionId !== null);
  const entries = await readEntriesByKey(
    db,
    settled.flatMap(({ memberId, id }) =>
      booksOf(members, memberId).flatMap((book) => [
        { memberId: book, asset: 'points' as const, key: orderEarnKey(id) },
        { memberId: book, asset: 'growth' as const, key: orderGainKey(id) },
      ]),
    ),
  );
  return new Map(
    entries.map(({ asset, key, detail }) => [
      `${asset}:${key.slice(key.lastIndexOf(':') + 1)}`,
      (detail.shares ?? {}) as Shares,
    ]),
  );
}
