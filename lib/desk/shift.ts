import 'server-only';
import { type CopyView, couponKinds, type Redeemed, redeemedBy, undoSeconds } from '@/lib/coupons';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { startOfDay } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { membersById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { effectAtDesk } from './effect-at-desk';
import type { DeskDeed, DeskShift } from './rules/at-desk';
import { computeSaving } from './rules/saving';

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
  const asked = {
    by: actorLabel(actor),
    from: startOfDay(now, zone),
    to: new Date(now.getTime() + 1),
    limit: COUNTED_MAX,
  };
  const all = (await redeemedBy(db, asked, now)).filter(({ redemption }) => redemption.storeCode === storeCode);
  const deeds = await deedsOf(db, all);
  const undone = deeds.filter(({ undoneAt }) => undoneAt !== null);
  const counted = deeds.filter(({ undoneAt }) => undoneAt === null);
  return {
    deeds: deeds.slice(0, SHOWN_MAX),
    coupons: counted.filter(({ kind }) => kind === 'coupon').length,
    benefits: counted.filter(({ kind }) => kind === 'benefit').length,
    undone: undone.length,
    off: counted.reduce((sum, { off }) => sum + (off ?? 0), 0),
  };
}

/** One redemption as the desk shows it. */
export async function deedOf(db: Db, { redemption, view }: Pick<Redeemed, 'redemption' | 'view'>): Promise<DeskDeed> {
  const [deed] = await deedsOf(db, [{ redemption, view }]);
  return deed as DeskDeed;
}

type Done = { readonly redemption: Redeemed['redemption']; readonly view: CopyView | null };

async function deedsOf(db: Db, all: readonly Done[]): Promise<DeskDeed[]> {
  const [members, seconds] = await Promise.all([
    membersById(db, [...new Set(all.map(({ redemption }) => redemption.memberId))]),
    undoSeconds(db),
  ]);
  return all.map(({ redemption, view }) => ({
    id: publicId('redemption', redemption.id),
    kind: 'coupon',
    name: view?.terms.name ?? { zh: '—', en: '—' },
    member: members.get(redemption.memberId)?.name ?? null,
    clerk: redemption.clerk ?? '',
    storeCode: redemption.storeCode,
    amount: redemption.amount,
    off: view === null ? null : offOf(view, redemption.amount),
    at: redemption.at.toISOString(),
    undoneAt: redemption.undoneAt?.toISOString() ?? null,
    undoUntil: new Date(redemption.at.getTime() + seconds * 1_000).toISOString(),
  }));
}

/** What it took off: of an amount that was said, or a plain sum; else nobody knows. */
function offOf({ terms }: CopyView, amount: number | null): number | null {
  const effect = couponKinds.find(terms.kind)?.effect(terms.params);
  if (effect === undefined) return null;
  const seen = effectAtDesk(effect);
  return amount === null ? seen.off : computeSaving(seen, amount).off;
}
