import 'server-only';
import { approveRequestCommand } from '@/lib/approvals';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { runRepairs, submitRepairCommand } from '@/lib/repairs';
import type { Diary } from '../../rules/business/diary';
import { demoRepairs } from '../../rules/business/repairs';
import { requestWaiting } from '../../store/business';
import type { AsStaff } from './colleagues';

/** Makes good what went wrong as of a day: submitted by the operator, and done where a second person agreed. */
export async function repairOn(day: number, as: AsStaff, diary: Diary, now: Date): Promise<void> {
  for (const { day: on, isApproved, ...asked } of demoRepairs(diary)) {
    if (on !== day) continue;
    const { id } = await execute(submitRepairCommand, as('operator', now), JSON.parse(JSON.stringify(asked)));
    const requestId = isApproved ? await requestWaiting(pool(), 'repair', id) : null;
    if (requestId === null) continue;
    await execute(approveRequestCommand, as('approver', now), { requestId, note: '名单已核对' });
    await runRepairs(() => now);
  }
}
