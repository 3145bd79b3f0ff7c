import type { Decision } from '@/lib/decisions';
import type { Facts } from '@/lib/kernel/refusal';
import type { Announcement } from '@/lib/platform/outbox';
import type { CouponEvent } from '../rules/life';
import type { Terms } from '../rules/terms';
import type { BatchRow } from '../store/batches';
import type { CopyRow } from '../store/copies';

/** A copy that somebody names: whose it is said to be, and its id; a merged member's copies are found at the survivor. */
export type CouponRef = { readonly memberId: string; readonly couponId: string };

/** What an order, or a till, does to a copy; what its batch says of returning is known here. */
export type OrderCouponEvent =
  | Extract<CouponEvent, { readonly type: 'hold' | 'release' | 'use' }>
  | { readonly type: 'return'; readonly orderId: string }
  /** A slip at a till is taken back: the copy is as it was before. */
  | { readonly type: 'undo'; readonly orderId: string }
  /** A copy that an order gave as a gift is void when the order is given back (4.D.4). */
  | { readonly type: 'void'; readonly orderId: string }
  /** What a reward gave is void when the reward is taken back; `why` is kept with the copy. */
  | { readonly type: 'void'; readonly orderId: null; readonly why: string };

/** A locked copy as it runs through a set, with the terms it was issued under. */
export type LivingCopy = {
  readonly row: CopyRow;
  readonly terms: Terms;
  readonly batch: BatchRow;
  /** It stands under the member who was named, or his survivor: not only under one from whom he was split. */
  readonly isOwn: boolean;
};

/** Locked copies between one load and one save. */
export type CouponWork = {
  readonly now: Date;
  readonly zone: string;
  readonly copies: Map<string, LivingCopy>;
  readonly changed: Set<string>;
  /** By batch: how many copies more are used now than when it was loaded. */
  readonly used: Map<string, number>;
  readonly voided: Map<string, number>;
  readonly decisions: Decision[];
  readonly announcements: Announcement[];
};

/** What became of a copy: it moved, it was so already, or why not. */
export type CouponMove =
  | { readonly kind: 'moved' | 'repeat'; readonly copy: CopyRow }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: Facts };
