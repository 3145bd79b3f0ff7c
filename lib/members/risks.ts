import 'server-only';
import { z } from 'zod';
import { requireId } from '@/lib/kernel/id';
import { query } from '@/lib/platform/query';
import { familyOf } from './commands/mark-risk';
import { type RiskReason, riskReasonOf } from './rules/risk';
import { risksOf } from './store/risks';
import { requireMemberInSight } from './visible';

/** What is to be looked out for with a member; also with who was merged into him. Null: nothing. */
export const memberRisk = query({
  can: 'members.read',
  input: z.object({ memberId: z.string().max(64) }),
  async run({ db, actor }, { memberId: named }): Promise<{ reason: RiskReason; at: Date; byName: string } | null> {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const [mark] = await risksOf(db, await familyOf(db, memberId));
    return mark === undefined ? null : { reason: riskReasonOf(mark.reason), at: mark.at, byName: mark.byName };
  },
});
