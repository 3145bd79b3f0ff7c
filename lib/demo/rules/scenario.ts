import { lineOf } from './baskets';
import { HERO_COUNT, heroLives } from './heroes';
import { STORY_DAYS, shopperOf } from './people';
import { productOf } from './products';
import { guestLife, lifeOf } from './shopping';
import { type Happening, type StoryTime, storyTime } from './story';

/** Members of the standard scenario. */
export const MEMBER_COUNT = 300;

const GUEST_ORDERS = 500;
const SEED = 20_240_229;

/** The order that ends the story: when it is there, everything is. */
export const LAST_ORDER = 'demo-o-end';

/** Happenings that are applied in one transaction: enrolments first, then orders, then refunds. */
export type Batch = {
  /** The moment of its first happening. */
  readonly from: Date;
  readonly enrolments: readonly Extract<Happening, { kind: 'enrolment' }>['person'][];
  readonly orders: readonly Extract<Happening, { kind: 'order' }>['order'][];
  readonly refunds: readonly Extract<Happening, { kind: 'refund' }>['refund'][];
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
    lifeOf(time, seed, shopperOf(time, seed, HERO_COUNT + 1 + place)),
  );
  const guests = guestLife(time, seed, GUEST_ORDERS, STORY_DAYS);
  return [...heroLives(time), ...ordinary.flat(), ...guests, theEnd(time)].sort(byArrival);
}

/**
 * Cuts happenings into batches without changing their effect: within a batch refunds come after orders, so an order of
 * somebody with a refund in the open batch opens the next one.
 */
export function batchesOf(happenings: readonly Happening[], sizeMax = BATCH_MAX): Batch[] {
  const batches: Batch[] = [];
  let open: Happening[] = [];
  let refunded = new Set<string>();
  const close = () => {
    if (open.length > 0) batches.push(batchOf(open));
    open = [];
    refunded = new Set();
  };
  for (const one of happenings) {
    const meetsRefund = one.kind === 'order' && refunded.has(refundKey(one.order.person, one.order.externalId));
    if (meetsRefund || open.length >= sizeMax) close();
    open.push(one);
    if (one.kind === 'refund') refunded.add(refundKey(one.refund.person, one.refund.orderExternalId));
  }
  close();
  return batches;
}

const refundKey = (person: string | null, orderExternalId: string): string => person ?? orderExternalId;

function batchOf(happenings: readonly Happening[]): Batch {
  const first = happenings.find((one) => one.kind === 'order' && one.isFirst);
  return {
    from: happenings.reduce((earliest, { at }) => (at < earliest ? at : earliest), new Date(8.64e15)),
    enrolments: happenings.flatMap((one) => (one.kind === 'enrolment' ? [one.person] : [])),
    orders: happenings.flatMap((one) => (one.kind === 'order' ? [one.order] : [])),
    refunds: happenings.flatMap((one) => (one.kind === 'refund' ? [one.refund] : [])),
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
  return one.order.externalId === LAST_ORDER ? '3' : `1 ${one.order.externalId} ${one.order.status}`;
}
