import 'server-only';
import { staffActor, staffList } from '@/lib/access';
import { adjustPointsCommand } from '@/lib/adjustments';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import { knownMembers } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { memberExternalId } from '../rules/people';
import { staffEmail } from '../rules/staff';

/** What the service desk did by hand: a little at once, and more than it may do alone, which waits for somebody else. */
const DESK = [
  { place: 8, points: 200, reasonCode: 'goodwill', reason: '配送晚到两天，补偿顾客' },
  { place: 3, points: 2_000, reasonCode: 'missed', reason: '门店断网时的两笔消费没有积分，小票已核对' },
] as const;

/** Lets the service desk adjust the points of two members, once (4.A.12). */
export async function seedDesk(now: Date): Promise<void> {
  const everybody = await staffList.run({ ...systemCaller('demo', now), db: pool() }, {});
  const service = everybody.find(({ email }) => email === staffEmail('service'));
  const actor = must(await staffActor(must(service, 'the demo has a service desk').id), 'who may work');
  const known = await knownMembers(pool(), { externalIds: DESK.map(({ place }) => memberExternalId(place)) });
  for (const { place, ...said } of DESK) {
    const memberId = must(known.get(`external:${memberExternalId(place)}`), 'a member of the story');
    const source = { type: 'demo', id: `desk-${place}` };
    await execute(
      adjustPointsCommand,
      { ...systemCaller('demo', now), actor },
      { id: publicId('member', memberId), source, ...said },
    );
  }
}
