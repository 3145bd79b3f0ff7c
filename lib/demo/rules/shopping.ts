import { localDate } from '@/lib/kernel/day';
import { basketOf, goodsOf } from './baskets';
import { dateAfter, dayFacts, daysBetween } from './calendar';
import { HOMES, type Shopper } from './people';
import { PERSONAS, type Persona } from './personas';
import { type Chance, chanceOf } from './random';
import type { Happening, StoryLine, StoryOrder, StoryRefund, StoryTime } from './story';

const FREE_FREIGHT_FROM = 9_900;
const FREIGHT = 800;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LATE_SHARE = 0.015;
const CANCELLED_SHARE = 0.03;
const OPEN_SHARE = 0.5;
const RESTOCKED_SHARE = 0.2;

/** All that an ordinary member does in the story: joins, orders, sends back. */
export function lifeOf(time: StoryTime, seed: number, shopper: Shopper): Happening[] {
  const { person, persona } = shopper;
  const chance = chanceOf(seed, `orders ${person.externalId}`);
  const moments = momentsOf(time, chance, shopper).filter((at) => at < time.end);
  const prefix = person.externalId.replace('demo-m', 'demo-o');
  const orders = moments.flatMap((at, place) => {
    const isOnline = at.getTime() !== firstVisit(shopper).getTime() && chance.isBelow(persona.onlineShare);
    const place1 = String(place + 1).padStart(3, '0');
    const storeCode = isOnline ? null : person.storeCode;
    const who = { externalId: `${prefix}-${place1}`, person: person.externalId, storeCode };
    return orderHappenings(time, chance, persona, at, who);
  });
  return [{ kind: 'enrolment', at: person.registeredAt, person }, ...orders];
}

/** Orders of people who are no members, at the till. */
export function guestLife(time: StoryTime, seed: number, count: number, days: number): Happening[] {
  const chance = chanceOf(seed, 'guests');
  return Array.from({ length: count }).flatMap((_, place) => {
    const persona = chance.pick(PERSONAS.filter(({ code }) => code !== 'restaurant'));
    const date = time.back(chance.int(0, days - 1));
    const { storeCode } = chance.weighted(HOMES.map((one) => [one, one.weight] as const));
    const externalId = `demo-g-${String(place + 1).padStart(4, '0')}`;
    const at = time.at(date, chance.int(9, 21), chance.int(0, 59), chance.int(0, 59));
    return orderHappenings(time, chance, persona, at, { externalId, person: null, storeCode });
  });
}

type Who = Pick<StoryOrder, 'externalId' | 'person' | 'storeCode'>;

/** One order from its placing to its end as far as the story reaches, with what comes back of it. */
function orderHappenings(time: StoryTime, chance: Chance, persona: Persona, placedAt: Date, who: Who): Happening[] {
  const facts = dayFacts(localDateOf(time, placedAt));
  const lines = basketOf(chance, persona, facts);
  const isOnline = who.storeCode === null;
  const freight = isOnline && goodsOf(lines) < FREE_FREIGHT_FROM ? FREIGHT : 0;
  const channel = isOnline
    ? chance.weighted([
        ['mini_program', 6],
        ['app', 3],
        ['h5', 1],
      ])
    : 'pos';
  const base: Unpaid = { ...who, channel, placedAt, lines, freight };
  if (!isOnline) return paid(time, chance, persona, { ...base, paidAt: placedAt, completedAt: placedAt });
  if (chance.isBelow(CANCELLED_SHARE)) return cancelled(time, chance, base);
  const isOpen = time.end.getTime() - placedAt.getTime() < 2 * DAY_MS && chance.isBelow(OPEN_SHARE);
  if (isOpen) return [placed({ ...base, paidAt: null, completedAt: null, status: 'placed' })];
  const paidAt = new Date(placedAt.getTime() + chance.int(20, 600) * 1000);
  const completedAt = new Date(paidAt.getTime() + chance.int(4, 130) * HOUR_MS);
  return paid(time, chance, persona, { ...base, paidAt, completedAt });
}

type Unpaid = Omit<StoryOrder, 'paidAt' | 'completedAt' | 'status'>;

const placed = (order: StoryOrder): Happening => ({ kind: 'order', at: order.placedAt, order, isFirst: true });

/** A paid order; a few are reported by their till days late, a few come back. */
function paid(
  time: StoryTime,
  chance: Chance,
  persona: Persona,
  { paidAt, completedAt, ...base }: Unpaid & { readonly paidAt: Date; readonly completedAt: Date },
): Happening[] {
  const isDone = completedAt < time.end;
  const order: StoryOrder = {
    ...base,
    paidAt,
    completedAt: isDone ? completedAt : null,
    status: isDone ? 'completed' : 'paid',
  };
  const at = new Date(paidAt.getTime() + (chance.isBelow(LATE_SHARE) ? chance.int(2, 25) * DAY_MS : 0));
  if (at >= time.end) return [];
  const first: Happening = { kind: 'order', at, order, isFirst: true };
  const refund = isDone && chance.isBelow(persona.refundShare) ? refundOf(chance, order, completedAt) : null;
  if (refund === null || refund.refundedAt >= time.end) return [first];
  return [first, { kind: 'refund', at: refund.refundedAt, refund }];
}

/** Half of the cancelled orders were never paid; the others give their money back within hours. */
function cancelled(time: StoryTime, chance: Chance, base: Unpaid): Happening[] {
  const unpaid: StoryOrder = { ...base, paidAt: null, completedAt: null, status: 'cancelled' };
  if (chance.isBelow(0.5)) return [placed(unpaid)];
  const paidAt = new Date(base.placedAt.getTime() + 60_000);
  const endedAt = new Date(paidAt.getTime() + chance.int(1, 6) * HOUR_MS);
  const before: StoryOrder = { ...base, paidAt, completedAt: null, status: 'paid' };
  const first: Happening = { kind: 'order', at: paidAt, order: before, isFirst: true };
  if (endedAt >= time.end) return paidAt < time.end ? [first] : [];
  return [
    first,
    { kind: 'order', at: endedAt, order: { ...before, completedAt: endedAt, status: 'cancelled' }, isFirst: false },
  ];
}

/** A third is sent back whole, the rest one line; some of it comes back only after weeks. */
function refundOf(chance: Chance, order: StoryOrder, done: Date): StoryRefund {
  const days = chance.isBelow(RESTOCKED_SHARE) ? chance.int(20, 45) : chance.int(1, 12);
  const isWhole = chance.isBelow(0.35) || order.lines.length === 1;
  const lines: readonly StoryLine[] = isWhole ? order.lines : [chance.pick(order.lines)];
  return {
    orderExternalId: order.externalId,
    person: order.person,
    refundNo: `${order.externalId.replace('demo-', 'demo-r-')}-1`,
    refundedAt: new Date(done.getTime() + days * DAY_MS + chance.int(0, 600) * 60_000),
    lines: lines.map(({ id, quantity }) => ({ id, quantity: isWhole ? quantity : chance.int(1, quantity) })),
    freight: isWhole ? order.freight : 0,
  };
}

/** Half of those who join at the till buy at once. */
const firstVisit = ({ person }: Shopper): Date => new Date(person.registeredAt.getTime() + 5 * 60_000);

function momentsOf(time: StoryTime, chance: Chance, shopper: Shopper): Date[] {
  const { person, persona, orders, until } = shopper;
  const from = dateAfter(localDateOf(time, person.registeredAt), 1);
  const weights = dayWeights(persona, from, Math.max(0, daysBetween(from, until)));
  const buysAtOnce = orders > 0 && person.channel === 'pos' && chance.isBelow(0.5);
  const count = buysAtOnce ? orders - 1 : orders;
  const later = Array.from({ length: weights.length === 0 ? 0 : count }, () => {
    const date = dateAfter(from, dayBy(weights, chance.next()));
    return time.at(date, chance.weighted(persona.hours), chance.int(0, 59), chance.int(0, 59));
  });
  return [...(buysAtOnce ? [firstVisit(shopper)] : []), ...later.sort((a, b) => a.getTime() - b.getTime())];
}

/** The running sums of how likely each day is. */
function dayWeights(persona: Persona, from: string, days: number): number[] {
  let sum = 0;
  return Array.from({ length: days }, (_, place) => (sum += persona.day(dayFacts(dateAfter(from, place)))));
}

/** The day that a share in [0, 1) of all weight falls on. */
function dayBy(sums: readonly number[], share: number): number {
  const wanted = share * (sums.at(-1) ?? 0);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The local date of an instant of the story. */
const localDateOf = (time: StoryTime, at: Date): string => localDate(at, time.zone);
