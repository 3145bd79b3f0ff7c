import { approveRequestCommand } from '@/lib/approvals';
import { givenBatch } from '@/lib/coupons/testing/people';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, localDate } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { saveCampaignDraftCommand } from '../commands/drafts';
import { submitCampaignCommand } from '../commands/submit';

const permissions = new Set(PERMISSIONS);
const by = (name: string) => {
  const actor: Actor = { kind: 'staff', id: newId(), name, roles: [], permissions, scope: null };
  return { ...systemCaller('test'), actor };
};

/** A campaign that runs from today on for everybody, with coupons to claim; by its code. */
export async function givenCampaign(): Promise<string> {
  const { zone } = await program(pool());
  const day = (after: number) => localDate(addDays(new Date(), after, zone), zone);
  const batch = await givenBatch({ total: 1_000, perMember: null });
  const code = `given-${newId().slice(-12)}`;
  const terms = {
    type: 'member_exclusive',
    goal: 'activate',
    name: { zh: '会员专享', en: 'Members only' },
    parts: [{ sort: 'batch', code: publicId('couponBatch', batch) }],
    days: { from: day(0), to: day(2) },
  };
  const writer = by('小林');
  await execute(saveCampaignDraftCommand, writer, { code, basedOn: 0, terms });
  const { request } = await execute(submitCampaignCommand, writer, { code, note: 'for the test' });
  await execute(approveRequestCommand, by('小周'), { requestId: request, note: '' });
  return code;
}
