import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';
import { permissionsOf, ROLES } from './roles';
import { clashOf } from './separation';

const clashFor = (...permissions: Permission[]) => clashOf(new Set(permissions));

test.each<[Permission[], ReturnType<typeof clashOf>]>([
  [[], null],
  [['settings.edit', 'members.read'], null],
  [['members.reveal', 'members.edit', 'settings.read'], null],
  [['settings.edit', 'members.reveal'], { configures: 'settings.edit', personal: 'members.reveal' }],
  [['access.manage', 'members.edit'], { configures: 'access.manage', personal: 'members.edit' }],
  [['integration.manage', 'surveys.export'], { configures: 'integration.manage', personal: 'surveys.export' }],
])('%j clash as %j', (permissions, expected) => expect(clashFor(...permissions)).toEqual(expected));

test('every built-in role keeps duties apart', () => {
  for (const { code } of ROLES) expect([code, clashOf(permissionsOf([code]))]).toEqual([code, null]);
});

test('what clashes still clashes with more beside it', () => {
  fc.assert(
    fc.property(fc.subarray([...PERMISSIONS]), (more) => {
      expect(clashFor('members.reveal', 'settings.edit', ...more)).not.toBeNull();
    }),
  );
});
