import { expect, test } from 'vitest';
import type { Permission } from '@/lib/kernel/permission';
import { forbiddenScopes } from './key-scopes';

test.each<[boolean, Permission[], Permission[]]>([
  [false, ['orders.write', 'members.read'], []],
  [false, ['members.reveal', 'orders.write'], ['members.reveal']],
  [true, ['members.reveal', 'orders.write'], []],
  [true, ['access.manage', 'account.own'], ['access.manage', 'account.own']],
  [false, ['settings.edit', 'audit.read', 'integration.manage'], ['settings.edit', 'audit.read', 'integration.manage']],
])('made by the program %s: of %j these are forbidden: %j', (isProgram, scopes, expected) =>
  expect(forbiddenScopes(isProgram, scopes)).toEqual(expected),
);
