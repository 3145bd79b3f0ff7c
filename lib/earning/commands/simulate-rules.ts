import { categoriesAbove, categoryPaths } from '@/lib/catalog';
import { type Actor, isScoped, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { addDays } from '@/lib/kernel/day';
import { type OrderRules, type PlayedOrder, replayOrders } from '@/lib/kernel/earning';
import { levelCodeAt, loadLevelWork } from '@/lib/levels';
import { type EarningMember, earningMembers } from '@/lib/members';
import { buyersBetween, type PaidOrder, paidOrdersBetween } from '@/lib/orders';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { requireKnownNames } from '../check';
import { RULE_SET_DOORS } from '../rule-sets';
import { addPlayed, emptyTally, type Mover, type Tally } from '../rules/simulation';
import { liveOf } from '../rules/versions';
import { SAMPLES, SimulateInput } from '../schema';

/** A member who would get more or less, by the code that staff know. */
export type NamedMover = Mover & { readonly code: string };

/** What the draft would have given over the last days of real orders, beside what the live version gives. */
export type Simulation = Omit<Tally, 'winners' | 'losers'> & {
  readonly liveVersion: number;
  /** Members with orders in these days, and how many of them were looked at. */
  readonly buyers: number;
  readonly members: number;
  /** Whether the members behind the figures may be shown to whoever asked. */
  readonly isListed: boolean;
  readonly winners: readonly NamedMover[];
  readonly losers: readonly NamedMover[];
};

const CHUNK = 500;

/**
 * Plays the real orders of the last days again under a draft; saves nothing (N1). The members behind the figures only
 * for whoever may see all members and their orders.
 */
export const simulateEarningCommand = command({
  name: 'earning.simulate',
  can: 'settings.read',
  input: SimulateInput,
  transaction: 'own',
  async run({ db, actor, now }, { ruleSet, rules: raw, days, sample }): Promise<Simulation> {
    const door = RULE_SET_DOORS[ruleSet];
    const draft = door.read(raw).order;
    await requireKnownNames(db, draft.order);
    const settings = await program(db);
    const versions = await door.versions(db);
    const liveVersion = must(liveOf(versions, now), 'rules without a version in force');
    const live = door.read(liveVersion.rules).order;
    const from = addDays(now, -days, settings.zone);
    const { total, memberIds } = await buyersBetween(db, { from, to: now, limit: SAMPLES[sample] });
    const tally = emptyTally();
    const names = new Map<string, string>();
    for (let at = 0; at < memberIds.length; at += CHUNK) {
      const ids = memberIds.slice(at, at + CHUNK);
      const members = await earningMembers(db, ids);
      for (const { id, code } of members) names.set(id, code);
      play(tally, await ordersOf(db, settings, members, { from, to: now }), { live, draft }, settings.zone);
    }
    const isListed = maySeeOrders(actor);
    const named = (movers: readonly Mover[]): NamedMover[] =>
      isListed ? movers.map((mover) => ({ ...mover, code: names.get(mover.memberId) ?? '' })) : [];
    return {
      ...tally,
      liveVersion: liveVersion.version,
      buyers: total,
      members: memberIds.length,
      isListed,
      winners: named(tally.winners),
      losers: named(tally.losers),
    };
  },
});

const maySeeOrders = (actor: Actor): boolean =>
  may(actor, 'members.read') && may(actor, 'orders.read') && !isScoped(actor);

type Named = PlayedOrder & { readonly externalId: string };

function play(
  tally: Tally,
  orders: readonly Named[],
  { live, draft }: { readonly live: OrderRules; readonly draft: OrderRules },
  zone: string,
): void {
  addPlayed(tally, orders, replayOrders(live, orders, zone), replayOrders(draft, orders, zone));
}

/** The orders with what earning knew of them: the member, and the level held just before each. */
async function ordersOf(
  db: Db,
  settings: Program,
  members: readonly EarningMember[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Named[]> {
  const ids = members.map(({ id }) => id);
  const [orders, levels, paths] = await Promise.all([
    paidOrdersBetween(db, ids, from, to),
    loadLevelWork(db, settings, new Map(ids.map((id) => [id, from]))),
    categoryPaths(db, settings),
  ]);
  const byId = new Map(members.map((member) => [member.id, member]));
  return orders.map(({ memberId, id, externalId, paidAt, lines }: PaidOrder) => {
    const { registeredAt, birthMonth } = must(byId.get(memberId), 'an order of a loaded member');
    const levelCode = levelCodeAt(levels, memberId, new Date(paidAt.getTime() - 1));
    const facts = {
      lines: lines.map((line) => ({ ...line, above: categoriesAbove(paths, line.category), base: line.net })),
      paidAt,
      zone: settings.zone,
      registeredAt,
      birthMonth,
      levelCode,
    };
    return { memberId, orderId: id, externalId, facts };
  });
}
