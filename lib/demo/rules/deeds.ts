import { goodsOf } from './baskets';
import { dateAfter } from './calendar';
import type { Shopper } from './people';
import { type Chance, chanceOf } from './random';
import type { Happening, StoryOrder, StoryTime } from './story';

type Bought = Extract<Happening, { kind: 'order' }>;

const DAY_MS = 86_400_000;
/** Checking in is looked at over the last weeks only: older ones show nowhere. */
const CHECK_IN_DAYS = 30;
const CHECK_IN_LOVERS = 0.18;
const REVIEW_SHARE = 0.06;
/** Points of an order are there after this at the latest. */
const SETTLED_DAYS = 20;
const SPEND_SHARE = 0.25;
const POINTS_STEP = 100;

/** What an ordinary member does beside buying; one of a few checks in, many pay with points now and then. */
export function deedsOf(
  time: StoryTime,
  seed: number,
  { person, until }: Shopper,
  life: readonly Happening[],
): Happening[] {
  const chance = chanceOf(seed, `deeds ${person.externalId}`);
  const returned = new Set(life.flatMap((one) => (one.kind === 'refund' ? [one.refund.orderExternalId] : [])));
  const orders = life.filter((one): one is Bought => one.kind === 'order' && one.order.status === 'completed');
  const kept = orders.filter(({ order }) => !returned.has(order.externalId));
  const deeds = [
    ...checkIns(time, chance, person.externalId, until),
    ...kept.flatMap(({ at, order }) => reviewOf(chance, order, at)),
    // Enterprises meet the monthly cap: what they paid says little about their points.
    ...(person.kind === 'enterprise' ? [] : spendsOf(chance, person.externalId, kept)),
  ];
  return deeds.filter(({ at }) => at < time.end && at > person.registeredAt);
}

function checkIns(time: StoryTime, chance: Chance, person: string, until: string): Happening[] {
  if (until < time.back(CHECK_IN_DAYS) || !chance.isBelow(CHECK_IN_LOVERS)) return [];
  const often = chance.int(2, 9) / 10;
  return Array.from({ length: CHECK_IN_DAYS }, (_, place) => dateAfter(time.back(CHECK_IN_DAYS - 1), place))
    .filter(() => chance.isBelow(often))
    .map((date): Happening => {
      const at = time.at(date, chance.int(7, 22), chance.int(0, 59));
      const behaviour = { externalId: `${name(person)}-${date}`, person, type: 'check_in', props: {} };
      return { kind: 'behaviour', at, behaviour };
    });
}

function reviewOf(chance: Chance, { externalId, person, completedAt, lines }: StoryOrder, told: Date): Happening[] {
  if (person === null || completedAt === null || !chance.isBelow(REVIEW_SHARE)) return [];
  const at = new Date(Math.max(completedAt.getTime(), told.getTime()) + chance.int(1, 6) * DAY_MS);
  const props = { order: externalId, line: chance.pick(lines).id };
  return [
    { kind: 'behaviour', at, behaviour: { externalId: `${name(externalId)}-review`, person, type: 'review', props } },
  ];
}

/** At the till with an order, of points that were there for weeks, and at most a third of what earned them. */
function spendsOf(chance: Chance, person: string, orders: readonly Bought[]): Happening[] {
  let spent = 0;
  return orders.flatMap(({ at: told, order }): Happening[] => {
    const settled = told.getTime() - SETTLED_DAYS * DAY_MS;
    const paid = orders
      .filter((one) => one.at.getTime() < settled && (one.order.completedAt ?? told).getTime() < settled)
      .reduce((sum, one) => sum + goodsOf(one.order.lines), 0);
    const points = Math.floor((paid / 100 / 3 - spent) / POINTS_STEP) * POINTS_STEP;
    if (points <= 0 || !chance.isBelow(SPEND_SHARE)) return [];
    spent += points;
    const at = new Date(told.getTime() + 60_000);
    return [{ kind: 'spend', at, spend: { person, points, receipt: name(order.externalId), note: '收银台抵扣' } }];
  });
}

const name = (externalId: string): string => externalId.replace('demo-', 'demo-b-');
