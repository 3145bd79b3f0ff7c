import { must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { processRefundsIn } from '@/lib/orders';
import { command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { ownOrder, refundWithheld, requireYes, shopTerms } from '../own-order';
import { previewTold, refundEventOf, refundNumberOf, toldOf } from '../refund-event';
import { decideAsking, decideOwnAmount, decideOwnRefund } from '../rules/own-refund';
import { differing } from '../rules/refund-told';
import { PreviewRefundInput, RefundOwnInput } from '../schema';

/** Says of one's own order what a refund of units would move, line by line, and moves nothing (N3). */
export const previewRefundCommand = command({
  name: 'shop.refund-preview',
  can: 'self',
  input: PreviewRefundInput,
  transaction: 'own',
  async run(context, { order, lines }) {
    const { story, isShops } = await ownOrder(context.db, context.actor, order);
    requireYes(decideAsking({ ...story, isShops }));
    return previewTold(context, { orderExternalId: story.externalId, lines });
  },
});

/**
 * Gives units of one's own order back at once (4.D). Should anything differ from what the preview told, nothing is done:
 * the member is shown the new figures first (N3).
 */
export const refundOwnCommand = command({
  name: 'shop.refund',
  can: 'self',
  input: RefundOwnInput,
  transaction: 'own',
  withheld: ({ db, actor }, { order }, { code }) => refundWithheld(db, actor, order, code),
  async run({ db: reader, actor, now }, { order, lines, key, told }) {
    const { story, isShops } = await ownOrder(reader, actor, order);
    requireYes(decideOwnRefund({ ...story, isShops }, await shopTerms(reader), now));
    const asked = { orderExternalId: story.externalId, lines, refundNo: refundNumberOf(key) };
    return withTransaction(async (db) => {
      const [outcome] = await processRefundsIn(db, [refundEventOf(asked, { actor, now })], now);
      const done = must(outcome, 'an outcome for every refund');
      if (!done.ok) throw done.refusal;
      const is = toldOf(done.value);
      const other = differing(told, is);
      if (other !== null) throw new Refusal('refund_changed', { figure: other, told: told[other], is: is[other] });
      requireYes(decideOwnAmount(is.amount, await shopTerms(db)));
      return is;
    });
  },
});
