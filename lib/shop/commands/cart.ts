import { couponCandidates } from '@/lib/coupons';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { countUse, forgetUses, type Limit } from '@/lib/platform/limit';
import { SHOP_CHANNEL } from '../cart';
import { shopSkus } from '../goods';
import { requireBuyer } from '../own-order';
import { ChooseInput, LINES_MAX, PutInCartInput, TypeCodeInput } from '../schema';
import { dropLine, saveChoice, saveLine } from '../store/carts';

/** Says how many of a SKU shall be in one's own cart; none takes it out. Saying it again changes nothing. */
export const putInCartCommand = command({
  name: 'shop.put-in-cart',
  can: 'self',
  input: PutInCartInput,
  async run({ db, actor, now }, { sku, quantity }) {
    const memberId = requireBuyer(actor);
    if (quantity === 0) {
      await dropLine(db, memberId, sku);
      return { quantity };
    }
    if (!(await shopSkus(db, [sku], { memberId, now })).has(sku)) throw new Refusal('not_sold', { sku }, 422);
    const isIn = await saveLine(db, memberId, { sku, quantity }, { now, linesMax: LINES_MAX });
    if (!isIn) throw new Refusal('cart_full', { limit: LINES_MAX });
    return { quantity };
  },
});

/** Chooses the coupons that shall be used and the points that shall pay; what is too much is clamped by the quote (4.A.8). */
export const chooseCommand = command({
  name: 'shop.choose',
  can: 'self',
  input: ChooseInput,
  async run({ db, actor, now }, choice) {
    await saveChoice(db, requireBuyer(actor), choice, now);
    return null;
  },
});

/** A code is not found by trying (4.E): tries that open nothing, by the member. */
const TRIES: Limit = { name: 'shop.code', times: 20, seconds: 3_600 };

/**
 * Takes the code of a coupon that the member typed: one of his, or an open one, which he claims when he places the order
 * (4.E). One that he may not have is refused with the reason, and the choice stays as it was.
 */
export const typeCodeCommand = command({
  name: 'shop.type-code',
  can: 'self',
  input: TypeCodeInput,
  transaction: 'own',
  async run({ db, actor, now }, { code, points }) {
    const memberId = requireBuyer(actor);
    await countUse(TRIES, memberId);
    const place = { storeCode: null, channel: SHOP_CHANNEL };
    const { unusable } = await couponCandidates(db, { memberId, at: now, ...place, codes: [code] });
    const [no] = unusable;
    if (no !== undefined) throw new Refusal(no.code, no.facts);
    await forgetUses(TRIES, memberId);
    await saveChoice(db, memberId, { coupons: [code], points }, now);
    return null;
  },
});
