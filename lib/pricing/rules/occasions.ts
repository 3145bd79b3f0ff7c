import { addDays, localTime } from '@/lib/kernel/day';
import { offerKinds } from '../registry';
import { momentOf } from './candidate';
import type { MemberSnapshot, Offer, PricingInput } from './types';

const WEEK = 7;

/** A moment, and who buys at it; null: a guest. */
export type Occasion = { readonly now: Date; readonly member: MemberSnapshot | null };

/** Between which instants to look, half-open (4.H), and which members there are. */
export type Looked = {
  readonly from: Date;
  readonly to: Date;
  readonly members: readonly MemberSnapshot[];
  readonly settings: PricingInput['settings'];
};

/**
 * When and to whom some offers may speak together, one occasion for each sort of buyer: the first day of a week on which the
 * gates of all are open; of members it is the birthday then. Guests, where none of them needs a member.
 */
export function occasionsOf(offers: readonly Offer[], { from, to, members, settings }: Looked): readonly Occasion[] {
  const begins = offers.reduce((at, { startsAt }) => (startsAt !== null && startsAt > at ? startsAt : at), from);
  const ends = offers.reduce((at, { endsAt }) => (endsAt !== null && endsAt < at ? endsAt : at), to);
  const days = Array.from({ length: WEEK }, (_, day) => addDays(begins, day, settings.zone)).filter(
    (day) => day < ends,
  );
  const needMember = offers.some(({ kind }) => offerKinds.find(kind)?.needsMember === true);
  const buyers: readonly (MemberSnapshot | null)[] = needMember ? members : [null];
  return buyers.flatMap((buyer) => {
    const occasions = days.map(
      (now): Occasion => ({ now, member: buyer === null ? null : bornOn(buyer, now, settings.zone) }),
    );
    return occasions.find((one) => offers.every((offer) => isOpen(offer, one, settings))) ?? [];
  });
}

function bornOn(member: MemberSnapshot, now: Date, zone: string): MemberSnapshot {
  const { month, day } = localTime(now, zone);
  return { ...member, birth: { month, day } };
}

function isOpen(offer: Offer, occasion: Occasion, settings: PricingInput['settings']): boolean {
  const kind = offerKinds.find(offer.kind);
  return kind !== undefined && kind.gate(offer.params, momentOf(offer, { ...occasion, settings })) === null;
}
