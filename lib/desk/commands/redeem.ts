import 'server-only';
import { redeemCoupon, undoRedemption } from '@/lib/coupons';
import { command, execute } from '@/lib/platform/command';
import { requireOwnStore } from '../own-store';
import type { DeskDeed } from '../rules/at-desk';
import { RedeemAtDeskInput, UndoAtDeskInput } from '../schema';
import { deedOf } from '../shift';

/**
 * Redeems what was looked up, in one of the clerk's stores (4.E). The key names the press of the button: pressed twice, or
 * asked again because the answer was lost, it is the same redemption; of two desks one gets it.
 */
export const redeemAtDesk = command({
  name: 'desk.redeem',
  can: 'coupons.redeem',
  input: RedeemAtDeskInput,
  transaction: 'own',
  async run(context, { member: memberId, id: couponId, store: storeCode, amount, key }): Promise<DeskDeed> {
    await requireOwnStore(context.actor, storeCode);
    return deedOf(context.db, await execute(redeemCoupon, context, { memberId, couponId, storeCode, amount, key }));
  },
});

/** Undoes a redemption within the minutes that the program allows, as if it had not been (B8). */
export const undoAtDesk = command({
  name: 'desk.undo',
  can: 'coupons.redeem',
  input: UndoAtDeskInput,
  transaction: 'own',
  run: async (context, { deed: redemption }): Promise<DeskDeed> =>
    deedOf(context.db, await execute(undoRedemption, context, { redemption })),
});
