import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { previewOrderRefund, processRefundsIn, type RefundAnswer, type RefundEvent } from '@/lib/orders';
import { command } from '@/lib/platform/command';
import { type Db, withTransaction } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { ownOrder } from '../own-order';
import { decideOwnAmount, decideOwnRefund, type OwnRefundDecision } from '../rules/own-refund';
import { differing, type RefundTold } from '../rules/refund-told';
import { PreviewRefundInput, RefundOwnInput } from '../schema';
import { shopSection } from '../settings';

type Lines = readonly { readonly id: string; readonly quantity: number }[];

/** Says of one's own order what a refund of units would move, line by line, and moves nothing (N3). */
export const previewRefundCommand = command({
  name: 'shop.refund-preview',
  can: 'self',
  input: PreviewRefundInput,
  transaction: 'own',
  async run(context, { order, lines }) {
    const event = await refundOf(context, { order, lines, refundNo: 'preview' });
    const { orderExternalId, refundNo } = event;
    return toldOf(await previewOrderRefund.run(context, { orderExternalId, refund: { refundNo, lines: [...lines] } }));
  },
});

const NUMBER_LETTERS = 12;

/** The number of the refund that an intention becomes, short enough to be read out; refunds are told apart by order. */
const refundNumberOf = (key: string): string => `R-${key.slice(0, NUMBER_LETTERS).toUpperCase()}`;

/**
 * Gives units of one's own order back at once (4.D). Should anything differ from what the preview told, nothing is done:
 * the member is shown the new figures first (N3).
 */
export const refundOwnCommand = command({
  name: 'shop.refund',
  can: 'self',
  input: RefundOwnInput,
  transaction: 'own',
  async run(context, { order, lines, key, told }) {
    const event = await refundOf(context, { order, lines, refundNo: refundNumberOf(key) });
    return withTransaction(async (db) => {
      const [outcome] = await processRefundsIn(db, [event], context.now);
      const done = must(outcome, 'an outcome for every refund');
      if (!done.ok) throw done.refusal;
      const is = toldOf(done.value);
      const other = differing(told, is);
      if (other !== null) throw new Refusal('refund_changed', { figure: other, told: told[other], is: is[other] });
      requireYes(decideOwnAmount(is.amount, await terms(db)));
      return is;
    });
  },
});

type Asked = { readonly order: string; readonly lines: Lines; readonly refundNo: string };

/** The refund as an event, if the member may have it without the desk. */
async function refundOf(
  { db, actor, now }: { readonly db: Db; readonly actor: Actor; readonly now: Date },
  { order, lines, refundNo }: Asked,
): Promise<RefundEvent> {
  const { story, isShops } = await ownOrder(db, actor, order);
  requireYes(decideOwnRefund({ ...story, isShops }, await terms(db), now));
  return {
    orderExternalId: story.externalId,
    refundNo,
    refundedAt: now,
    lines: lines.map(({ id, quantity }) => ({ id, quantity, amount: null })),
    freight: 0,
    actor: actorLabel(actor),
  };
}

const terms = async (db: Db) => settingsOf(await program(db), shopSection);

function requireYes(decision: OwnRefundDecision): void {
  if (!decision.allowed) throw new Refusal(decision.code, decision.facts);
}

/** What a refund moved, in the figures that a member is told. */
function toldOf(answer: RefundAnswer): RefundTold {
  if (answer.kind === 'parked') throw new Refusal('refund_not_paid', {});
  const { lines, amount, deducted, tender, moved } = answer;
  const points = (type: string) =>
    moved.points.reduce((sum, move) => (move.type === type ? sum + Math.abs(move.points) : sum), 0);
  const coupons = (to: string) => moved.coupons.filter((one) => one.to === to).length;
  return {
    lines,
    amount,
    deducted,
    tender,
    pointsBack: points('SPEND_RETURN'),
    pointsTaken: points('CLAWBACK'),
    growthTaken: Math.abs(moved.growth),
    couponsBack: coupons('returned'),
    couponsVoid: coupons('voided'),
  };
}
