import type { TicketFace } from '@/components/coupons/ticket-words';
import type { IssuedPass } from '@/lib/desk';
import type { Locale } from '@/lib/kernel/locale';

/** What a phone carries of its member for when it has no net (M4, M7), as it crosses to the browser. */
export type Carried = {
  readonly asOf: string;
  readonly locale: Locale;
  readonly zone: string;
  /** The number on the card: what is left when the codes are over. */
  readonly memberNumber: string;
  /** The codes of the next two minutes, never what they are made of; null while the account is frozen. */
  readonly pass: IssuedPass | null;
  /** The usable coupons that end soonest. */
  readonly coupons: readonly CarriedCoupon[];
  /** How many more there are. */
  readonly more: number;
};

/** A coupon with its code, said in the language in which the page was read. */
export type CarriedCoupon = {
  readonly id: string;
  readonly face: TicketFace;
  readonly when: string;
  readonly endsAt: string;
  readonly code: string;
};

/** The same once it lies in the browser: when it came, by the phone's own clock. */
export type Kept = Carried & { readonly heardAt: number };
