import { lineOf } from './baskets';
import { deedsOf } from './deeds';
import { heroDeeds } from './hero-deeds';
import { HERO_COUNT, heroLives } from './heroes';
import { type Shopper, STORY_DAYS, shopperOf } from './people';
import { productOf } from './products';
import { guestLife, lifeOf } from './shopping';
import { type Happening, type StoryTime, storyTime } from './story';

/** Members of the standard scenario. */
export const MEMBER_COUNT = 300;

const GUEST_ORDERS = 500;
const SEED = 20_240_229;

/** The order that ends the story: when it is there, everything is. */
export const LAST_ORDER = 'demo-o-end';

/** Happenings that are applied in one transaction: those of one kind after those of another, as they stand here. */
export type Batch = {
  /** The moment of its first happening. */
  readonly from: Date;
  readonly enrolments: readonly Extract<Happening, { kind: 'enrolment' }>['person'][];
  readonly orders: readonly Extract<Happening, { kind: 'order' }>['order'][];
  readonly refunds: readonly Extract<Happening, { kind: 'refund' }>['refund'][];
  readonly behaviours: readonly Extract<Happening, { kind: 'behaviour' }>[];
  readonly spends: readonly Extract<Happening, { kind: 'spend' }>[];
  /** An order that is new in this batch: when it is there, the batch was applied. Null: nothing shows it. */
  readonly marker: string | null;
};

const BATCH_MAX = 400;

/**
 * The standard scenario in the order in which it reached the program: about two years of members, orders and refunds up
 * to the end of the given local day. The same day always gives the same story (P-demo).
 */
export function standardScenario(endDay: string, zone: string, seed = SEED): Happening[] {
  const time = storyTime(endDay, zone);
  const ordinary = Array.from({ length: MEMBER_COUNT - HERO_COUNT }, (_, place) =>
    withDeeds(time, seed, shopperOf(time, seed, HERO_COUNT + 1 + place)),
  );
  const guests = guestLife(time, seed, GUEST_ORDERS, STORY_DAYS);
  return [...heroLives(time), ...heroDeeds(time), ...ordinary.flat(), ...guests, theEnd(time)].sort(byArrival);
}

function withDeeds(time: StoryTime, seed: number, shopper: Shopper): Happening[] {
  const life = lifeOf(time, seed, shopper);
  return [...life, ...deedsOf(time, seed, shopper, life)];
}

/** In what order a batch applies what it holds. */
const KINDS: readonly Happening['kind'][] = ['enrolment', 'order', 'refund', 'behaviour', 'spend'];

/**
 * Cuts happenings into batches without changing their effect: within a batch one kind comes after another, so what
 * somebody does opens the next batch when the open one holds something of his that would come after it.
 */
export function batchesOf(happenings: readonly Happening[], sizeMax = BATCH_MAX): Batch[] {
  const batches: Batch[] = [];
  let open: Happening[] = [];
  let last = new Map<string, number>();
  const close = () => {
    if (open.length > 0) batches.push(batchOf(open));
    open = [];
    last = new Map();
  };
  for (const one of happenings) {
    const [who, kind] = [whoseIs(one), KINDS.indexOf(one.kind)];
    if (kind < (last.get(who) ?? 0) || open.length >= sizeMax) close();
    open.push(one);
    last.set(who, kind);
  }
  close();
  return batches;
}

/** Whose it is: a member, or a guest's order by itself. */
function whoseIs(one: Happening): string {
  switch (one.kind) {
    case 'enrolment':
      return one.person.externalId;
    case 'order':
      return one.order.person ?? one.order.externalId;
    case 'refund':
      return one.refund.person ?? one.refund.orderExternalId;
    case 'behaviour':
      return one.behaviour.person;
    case 'spend':
      return one.spend.person;
  }
}

function batchOf(happenings: readonly Happening[]): Batch {
  const first = happenings.find((one) => one.kind === 'order' && one.isFirst);
  return {
    from: happenings.reduce((earliest, { at }) => (at < earliest ? at : earliest), new Date(8.64e15)),
    enrolments: happenings.flatMap((one) => (one.kind === 'enrolment' ? [one.person] : [])),
    orders: happenings.flatMap((one) => (one.kind === 'order' ? [one.order] : [])),
    refunds: happenings.flatMap((one) => (one.kind === 'refund' ? [one.refund] : [])),
    behaviours: happenings.filter((one) => one.kind === 'behaviour'),
    spends: happenings.filter((one) => one.kind === 'spend'),
    marker: first?.kind === 'order' ? first.order.externalId : null,
  };
}

/** A guest's purchase in the last minute. */
function theEnd(time: StoryTime): Happening {
  const at = time.at(time.endDay, 23, 59, 59);
  const order = {
    externalId: LAST_ORDER,
    person: null,
    status: 'completed',
    channel: 'pos',
    storeCode: 'SH01',
    placedAt: at,
    paidAt: at,
    completedAt: at,
    lines: [lineOf(1, productOf('FR1021'), 1)],
    freight: 0,
  } as const;
  return { kind: 'order', at, order, isFirst: true };
}

/** By arrival; at one instant who joins comes first, then by name, and the end at the very end. */
function byArrival(a: Happening, b: Happening): number {
  const gap = a.at.getTime() - b.at.getTime();
  if (gap !== 0) return gap;
  const [one, other] = [nameOf(a), nameOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function nameOf(one: Happening): string {
  if (one.kind === 'enrolment') return `0 ${one.person.externalId}`;
  if (one.kind === 'refund') return `2 ${one.refund.refundNo}`;
  if (one.kind === 'behaviour') return `2 ${one.behaviour.externalId}`;
  if (one.kind === 'spend') return `2 ${one.spend.receipt}`;
  return one.order.externalId === LAST_ORDER ? '3' : `1 ${one.order.externalId} ${one.order.status}`;
}
