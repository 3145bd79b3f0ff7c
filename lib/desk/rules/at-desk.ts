import type { Facts } from '@/lib/kernel/refusal';

/** How somebody was recognised at the desk: by his pass, by a coupon of his, or picked from those who were found. */
export type Via = 'pass' | 'code' | 'found';

/** A name in both languages. */
export type Named = { readonly zh: string; readonly en: string };

/** A member as a clerk sees him: masked, with what he has (4.E: the desk shows the member's masked name). */
export type DeskMember = {
  readonly id: string;
  readonly name: string | null;
  readonly mobile: string | null;
  readonly number: string;
  readonly isFrozen: boolean;
  readonly level: { readonly name: Named; readonly metal: string } | null;
  readonly points: number;
};

/** What something does at the till, as far as a sentence needs it; `from` is the amount it asks for, in fen. */
export type DeskEffect = {
  readonly does: 'off' | 'rate' | 'freight' | 'gift' | 'right';
  readonly from: number;
  readonly off: number | null;
  readonly rateBp: number | null;
  readonly max: number | null;
};

/** Why something may not be used here and now. */
export type DeskNo = { readonly code: string; readonly facts: Facts };

/** A coupon or benefit of a member as the desk redeems it; instants as text. */
export type DeskItem = {
  readonly kind: 'coupon' | 'benefit';
  readonly id: string;
  readonly code: string | null;
  readonly name: Named;
  readonly effect: DeskEffect;
  /** What a benefit gives, in the words of its kind; a coupon's effect is said by the desk. */
  readonly says: Named | null;
  /** Times left; null for what is used once. */
  readonly left: number | null;
  readonly endsAt: string | null;
  readonly no: DeskNo | null;
};

/** What a look found: a member with his things, one thing of his, or several members to choose from. */
export type DeskLook =
  | {
      readonly kind: 'member';
      readonly via: Via;
      readonly member: DeskMember;
      readonly items: readonly DeskItem[];
      /** The one that was scanned itself. */
      readonly picked: string | null;
    }
  | { readonly kind: 'members'; readonly members: readonly FoundMember[] };

/** One of several members, masked; no more is told of who was not chosen. */
export type FoundMember = Pick<DeskMember, 'id' | 'name' | 'mobile' | 'number'>;

/** Something that was redeemed at a desk, as its list shows it; instants as text. */
export type DeskDeed = {
  readonly id: string;
  readonly kind: DeskItem['kind'];
  readonly name: Named;
  readonly member: string | null;
  readonly storeCode: string;
  /** The amount it counted on and what it took off, in fen, as far as they were said. */
  readonly amount: number | null;
  readonly off: number | null;
  readonly at: string;
  /** Who served. */
  readonly clerk: string | null;
  readonly undoneAt: string | null;
  readonly undoneWhy: string | null;
  /** Until when whoever did it may undo it. */
  readonly undoUntil: string;
};

/** Whose day is shown: the clerk's own, or that of all who serve in the store. */
export type ShiftOf = 'own' | 'store';

/** One coupon or benefit in a shift: how often it was redeemed and not undone, and what that took off, in fen. */
export type ShiftItem = Pick<DeskDeed, 'kind' | 'name' | 'off'> & { readonly times: number };

/** What was done in a store today: the latest of it, and all of it in numbers. */
export type DeskShift = {
  readonly of: ShiftOf;
  readonly deeds: readonly DeskDeed[];
  readonly coupons: number;
  readonly benefits: number;
  readonly undone: number;
  /** Members who were served, each once. */
  readonly members: number;
  /** What all that was not undone took off, in fen. */
  readonly off: number;
  /** The first and the latest of it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly items: readonly ShiftItem[];
};
