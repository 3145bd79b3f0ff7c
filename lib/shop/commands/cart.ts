import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { shopSkus } from '../goods';
import { requireBuyer } from '../own-order';
import { ChooseInput, LINES_MAX, PutInCartInput } from '../schema';
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
