import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { permissionsOf } from '../rules/roles';
import { allCustomRoles } from '../store/roles';
import { allStaff } from '../store/staff';

/**
 * Refuses `last_keeper` when nobody who works may change access any more, after a change in the caller's transaction which
 * none other of its sort runs beside. The command line of the server may: it makes the next one.
 */
export async function requireKeeper(db: Db, actor: Actor): Promise<void> {
  if (actor.kind === 'system') return;
  const [staff, custom] = await Promise.all([allStaff(db), allCustomRoles(db)]);
  const keeps = staff.some(
    ({ disabledAt, grants }) =>
      disabledAt === null &&
      permissionsOf(
        grants.map(({ role }) => role),
        custom,
      ).has('access.manage'),
  );
  if (!keeps) throw new Refusal('last_keeper', {});
}
