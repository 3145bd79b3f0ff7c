import 'server-only';
import { z } from 'zod';
import { type ApprovalKind, approvalKind } from '@/lib/approvals';
import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { decideMove } from './rules/life';
import { repairForUpdate, repairOf, saveRepair } from './store/repairs';

/** The name of the act for which a second person is asked. */
export const APPROVAL = 'repairs.run';

/** A repair that a second person approves: the worker then does exactly what was kept when it was submitted (N16). */
export const repairApproval: ApprovalKind = approvalKind({
  code: APPROVAL,
  payload: z.strictObject({ id: z.uuid() }),
  example: { id: '01996e2a-0000-7000-8000-000000000000' },
  async guard({ db }, { id }) {
    if ((await repairOf(db, id)) === null) throw new Refusal('repair_not_found', {}, 404);
  },
  async execute({ db, actor, now }, { id }, { reason }) {
    const row = await repairForUpdate(db, id);
    if (row === null) throw new Refusal('repair_not_found', {}, 404);
    // What this program no longer understands is not done.
    if (row.remedy === null) throw new Refusal('approval_outdated', {});
    const move = decideMove(row.state, 'approve');
    if (move.is === 'refused') throw new Refusal(move.code, { state: row.state });
    await saveRepair(db, { ...row, state: move.to, approvedBy: actorName(actor), startedAt: now });
    const { members, decisions, pointsGiven, pointsTaken } = row;
    return {
      result: { members },
      audit: {
        objectType: 'repair',
        objectId: id,
        before: { state: row.state },
        after: { state: move.to, members, decisions, pointsGiven, pointsTaken },
        reason,
      },
    };
  },
});
