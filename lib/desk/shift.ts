import 'server-only';
import { clerkUses } from '@/lib/benefits';
import { redeemedBy } from '@/lib/coupons';
import { type Actor, actorLabel, may } from '@/lib/kernel/actor';
import { startOfDay } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { type Done, deedsOf } from './deeds';
import type { DeskShift, ShiftOf } from './rules/at-desk';
import { computeShift } from './rules/shift';

/** Nobody redeems so much in a day; the list shows the latest of it. */
const COUNTED_MAX = 2_000;

/** Whose day is asked for, and in which store. */
export type ShiftAsked = {
  readonly actor: Actor;
  readonly storeCode: string;
  readonly of: ShiftOf;
  readonly zone: string;
  readonly now: Date;
};

/**
 * What was redeemed in a store since the local midnight, by the actor himself or, for whoever oversees the desk, by all
 * who serve there (B8): in numbers, and the latest of it. Whoever may not oversee gets his own day, whatever he asks.
 */
export async function deskShift(db: Db, { actor, storeCode, of: asked, zone, now }: ShiftAsked): Promise<DeskShift> {
  const of = asked === 'store' && may(actor, 'desk.oversee') ? 'store' : 'own';
  const day = { from: startOfDay(now, zone), to: new Date(now.getTime() + 1), limit: COUNTED_MAX };
  const by = actorLabel(actor);
  const [coupons, uses] = await Promise.all(
    of === 'store'
      ? [redeemedBy(db, { store: storeCode, ...day }, now), clerkUses(db, { store: storeCode, ...day })]
      : [redeemedBy(db, { by, ...day }, now), clerkUses(db, { clerk: by, ...day })],
  );
  const all: Done[] = [
    ...coupons.map((one) => ({ kind: 'coupon', ...one }) as const),
    ...uses.map((one) => ({ kind: 'benefit', ...one }) as const),
  ];
  const deeds = await deedsOf(db, all);
  const counted = all.flatMap((one, place) => {
    const deed = deeds[place];
    const memberId = one.kind === 'coupon' ? one.redemption.memberId : one.use.memberId;
    return deed?.storeCode === storeCode ? [{ deed, memberId }] : [];
  });
  return computeShift(counted, of);
}
