import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { BacktestRef } from '../schema';
import { seesStores, subjectFor } from '../sight';
import { backtestForUpdate, endBacktest, forgetPlan } from '../store/backtests';

/** Stops a back-test after the chunk that is being decided; nothing of it is told as a result. */
export const cancelBacktestCommand = command({
  name: 'rehearsals.cancel',
  can: 'rehearsals.run',
  input: BacktestRef,
  async run({ db, actor, now }, { id }) {
    const row = await backtestForUpdate(db, requireId('backtest', id));
    if (row === null || !(await seesStores(actor, row.stores))) throw new Refusal('backtest_not_found', { id }, 404);
    subjectFor(actor, row.kind);
    if (!(await endBacktest(db, row.id, 'cancelled', now))) throw new Refusal('job_ended', { state: row.state });
    await forgetPlan(db, row.id);
    return { done: row.done, total: row.total };
  },
  audit: ({ id }, { done, total }) => ({
    objectType: 'backtest',
    objectId: id,
    after: { cancelled: true, done, total },
  }),
});
