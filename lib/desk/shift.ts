import 'server-only';
import { clerkUses } from '@/lib/benefits';
import { redeemedBy } from '@/lib/coupons';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { startOfDay } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { type Done, deedsOf } from './deeds';
import type { DeskShift } from './rules/at-desk';

/** Nobody redeems so much in a day; the list shows the latest of it. */
const COUNTED_MAX = 2_000;
const SHOWN_MAX = 20;

/** Whose day is asked for, and in which store. */
export type ShiftAsked = {
  readonly actor: Actor;
  readonly storeCode: string;
  readonly zone: string;
  readonly now: Date;
};

/** What the actor redeemed in a store since the local midnight: in numbers, and the latest of it (B8). */
export async function deskShift(db: Db, { actor, storeCode, zone, now }: ShiftAsked): Promise<DeskShift> {
  const [by, from, to] = [actorLabel(actor), startOfDay(now, zone), new Date(now.getTime() + 1)];
  const [coupons, uses] = await Promise.all([
    redeemedBy(db, { by, from, to, limit: COUNTED_MAX }, now),
    clerkUses(db, { clerk: by, from, to, limit: COUNTED_MAX }),
  ]);
  const all: Done[] = [
    ...coupons.map((one) => ({ kind: 'coupon', ...one }) as const),
    ...uses.map((one) => ({ kind: 'benefit', ...one }) as const),
  ];
  const deeds = (await deedsOf(db, all))
    .filter((deed) => deed.storeCode === storeCode)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const counted = deeds.filter(({ undoneAt }) => undoneAt === null);
  return {
    deeds: deeds.slice(0, SHOWN_MAX),
    coupons: counted.filter(({ kind }) => kind === 'coupon').length,
    benefits: counted.filter(({ kind }) => kind === 'benefit').length,
    undone: deeds.length - counted.length,
    off: counted.reduce((sum, { off }) => sum + (off ?? 0), 0),
  };
}
