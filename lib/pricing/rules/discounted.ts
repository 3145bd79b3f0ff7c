import { spreadWithin } from '@/lib/kernel/share';
import type { Slice } from '../kind';
import { refusal } from './candidate';
import { Discount, type Outcome } from './outcome';
import type { State } from './state';
import type { OfferRefusal, Trim } from './types';

/** Of each slice that has a weight what may still be taken off it, of them all that and what is left. */
export function roomsOf(
  weights: readonly number[] | null,
  { nets }: State,
  slices: readonly Slice[],
  held: readonly number[],
) {
  let [room, net] = [0, 0];
  const rooms: number[] = [];
  for (let place = 0; place < held.length; place++) {
    const index = held[place] as number;
    const { floor, quantity } = slices[index] as Slice;
    const own = weights === null || (weights[place] as number) > 0 ? (nets[index] as number) : 0;
    const above = Math.max(0, own - floor * quantity);
    rooms.push(above);
    room += above;
    net += own;
  }
  return { rooms, room, net };
}

/** What an offer may take off: its own most and the order's, what there is of its goods, and that above floors. */
type Limits = {
  readonly most: number | null;
  readonly orderLeft: number | null;
  readonly net: number;
  readonly room: number;
};

type Parts = {
  readonly weights: readonly number[];
  readonly rooms: readonly number[];
  readonly held: readonly number[];
};

/** What a discount comes to within its limits, or why to nothing; who bears which part is asked for later. */
export function discounted(
  desired: number,
  { net, room, most, orderLeft }: Limits,
  slices: number,
  parts: () => Parts,
): Outcome | OfferRefusal {
  let granted = desired;
  let trims = UNCUT;
  const trim = (by: Trim['by'], most: number): void => {
    if (granted <= most) return;
    trims = [...trims, { by, cut: granted - most }];
    granted = most;
  };
  if (most !== null) trim('offer_max', most);
  if (orderLeft !== null) trim('order_max', orderLeft);
  trim('net', net);
  trim('floor', room);
  if (granted === 0) return refusal(trims.at(-1) === undefined ? 'no_effect' : BECAUSE[(trims.at(-1) as Trim).by]);
  const off = granted;
  return new Discount(desired, off, trims, () => partsOf(off, slices, parts()));
}

const UNCUT: readonly Trim[] = [];

function partsOf(granted: number, slices: number, { weights, rooms, held }: Parts): readonly number[] {
  const parts = spreadWithin(granted, weights, rooms);
  if (held.length === slices) return parts;
  const shares = new Array<number>(slices).fill(0);
  for (let place = 0; place < held.length; place++) shares[held[place] as number] = parts[place] as number;
  return shares;
}

const BECAUSE = {
  offer_max: 'no_effect',
  order_max: 'order_max_reached',
  net: 'no_effect',
  floor: 'floor_reached',
  stock: 'sold_out',
} as const;

/** What the floors of slices come to. */
export function floorsOf(slices: readonly Slice[], places: readonly number[]): number {
  let total = 0;
  for (const at of places) {
    const { floor, quantity } = slices[at] as Slice;
    total += floor * quantity;
  }
  return total;
}
