import { z } from 'zod';
import { CouponTermsSchema, candidateOfTerms } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { couponOffers } from '../coupon-offers';
import { TriedCart } from '../rules/offer-input';
import type { Tried } from '../rules/tried';
import { tryDraft } from '../try-draft';

/** What a copy of a batch that is being written would do to a cart, on the day on which it is issued (N1, S0-4.2). */
export const tryCouponCommand = command({
  name: 'pricing.tryCoupon',
  can: 'coupons.read',
  input: z.object({ terms: CouponTermsSchema, cart: TriedCart }),
  transaction: 'own',
  run(context, { terms, cart }): Promise<Tried> {
    const candidate = candidateOfTerms(terms, {
      couponId: newId(),
      storeCode: cart.storeCode,
      at: cart.at ?? context.now,
    });
    const [made] = couponOffers({ candidates: [candidate], unusable: [] });
    return tryDraft(context, must(made, 'a candidate is an offer').offer, cart);
  },
});
