import { requestApproval, voidRequest } from '@/lib/approvals';
import { actorName } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { APPROVAL, repairApproval } from '../approval';
import { planRepair } from '../plan';
import { decideMove } from '../rules/life';
import { CancelInput, SubmitInput } from '../schema';
import { addRepair, addRepairMembers, repairByKey, repairForUpdate, saveRepair } from '../store/repairs';

/**
 * Submits a repair to a second person (N16): whom it concerns and what each is due are computed and kept now, so that he
 * approves exactly what is done. A repeat with the same key is answered with the first one (4.F).
 */
export const submitRepairCommand = command({
  name: 'repairs.submit',
  can: 'repairs.edit',
  input: SubmitInput,
  async run(context, { key, name, reason, choice, remedy }) {
    const { db, actor, now } = context;
    const known = await repairByKey(db, key);
    if (known !== null) {
      if (canonicalJson([known.name, known.remedy]) !== canonicalJson([name, remedy]))
        throw new Refusal('idempotency_mismatch', {}, 422);
      return { id: known.id, isRepeat: true, members: known.members };
    }
    const { due, sums } = await planRepair(db, { choice, remedy });
    if (due.length === 0) throw new Refusal('repair_nobody', {});
    const id = newId();
    const made = { id, key, name, reason, choice, remedy, ...sums, createdBy: actorName(actor), createdAt: now };
    if (!(await addRepair(db, made))) {
      const first = must(await repairByKey(db, key), 'a repair whose key is taken');
      return { id: first.id, isRepeat: true, members: first.members };
    }
    await addRepairMembers(
      db,
      due.map(({ memberId, decisions, ids, due: each }) => ({
        repairId: id,
        memberId,
        decisions,
        decisionIds: ids,
        ...each,
        state: 'waiting' as const,
        code: null,
        movedPoints: 0,
        movedGrowth: 0,
        movedCoupons: 0,
        doneAt: null,
      })),
    );
    await requestApproval(context, repairApproval, {
      key: id,
      payload: { id },
      object: { type: 'repair', id, label: name },
      reason,
      facts: Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0)),
    });
    return { id, isRepeat: false, members: sums.members };
  },
  audit: ({ name, reason, choice, remedy }, { id, isRepeat, members }) =>
    isRepeat ? null : { objectType: 'repair', objectId: id, after: { name, choice, remedy, members }, reason },
});

/** Cancels what of a repair is not done yet; what was done stays (N16). */
export const cancelRepairCommand = command({
  name: 'repairs.cancel',
  can: 'repairs.edit',
  input: CancelInput,
  async run(context, { id, note }) {
    const { db, now } = context;
    const row = await repairForUpdate(db, id);
    if (row === null) throw new Refusal('repair_not_found', {}, 404);
    const move = decideMove(row.state, 'cancel');
    if (move.is === 'refused') throw new Refusal(move.code, { state: row.state });
    if (row.state === 'waiting') await voidRequest(context, APPROVAL, id, note);
    await saveRepair(db, { ...row, state: move.to, cancelledWhy: note, finishedAt: now });
    return { before: row.state, done: row.done, left: row.members - row.done - row.skipped };
  },
  audit: ({ id, note }, { before, done, left }) => ({
    objectType: 'repair',
    objectId: id,
    before: { state: before },
    after: { state: 'cancelled', done, left },
    reason: note,
  }),
});
