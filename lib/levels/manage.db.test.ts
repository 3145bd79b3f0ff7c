import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import {
  acceptInvitationCommand,
  closeLevels,
  inviteCommand,
  levelStanding,
  liftLevelCommand,
  overrideLevelCommand,
  protectLevelCommand,
  trialLevelCommand,
} from '.';
import { heldLevels } from './store/held';
import { changesOf } from './testing/state';
import '@/lib/wiring';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOW = localAt('2026-03-20T10:00');
const at = (text: string) => localAt(text);
const staff = (permissions: readonly Permission[]): Actor => ({
  kind: 'staff',
  id: newId(),
  name: 'Lin',
  roles: [],
  permissions: new Set(permissions),
  scope: null,
});
const clerk = staff(['levels.manage', 'members.read']);
const by = (actor: Actor, now = NOW) => ({ ...systemCaller('test', now), actor });
const held = async (memberId: string) => must((await heldLevels(pool(), [memberId]))[0], 'no level');
const pay = (member: string, yuan: number, paidAt = local('2026-03-10T12:00')) =>
  processOrders([anOrder({ member, yuan, paidAt })], NOW);
const about = (member: string) => ({ memberId: publicId('member', member), reason: 'apology' });

test('an override counts at once and for orders, ends on its day, and leaves its reason in history and trail', async () => {
  const member = await givenMember();
  await execute(overrideLevelCommand, by(clerk), { ...about(member), level: 'diamond', lastDay: '2026-04-30' });
  expect(await held(member)).toMatchObject({ code: 'diamond', validTo: at('2026-05-01') });
  const [outcome] = await processOrders([anOrder({ member, yuan: 250, paidAt: local('2026-04-07T12:00') })], NOW);
  expect(outcome).toMatchObject({
    value: { earned: { points: { granted: 375 } }, level: { after: { code: 'diamond' } } },
  });
  await closeLevels(at('2026-05-10'));
  expect(await held(member)).toMatchObject({ code: 'silver', validTo: at('2027-05-01') });
  expect((await changesOf(member)).slice(1)).toEqual([
    'override diamond 2026-03-20',
    'override_ended silver 2026-05-01',
  ]);
  const trail = await pool().query(`SELECT "action", "reason" FROM "AuditEntry" WHERE "objectId" = $1`, [member]);
  expect(trail.rows).toEqual([{ action: 'levels.override', reason: 'apology' }]);
});

test('a trial lends the next level and can be lifted; what is not lent cannot', async () => {
  const member = await givenMember();
  await pay(member, 250);
  await execute(trialLevelCommand, by(clerk), { ...about(member), lastDay: '2026-04-30' });
  const standing = must(await levelStanding(pool(), member, { orders: 1, amount: 25_000 }, NOW), 'standing');
  expect(standing).toMatchObject({ level: { code: 'gold' }, lent: { kind: 'trial', earned: { code: 'silver' } } });
  expect(standing.next?.level.code).toBe('gold');
  await execute(liftLevelCommand, by(clerk), about(member));
  expect((await held(member)).code).toBe('silver');
  await expect(execute(liftLevelCommand, by(clerk), about(member))).rejects.toMatchObject({ code: 'level_not_lent' });
});

test('a protection keeps the level past its grace', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-06T10:00') });
  await pay(member, 900, local('2023-02-10T12:00'));
  await closeLevels(at('2025-03-05'));
  await execute(protectLevelCommand, by(clerk, at('2025-03-05')), { ...about(member), lastDay: '2025-06-14' });
  await closeLevels(at('2025-06-14'));
  expect(await held(member)).toMatchObject({ code: 'gold', graceUntil: at('2025-06-15') });
  await closeLevels(at('2025-06-15'));
  expect((await changesOf(member)).at(-1)).toBe('dropped silver 2025-06-15');
});

test('an invitation counts once the member has accepted it, and then at once', async () => {
  const member = await givenMember();
  await pay(member, 12_500);
  const self = by({ kind: 'member', id: member });
  await expect(execute(acceptInvitationCommand, self, {})).rejects.toMatchObject({ code: 'not_invited' });
  await execute(inviteCommand, by(clerk), about(member));
  expect((await held(member)).code).toBe('diamond');
  await execute(acceptInvitationCommand, self, {});
  expect((await held(member)).code).toBe('black');
  await execute(acceptInvitationCommand, self, {});
  expect((await changesOf(member)).filter((line) => line.includes('black'))).toHaveLength(1);
});

test('nobody without the permission, and no day that has passed', async () => {
  const member = await givenMember();
  const input = { ...about(member), level: 'gold', lastDay: '2026-04-30' };
  const weak = by(staff(['members.read', 'levels.read']));
  await expect(execute(overrideLevelCommand, weak, input)).rejects.toMatchObject({ status: 403 });
  const past = { ...input, lastDay: '2026-03-19' };
  await expect(execute(overrideLevelCommand, by(clerk), past)).rejects.toMatchObject({ code: 'end_not_ahead' });
  await expect(execute(overrideLevelCommand, by(clerk), { ...input, level: 'bronze' })).rejects.toMatchObject({
    code: 'level_held_already',
  });
});
