import { offerKinds } from '../registry';
import type { AppliedOffer } from './types';

/** A member's use of an offer that comes back only after so many days, by an order. */
export type OfferUse = {
  readonly memberId: string;
  readonly offer: string;
  readonly orderId: string;
  readonly usedAt: Date;
  readonly everyDays: number;
};

/** Whose order it is, and from when its uses count. */
export type UsingOrder = { readonly memberId: string; readonly orderId: string; readonly usedAt: Date };

/** What an order must remember of the offers it applied: those that come back only after some days (4.H); mostly none. */
export const offerUsesOf = (order: UsingOrder, applied: readonly AppliedOffer[]): OfferUse[] =>
  applied.flatMap(({ offer, kind, frozen }) => {
    const everyDays = offerKinds.find(kind)?.everyDays(frozen.params) ?? null;
    const { memberId, orderId, usedAt } = order;
    return everyDays === null ? [] : [{ memberId, offer, orderId, usedAt, everyDays }];
  });
