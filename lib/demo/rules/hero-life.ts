import { must } from '@/lib/kernel/assert';
import { lineOf } from './baskets';
import { memberExternalId, storyMobile } from './people';
import { productOf } from './products';
import type { Happening, Person, StoryOrder, StoryTime } from './story';

/** One visit of a hand-written member: a local day and hour, and a basket such as `BE1001, BE1004 x2 -15%`. */
export type Visit = {
  readonly date: string;
  readonly hour: number;
  readonly items: string;
  readonly is?: 'online' | 'paid' | 'placed' | 'cancelled';
};

type Said = Pick<Person, 'name' | 'gender' | 'birthday' | 'region' | 'storeCode' | 'channel'> & {
  readonly joined: string;
  readonly hour?: number;
  readonly kind?: Person['kind'];
};

/** A hand-written member at a place of the story, registered on a local day. */
export function hero(time: StoryTime, place: number, { joined, hour = 18, kind = 'person', ...said }: Said): Person {
  const registeredAt = time.at(joined, hour);
  return { ...said, externalId: memberExternalId(place), mobile: storyMobile(place), kind, registeredAt };
}

/** The registration of a member and his visits, in their order. */
export function live(time: StoryTime, person: Person, visits: readonly Visit[]): Happening[] {
  const prefix = person.externalId.replace('demo-m', 'demo-o');
  const orders = visits.map((visit, place): Happening => {
    const order = orderOf(time, person, visit, `${prefix}-${String(place + 1).padStart(3, '0')}`);
    return { kind: 'order', at: order.paidAt ?? order.placedAt, order, isFirst: true };
  });
  return [{ kind: 'enrolment', at: person.registeredAt, person }, ...orders];
}

function orderOf(time: StoryTime, person: Person, { date, hour, items, is }: Visit, externalId: string): StoryOrder {
  const placedAt = time.at(date, hour, 12);
  const isPaid = is !== 'placed' && is !== 'cancelled';
  const delivered = time.at(date, hour + 50);
  const completedAt = is === undefined ? placedAt : is === 'online' && delivered < time.end ? delivered : null;
  const done = completedAt === null ? 'paid' : 'completed';
  return {
    externalId,
    person: person.externalId,
    status: is === 'placed' || is === 'cancelled' ? is : done,
    channel: is === undefined ? 'pos' : 'mini_program',
    storeCode: is === undefined ? person.storeCode : null,
    placedAt,
    paidAt: isPaid ? placedAt : null,
    completedAt: isPaid ? completedAt : null,
    lines: linesOf(items),
    freight: 0,
  };
}

const ITEM = /^(\w+)(?: x(\d+))?(?: -(\d+)%)?$/;

function linesOf(items: string): StoryOrder['lines'] {
  return items.split(', ').map((item, place) => {
    const [, sku, quantity, percentOff] = must(ITEM.exec(item), `not an item: ${item}`);
    const off = percentOff === undefined ? undefined : Number(percentOff);
    return lineOf(place + 1, productOf(must(sku, 'no sku')), Number(quantity ?? 1), off);
  });
}
