import 'server-only';
import { createStaffCommand, staffList } from '@/lib/access';
import { execute } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';

/** Makes the first administrator of an installation in earnest; with anybody in the back office already it does nothing. */
export async function seedFirstAdmin(email: string, password: string, now: Date): Promise<boolean> {
  const caller = systemCaller('setup', now);
  if ((await staffList.run({ ...caller, db: pool() }, {})).length > 0) return false;
  const grants = [{ role: 'admin' as const }];
  await execute(createStaffCommand, caller, { email, name: email.split('@')[0] ?? email, password, grants });
  return true;
}
