import { z } from 'zod';
import { localDate } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { inSets, type OutboxEvent } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { markCoupons, markDays, markMembers, markUndone } from './store/state';

const Merged = z.object({ absorbedId: z.uuid() });
const Returned = z.object({ couponId: z.uuid() });
const Described = z.object({ fields: z.array(z.string()) });
const OfFriend = z.object({ friendId: z.uuid() });
const BEGINNING = new Date(0);

/**
 * Notes days that something came late for (4.F). Today and yesterday are counted anew all the time, so whatever is told as
 * it happens costs nothing here; marks are made again without harm.
 */
export const countLate = inSets(async (events) => {
  const { zone } = await program(pool());
  const today = localDate(new Date(), zone);
  const late = events.filter(({ at }) => localDate(at, zone) < today);
  if (late.length === 0) return;
  const days = late.map(({ at }) => localDate(at, zone));
  await markDays(pool(), days, today);
  // Who bought or rose earlier than was known was a first buyer earlier, and bought at another level afterwards.
  await markMembers(
    pool(),
    late.map(({ memberId, at }) => ({ memberId, since: at })),
    zone,
    today,
  );
});

/** What refunds add stands on their own day; nothing that came after them changes by them. */
export const countLateDay = inSets(async (events) => {
  const { zone } = await program(pool());
  const today = localDate(new Date(), zone);
  const days = events.map(({ at }) => localDate(at, zone)).filter((day) => day < today);
  if (days.length > 0) await markDays(pool(), days, today);
});

/** A merge or a split moves all that was bought to somebody else, with his store and level (N13). */
export const countMerged = inSets(async (events) => {
  const { zone } = await program(pool());
  const whose = events.flatMap(({ memberId, payload }) =>
    [memberId, Merged.safeParse(payload).data?.absorbedId ?? []].flat(),
  );
  await markMembers(
    pool(),
    whose.map((memberId) => ({ memberId, since: BEGINNING })),
    zone,
    localDate(new Date(), zone),
  );
});

/** Who belongs to another store has always done so: what he did stands with his store of today. */
export const countMoved = inSets(async (events) => {
  const moved = events.filter(({ payload }) => Described.safeParse(payload).data?.fields.includes('storeCode'));
  if (moved.length === 0) return;
  const { zone } = await program(pool());
  const whose = moved.map(({ memberId }) => ({ memberId, since: BEGINNING }));
  await markMembers(pool(), whose, zone, localDate(new Date(), zone));
});

/** A use that came back, or a reward that was taken back, does not count on its day any more. */
export const countUndone = inSets(async (events) => {
  const { zone } = await program(pool());
  const friends = events.flatMap(({ payload }) => OfFriend.safeParse(payload).data?.friendId ?? []);
  const members = events.map(({ memberId }) => memberId);
  await markUndone(pool(), members, friends, zone, localDate(new Date(), zone));
});

/** A copy that came back was not used after all: the day of its use is counted anew. */
export const countReturned = inSets(async (events) => {
  const { zone } = await program(pool());
  const copies = events.flatMap(({ memberId, payload }: OutboxEvent) => {
    const couponId = Returned.safeParse(payload).data?.couponId;
    return couponId === undefined ? [] : [{ memberId, couponId }];
  });
  if (copies.length > 0) await markCoupons(pool(), copies, zone, localDate(new Date(), zone));
});
