import 'server-only';
import { randomBytes } from 'node:crypto';
import { Refusal } from '@/lib/kernel/refusal';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { grantScope } from '../rules/scope';
import { CreateStaffInput } from '../schema';
import { insertStaffRow, replaceRoles } from '../store/staff';
import { requireGrants } from './grants';

/** Adds a member of staff with his roles (S0-8.1, S1-5.1); a password that was made for him is answered this once. */
export const createStaffCommand = command({
  name: 'access.createStaff',
  can: 'access.manage',
  input: CreateStaffInput,
  async run({ db, now }, { email, name, password, grants, isDemo }) {
    const madePassword = password === undefined ? randomBytes(12).toString('base64url') : null;
    await requireGrants(db, grants);
    const passwordHash = await hashPassword(password ?? madePassword ?? '');
    const staffId = newId();
    const row = { id: staffId, email, name, passwordHash, demo: isDemo, createdAt: now };
    if (!(await insertStaffRow(db, row))) throw new Refusal('email_taken');
    await replaceRoles(
      db,
      staffId,
      grants.map((grant) => ({ ...grant, scope: grantScope(grant) })),
    );
    return { staffId, madePassword };
  },
  audit: ({ name, grants }, { staffId }) => ({
    objectType: 'staff',
    objectId: staffId,
    after: { name, roles: grants.map(({ role, ...of }) => `${role} ${grantScope(of)}`) },
  }),
});
