import { actorLabel, may } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { memberById, requireStoreInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { LostRace, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { requestSource } from '@/lib/platform/request-source';
import { findCopy } from '../redeem/find';
import { giveBackIn } from '../redeem/give-back';
import { type Redeemed, redeemIn, viewOf, withPlace } from '../redeem/redeem';
import { couponWithheld } from '../redeem/withheld';
import { decideRedeem, tooLateToUndo } from '../rules/redeem';
import { CheckCouponInput, RedeemInput, ReturnCouponInput, UndoRedemptionInput } from '../schema';
import { undoSeconds } from '../settings';
import { copiesByIds, lifeOf } from '../store/copies';
import { redemptionById, redemptionsOf } from '../store/redemptions';

/** Says whether a copy could be redeemed in a store now, and for whom; else why not, with when and where it was used (4.E). */
export const checkCoupon = command({
  name: 'coupons.check',
  can: 'coupons.redeem',
  input: CheckCouponInput,
  transaction: 'own',
  async run({ db, actor, now }, { storeCode, amount, ...named }) {
    await requireStoreInSight(actor, storeCode);
    const ref = await findCopy(db, copyNamed(named), actorLabel(actor));
    const [copy] = await copiesByIds(db, [ref]);
    if (copy === undefined) throw new Refusal('coupon_not_found', {}, 404);
    const view = await viewOf(db, copy, now);
    const { zone } = await program(db);
    const facts = { terms: view.terms, isBatchVoided: view.state === 'VOIDED', storeCode, amount: amount ?? null, now };
    const isFrozen = (await memberById(db, copy.memberId))?.status === 'frozen';
    const no = decideRedeem({ copy: lifeOf(copy), ...facts, bounds: copy.bounds, zone, isFrozen });
    if (no === null) return view;
    const told = withPlace(no, (await redemptionsOf(db, [copy.id])).get(copy.id) ?? null);
    throw new Refusal(told.code, told.facts);
  },
});

/**
 * Redeems a copy in one of the caller's stores (4.E). The same key, or the same order, again is the first redemption; of two
 * desks that try at once one succeeds. Each no is kept as a decision.
 */
export const redeemCoupon = command({
  name: 'coupons.redeem',
  can: 'coupons.redeem',
  input: RedeemInput,
  transaction: 'own',
  async run(context, { storeCode, clerk, order, amount, key, ...named }): Promise<Redeemed> {
    const { actor, now } = context;
    await requireStoreInSight(actor, storeCode);
    const ref = await findCopy(context.db, copyNamed(named), actorLabel(actor));
    const ask = {
      ref,
      storeCode,
      clerk: clerk ?? null,
      order: order ?? null,
      amount: amount ?? null,
      key: key ?? requestSource('redeem', context)?.id ?? null,
    };
    const outcome = await withTransaction((db) => redeemIn(db, actor, ask, now));
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});

/**
 * Undoes a redemption of one of the caller's stores within the program's minutes, as if it had not been (4.E). A clerk
 * undoes what he redeemed himself; what others did is undone by whoever oversees the desk (B8).
 */
export const undoRedemption = command({
  name: 'coupons.undoRedemption',
  can: 'coupons.redeem',
  input: UndoRedemptionInput,
  withheld: ({ db }, { redemption }) => couponWithheld(db, { redemption }, 'undo'),
  async run({ db, actor, now }, { redemption: id, note }): Promise<Redeemed> {
    const redemption = await redemptionById(db, requireId('redemption', id));
    if (redemption === null) throw new Refusal('redemption_not_found', {}, 404);
    await requireStoreInSight(actor, redemption.storeCode);
    if (redemption.by !== actorLabel(actor) && !may(actor, 'desk.oversee'))
      throw new Refusal('undo_of_other_clerk', {}, 403);
    if (redemption.undoneAt === null) {
      const late = tooLateToUndo(redemption.at, await undoSeconds(db), now);
      if (late !== null) throw new Refusal(late.code, late.facts);
    }
    return done(await giveBackIn(db, redemption, { how: 'undo', actor, why: note ?? null }, now));
  },
  audit: ({ redemption, note }, { isRepeat }) =>
    isRepeat
      ? null
      : { objectType: 'redemption', objectId: redemption, after: { undone: true }, ...(note ? { reason: note } : {}) },
});

/** Gives a copy back that a till redeemed, when its goods come back (4.D.3); doing it again changes nothing. */
export const returnCoupon = command({
  name: 'coupons.return',
  can: 'coupons.redeem',
  input: ReturnCouponInput,
  withheld: ({ db }, named) => couponWithheld(db, copyNamed(named), 'return'),
  async run({ db, actor, now }, { storeCode, order, ...named }) {
    await requireStoreInSight(actor, storeCode);
    const ref = await findCopy(db, copyNamed(named), actorLabel(actor));
    const redemption = (await redemptionsOf(db, [ref.couponId])).get(ref.couponId);
    if (redemption !== undefined && redemption.undoneAt === null) {
      if (order && redemption.order !== null && redemption.order !== order) throw OTHER_ORDER();
      return done(await giveBackIn(db, redemption, { how: 'return', actor, why: null }, now)).view;
    }
    const [copy] = await copiesByIds(db, [ref]);
    if (copy === undefined) throw new LostRace('coupon of a merged member');
    // An order of ours used it: it comes back with a refund of that order.
    if (copy.state === 'USED') throw OTHER_ORDER();
    return viewOf(db, copy, now);
  },
});

const OTHER_ORDER = () => new Refusal('coupon_of_other_order', {});

type Named = { readonly code?: string | null; readonly memberId?: string | null; readonly couponId?: string | null };

const copyNamed = ({ code, memberId, couponId }: Named): Parameters<typeof findCopy>[1] =>
  code ? { code } : { memberId: memberId ?? '', couponId: couponId ?? '' };

function done(outcome: Awaited<ReturnType<typeof giveBackIn>>): Redeemed {
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}
