import 'server-only';
import { staffActor, staffList } from '@/lib/access';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import type { Context } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { DEMO_STAFF, type DemoStaff, staffEmail } from '../../rules/staff';

/** Lets somebody of the demo's staff do something at an instant, with what he may. */
export type AsStaff = (role: DemoStaff['role'], at: Date) => Omit<Context, 'db'>;

/** Everybody who works in the demo. */
export async function colleagues(now: Date): Promise<AsStaff> {
  const everybody = await staffList.run({ ...systemCaller('demo', now), db: pool() }, {});
  const actors = new Map<DemoStaff['role'], Actor>();
  for (const { role } of DEMO_STAFF) {
    const known = everybody.find(({ email }) => email === staffEmail(role));
    const actor = known === undefined ? null : await staffActor(known.id);
    if (actor !== null) actors.set(role, actor);
  }
  return (role, at) => ({ ...systemCaller('demo', at), actor: must(actors.get(role), `the demo has a ${role}`) });
}
