import type { Decision } from '@/lib/decisions';
import type { Facts } from '@/lib/kernel/refusal';
import type { Announcement } from '@/lib/platform/outbox';
import type { BenefitEvent } from '../rules/life';
import type { Terms } from '../rules/terms';
import type { GrantRow } from '../store/grants';
import type { UseRow } from '../store/uses';

/** A grant that somebody names: whose it is said to be, and its id; a merged member's grants are found at the survivor. */
export type BenefitRef = { readonly memberId: string; readonly grantId: string };

/** What is told of a use beside its order: what it gave there, where, by whom, in which way (S0-3.4). */
export type UseSaid = {
  readonly amount?: number;
  readonly storeCode?: string | null;
  readonly channel?: string | null;
  readonly clerk?: string | null;
  readonly way?: 'order' | 'scan' | 'manual' | 'exchange';
  readonly note?: string | null;
};

/** What an order, or a desk, does to a grant; the order's id names the use, so that a repeat changes nothing. */
export type OrderBenefitEvent = BenefitEvent & { readonly said?: UseSaid };

/** A locked grant as it runs through a set, with the terms it was given under. */
export type LivingGrant = {
  readonly row: GrantRow;
  readonly terms: Terms | null;
  /** It stands under the member who was named, or his survivor. */
  readonly isOwn: boolean;
};

/** Locked grants between one load and one save. */
export type BenefitWork = {
  readonly now: Date;
  readonly zone: string;
  readonly grants: Map<string, LivingGrant>;
  /** The uses of each loaded grant. */
  readonly uses: Map<string, UseRow[]>;
  /** By member and benefit: uses of other grants since the longest limit began. */
  readonly recent: Map<string, UseRow[]>;
  readonly changed: Map<string, UseRow>;
  readonly decisions: Decision[];
  readonly announcements: Announcement[];
};

/** What became of a use: it moved, it was so already, or why not. */
export type BenefitMove =
  | { readonly kind: 'moved' | 'repeat'; readonly grant: GrantRow; readonly use: UseRow | null }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: Facts };

/** The place of a member's uses of a benefit. */
export const recentKey = (one: { readonly memberId: string; readonly benefit: string }): string =>
  `${one.memberId}|${one.benefit}`;
