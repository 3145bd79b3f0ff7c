import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { answeredByRoles, askedText, readAsked } from './asked';

test('what is asked for is read from its text as it was written', () => {
  for (const permission of PERMISSIONS) expect(readAsked(askedText({ permission }))).toEqual({ permission });
  expect(readAsked(askedText({ member: 'mem_1' }))).toEqual({ member: 'mem_1' });
});

test('a permission that is no more, and what is no text of ours, asks for nothing', () => {
  for (const text of ['permission:gone.for-good', 'permission:', 'member:', 'other:x', '', 'reports.read'])
    expect([text, readAsked(text)]).toEqual([text, null]);
});

test('roles answer what they allow, and never a reach', () => {
  const texts = ['permission:reports.read', 'permission:audit.read', 'member:mem_1', 'permission:gone'];
  expect(answeredByRoles(texts, new Set(['reports.read', 'members.read']))).toEqual(['permission:reports.read']);
});
