import 'server-only';
import { benefitName, redeemBenefit, undoBenefitUse } from '@/lib/benefits';
import { redeemCoupon, undoRedemption } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { type Context, command, execute } from '@/lib/platform/command';
import { type Done, deedsOf } from '../deeds';
import { requireOwnStore } from '../own-store';
import type { DeskDeed } from '../rules/at-desk';
import { readDeedId } from '../rules/deed-id';
import { RedeemAtDeskInput, RedeemCodeInput, UndoAtDeskInput } from '../schema';

/**
 * Redeems what was looked up, in one of the clerk's stores (4.E, S0-3.4). The key names the press of the button: pressed
 * twice, or asked again because the answer was lost, it is the same; of two desks one gets it.
 */
export const redeemAtDesk = command({
  name: 'desk.redeem',
  can: 'coupons.redeem',
  input: RedeemAtDeskInput,
  transaction: 'own',
  async run(context, { kind, member: memberId, id, store: storeCode, amount, key }): Promise<DeskDeed> {
    await requireOwnStore(context.actor, storeCode);
    if (kind === 'coupon') {
      const named = { memberId, couponId: id, storeCode, amount, key };
      return shown(context, { kind, ...(await execute(redeemCoupon, context, named)) });
    }
    const { use } = await execute(redeemBenefit, context, { memberId, grant: id, storeCode, key, way: 'scan' });
    return usedAs(context, use);
  },
});

/**
 * Redeems a coupon by its code alone: the desk could ask nothing when it was shown. What counts is when it arrives here;
 * sent again by the same key it is the same, and who it belongs to is told with the answer (4.E).
 */
export const redeemCodeAtDesk = command({
  name: 'desk.redeem-code',
  can: 'coupons.redeem',
  input: RedeemCodeInput,
  transaction: 'own',
  async run(context, { code, store: storeCode, amount, key }): Promise<DeskDeed> {
    await requireOwnStore(context.actor, storeCode);
    return shown(context, {
      kind: 'coupon',
      ...(await execute(redeemCoupon, context, { code, storeCode, amount, key })),
    });
  },
});

/** Undoes it within the minutes that are allowed, as if it had not been; the reason stays with it and in the trail (B8). */
export const undoAtDesk = command({
  name: 'desk.undo',
  can: 'coupons.redeem',
  input: UndoAtDeskInput,
  transaction: 'own',
  async run(context, { deed, why: note }): Promise<DeskDeed> {
    const ref = readDeedId(deed);
    if (ref.kind === 'coupon') {
      return shown(context, { kind: ref.kind, ...(await execute(undoRedemption, context, { ...ref, note })) });
    }
    const { member: memberId, grant, key } = ref;
    return usedAs(context, (await execute(undoBenefitUse, context, { memberId, grant, key, note })).use);
  },
});

type Use = Extract<Done, { kind: 'benefit' }>['use'];

/** A use by hand with the name of its benefit, as the shift shows it. */
async function usedAs(context: Context, use: Use | null): Promise<DeskDeed> {
  const known = must(use, 'a use at a desk is a record');
  return shown(context, { kind: 'benefit', use: known, name: await benefitName(context.db, known.benefit) });
}

async function shown({ db }: Context, done: Done): Promise<DeskDeed> {
  return must((await deedsOf(db, [done]))[0], 'one deed for one done');
}
