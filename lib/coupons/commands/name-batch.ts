import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { NameBatchInput } from '../schema';
import { batchForUpdate, nameBatch } from '../store/batches';

/**
 * Gives a batch the name that is typed into carts (decisions 060, 067). It is given once: it gets printed, and rules refer
 * to it. Refuses `batch_named`, `batch_code_taken` and `batch_voided`.
 */
export const nameCouponBatchCommand = command({
  name: 'coupons.nameBatch',
  can: 'coupons.edit',
  input: NameBatchInput,
  async run({ db }, { batch, code }) {
    const id = requireId('couponBatch', batch);
    const row = await batchForUpdate(db, id);
    if (row === null) throw new Refusal('couponBatch_not_found', {}, 404);
    if (row.state === 'voided') throw new Refusal('batch_voided', { reason: row.voidedWhy });
    if (row.code !== null) throw new Refusal('batch_named', { code: row.code });
    if ((await nameBatch(db, id, code)) === 0) throw new Refusal('batch_code_taken', { code });
    return { code };
  },
  audit: ({ batch, note }, { code }) => ({ objectType: 'couponBatch', objectId: batch, after: { code }, reason: note }),
});
