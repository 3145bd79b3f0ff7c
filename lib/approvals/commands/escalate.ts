import 'server-only';
import { z } from 'zod';
import { actorLabel, actorName } from '@/lib/kernel/actor';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { ports } from '@/lib/platform/ports';
import { escalateApprovals } from '../store/requests';
import { keepStep } from '../store/steps';

/**
 * Writes down which requests nobody answered in time, each with its row in the trail: from then on whoever may decide does,
 * whatever role was asked for, and so does whoever oversees. Run again it finds nothing.
 */
export const escalateApprovalsCommand = command({
  name: 'approvals.escalate',
  can: 'approvals.decide',
  input: z.object({}),
  async run(context): Promise<{ readonly escalated: number }> {
    const { db, actor, now } = context;
    const late = await escalateApprovals(db, now);
    for (const { id, kind, role } of late) {
      const who = { who: actorLabel(actor), whoName: actorName(actor), forName: null };
      await keepStep(db, id, { id: newId(), act: 'escalate', ...who, note: role, at: now });
      await ports().writeAudit(db, context, 'approvals.escalate', {
        objectType: 'approval',
        objectId: id,
        before: { role },
        after: { state: 'escalated', kind },
      });
    }
    return { escalated: late.length };
  },
});
