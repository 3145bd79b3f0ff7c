import { expect, test } from 'vitest';
import { grantScope, type RoleGrant, refuseGrant, scopeOf } from './scope';

const grant = (role: string, regionId: string | null = null, storeId: string | null = null): RoleGrant => ({
  role,
  regionId,
  storeId,
});

test.each<[RoleGrant, string | null]>([
  [grant('admin'), null],
  [grant('admin', 'r1'), 'scope_not_allowed'],
  [grant('regional_operator', 'r1'), null],
  [grant('regional_operator'), 'region_required'],
  [grant('regional_operator', 'r1', 's1'), 'region_required'],
  [grant('clerk', null, 's1'), null],
  [grant('clerk'), 'store_required'],
  [grant('clerk', 'r1'), 'store_required'],
  [grant('owner'), 'unknown_role'],
])('%j is refused as %s', (given, expected) => expect(refuseGrant(given)).toBe(expected));

test.each<[RoleGrant[], ReturnType<typeof scopeOf>]>([
  [[grant('admin')], null],
  [[], null],
  [[grant('clerk', null, 's1')], { regionIds: [], storeIds: ['s1'] }],
  [
    [grant('clerk', null, 's1'), grant('store_manager', null, 's1'), grant('regional_operator', 'r1')],
    { regionIds: ['r1'], storeIds: ['s1'] },
  ],
  [[grant('auditor'), grant('clerk', null, 's1')], { regionIds: [], storeIds: ['s1'] }],
  [[grant('owner')], { regionIds: [], storeIds: [] }],
])('%j sees %j', (grants, expected) => expect(scopeOf(grants)).toEqual(expected));

test('the scope text tells grants of one role apart', () => {
  expect(grantScope(grant('clerk', null, 's1'))).toBe('store:s1');
  expect(grantScope(grant('regional_operator', 'r1'))).toBe('region:r1');
  expect(grantScope(grant('admin'))).toBe('all');
});
