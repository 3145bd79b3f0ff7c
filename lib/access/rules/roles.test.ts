import { describe, expect, test } from 'vitest';
import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';
import { findRole, permissionsOf, ROLES } from './roles';

const WRITES = PERMISSIONS.filter((permission) => /\.(edit|write|manage|enrol|reveal)$/.test(permission));

describe('separation of duties (S1-5.1)', () => {
  test.each<[string, readonly Permission[]]>([
    ['admin', ['members.read', 'members.reveal', 'members.edit', 'orders.read', 'points.read']],
    ['operator', ['members.edit', 'members.enrol', 'settings.edit', 'access.manage', 'orders.write']],
    ['regional_operator', ['members.edit', 'settings.edit', 'audit.read']],
    ['clerk', ['members.edit', 'members.reveal', 'refunds.write', 'settings.read', 'audit.read']],
    ['finance', ['members.reveal', 'members.edit']],
    ['service', ['settings.edit', 'access.manage', 'audit.read']],
    ['developer', ['members.read', 'orders.read', 'access.manage']],
  ])('%s may not: %s', (role, forbidden) => {
    const granted = permissionsOf([role]);
    expect(forbidden.filter((permission) => granted.has(permission))).toEqual([]);
  });

  test('the auditor only reads', () => {
    expect(WRITES.filter((permission) => permissionsOf(['auditor']).has(permission))).toEqual([]);
  });

  test('nobody both configures and reveals personal data', () => {
    for (const { code } of ROLES) {
      const granted = permissionsOf([code]);
      expect([code, granted.has('settings.edit') && granted.has('members.reveal')]).toEqual([code, false]);
    }
  });
});

test('every permission is held by at least one role', () => {
  const held = permissionsOf(ROLES.map(({ code }) => code));
  expect(PERMISSIONS.filter((permission) => !held.has(permission))).toEqual([]);
});

test('an unknown role allows nothing', () => {
  expect(permissionsOf(['owner']).size).toBe(0);
  expect(findRole('owner')).toBeUndefined();
});

test('several roles allow what each allows', () => {
  const both = permissionsOf(['admin', 'auditor']);
  expect(both.has('settings.edit') && both.has('members.read')).toBe(true);
});

test('no role lists a permission twice', () => {
  for (const { code, permissions } of ROLES)
    expect([code, new Set(permissions).size]).toEqual([code, permissions.length]);
});
