import type { Played, PlayedOrder } from '@/lib/kernel/earning';

/** What one order earns on one side, as far as it explains a difference. */
export type Side = {
  readonly granted: number;
  readonly desired: number;
  readonly factors: readonly { readonly code: string; readonly rateBp: number }[];
  readonly bonuses: readonly string[];
};

/** A member whose total differs, and the order that differs most: the why. */
export type Mover = {
  readonly memberId: string;
  readonly live: number;
  readonly draft: number;
  readonly order: { readonly externalId: string; readonly net: number; readonly live: Side; readonly draft: Side };
};

/** What both versions give over the same orders. */
export type Tally = {
  orders: number;
  live: { granted: number; desired: number };
  draft: { granted: number; desired: number };
  up: number;
  down: number;
  same: number;
  winners: Mover[];
  losers: Mover[];
};

const SHOWN = 10;

/** A tally of nothing yet. */
export const emptyTally = (): Tally => ({
  orders: 0,
  live: { granted: 0, desired: 0 },
  draft: { granted: 0, desired: 0 },
  up: 0,
  down: 0,
  same: 0,
  winners: [],
  losers: [],
});

/** Adds the orders of some members, each member's whole, played under both versions; keeps those who differ most. */
export function addPlayed(
  tally: Tally,
  orders: readonly (PlayedOrder & { readonly externalId: string })[],
  live: readonly Played[],
  draft: readonly Played[],
): void {
  const movers = new Map<string, { live: number; draft: number; at: number; most: number }>();
  orders.forEach(({ memberId }, at) => {
    const [was, is] = [live[at] as Played, draft[at] as Played];
    tally.orders++;
    tally.live = { granted: tally.live.granted + was.granted, desired: tally.live.desired + was.desired };
    tally.draft = { granted: tally.draft.granted + is.granted, desired: tally.draft.desired + is.desired };
    const change = is.granted - was.granted;
    const mover = movers.get(memberId) ?? { live: 0, draft: 0, at, most: 0 };
    const isMost = Math.abs(change) > Math.abs(mover.most);
    movers.set(memberId, {
      live: mover.live + was.granted,
      draft: mover.draft + is.granted,
      at: isMost ? at : mover.at,
      most: isMost ? change : mover.most,
    });
  });
  const found: Mover[] = [];
  for (const [memberId, { live: was, draft: is, at }] of movers) {
    if (was === is) tally.same++;
    else if (is > was) tally.up++;
    else tally.down++;
    if (was !== is) found.push(moverOf(memberId, was, is, at, orders, live, draft));
  }
  tally.winners = top([...tally.winners, ...found.filter((one) => one.draft > one.live)]);
  tally.losers = top([...tally.losers, ...found.filter((one) => one.draft < one.live)]);
}

function moverOf(
  memberId: string,
  was: number,
  is: number,
  at: number,
  orders: readonly (PlayedOrder & { readonly externalId: string })[],
  live: readonly Played[],
  draft: readonly Played[],
): Mover {
  const order = orders[at] as PlayedOrder & { readonly externalId: string };
  return {
    memberId,
    live: was,
    draft: is,
    order: {
      externalId: order.externalId,
      net: order.facts.lines.reduce((total, { net }) => total + net, 0),
      live: sideOf(live[at] as Played),
      draft: sideOf(draft[at] as Played),
    },
  };
}

const sideOf = ({ granted, desired, factors, bonuses }: Played): Side => ({
  granted,
  desired,
  factors: factors.map(({ code, rateBp }) => ({ code, rateBp })),
  bonuses,
});

const distance = (one: Mover): number => Math.abs(one.draft - one.live);

/** The largest differences first; equal ones by id, so that two runs show the same. */
const top = (movers: readonly Mover[]): Mover[] =>
  [...movers].sort((a, b) => distance(b) - distance(a) || (a.memberId < b.memberId ? -1 : 1)).slice(0, SHOWN);
