import { afterAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import {
  archiveRoleCommand,
  changeRoleCommand,
  createRoleCommand,
  createStaffCommand,
  disableStaffCommand,
  roleNames,
  setRolesCommand,
  staffActor,
} from '.';
import type { RoleGrant } from './rules/scope';
import '@/lib/wiring';
import type { Permission } from '@/lib/kernel/permission';
import { pool } from '@/lib/platform/db';

afterAll(closeDatabase);

const system = () => systemCaller('test');
const terms = (permissions: Permission[], reach: 'all' | 'region' | 'store' = 'all') => ({
  nameZh: '数据分析师',
  nameEn: 'Analyst',
  reach,
  permissions,
});
const make = async (permissions: Permission[], reach?: 'store') =>
  (await execute(createRoleCommand, system(), terms(permissions, reach))).code;

let people = 0;
async function hire(...grants: (Partial<RoleGrant> & { role: string })[]): Promise<string> {
  const input = { email: `own-${++people}@example.com`, name: `Own ${people}`, password: 'tea-house-at-nine', grants };
  return (await execute(createStaffCommand, system(), input)).staffId;
}

const allowed = async (staffId: string) => [...((await staffActor(staffId))?.permissions ?? [])].sort();

describe("a role of the retailer's own", () => {
  test('allows what it lists, is changed for everybody who holds it, and has its names', async () => {
    const code = await make(['account.own', 'orders.read']);
    const staffId = await hire({ role: code });
    expect(await allowed(staffId)).toEqual(['account.own', 'orders.read']);
    const changed = { ...terms(['account.own', 'budgets.read']), nameZh: '财务分析', code, reason: 'narrower' };
    await execute(changeRoleCommand, system(), changed);
    expect(await allowed(staffId)).toEqual(['account.own', 'budgets.read']);
    expect((await roleNames(pool(), [code, 'admin'])).get(code)).toMatchObject({ nameZh: '财务分析' });
  });

  test('adds to the built-in roles of one person, and narrows him by its scope', async () => {
    const code = await make(['account.own', 'coupons.redeem'], 'store');
    const storeId = newId();
    const staffId = await hire({ role: code, storeId }, { role: 'finance' });
    const actor = await staffActor(staffId);
    expect([actor?.permissions.has('coupons.redeem'), actor?.permissions.has('ledger.read')]).toEqual([true, true]);
    expect(actor?.scope).toEqual({ regionIds: [], storeIds: [storeId] });
    await expect(hire({ role: code })).rejects.toMatchObject({
      name: 'InvalidInput',
      problems: [{ path: 'grants.0', message: 'store_required' }],
    });
  });

  test('that is none is not given', async () => {
    await expect(hire({ role: newId() })).rejects.toMatchObject({ problems: [{ message: 'unknown_role' }] });
  });

  test('is put away only when nobody holds it; then it is given to nobody', async () => {
    const code = await make(['account.own']);
    const staffId = await hire({ role: code });
    const away = { code, reason: 'no longer needed' };
    await expect(execute(archiveRoleCommand, system(), away)).rejects.toMatchObject({
      code: 'role_is_held',
      facts: { count: 1 },
    });
    await execute(setRolesCommand, system(), { staffId, grants: [{ role: 'auditor' }] });
    await execute(archiveRoleCommand, system(), away);
    await expect(hire({ role: code })).rejects.toMatchObject({ problems: [{ message: 'unknown_role' }] });
    await expect(execute(archiveRoleCommand, system(), away)).rejects.toMatchObject({ code: 'role_not_found' });
  });

  test('given and put away at the same moment: never both', async () => {
    for (let round = 0; round < 12; round++) {
      const code = await make(['account.own']);
      const [given, away] = await Promise.allSettled([
        hire({ role: code }),
        execute(archiveRoleCommand, system(), { code, reason: 'race' }),
      ]);
      expect([given.status, away.status].sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('separation of duties (S1-5.1)', () => {
  const CLASH = { code: 'duties_not_separated' };

  test('holds within a role', async () => {
    await expect(make(['settings.edit', 'members.reveal'])).rejects.toMatchObject(CLASH);
  });

  test('holds for all roles of a person together', async () => {
    const reveals = await make(['members.read', 'members.reveal']);
    await expect(hire({ role: 'admin' }, { role: reveals })).rejects.toMatchObject(CLASH);
    const staffId = await hire({ role: reveals });
    const both = { staffId, grants: [{ role: reveals }, { role: 'developer' }] };
    await expect(execute(setRolesCommand, system(), both)).rejects.toMatchObject(CLASH);
    expect(await allowed(staffId)).toEqual(['members.read', 'members.reveal']);
  });

  test('holds when a role is changed under those who hold it', async () => {
    const code = await make(['members.read']);
    await hire({ role: 'admin' }, { role: code });
    const changed = { ...terms(['members.read', 'members.edit']), code, reason: 'more' };
    await expect(execute(changeRoleCommand, system(), changed)).rejects.toMatchObject({ code: 'holder_would_clash' });
  });

  test('two who set the roles of one person do not add them up', async () => {
    const staffId = await hire({ role: 'auditor' });
    const sets = ['admin', 'service', 'admin', 'service'].map((role) =>
      execute(setRolesCommand, system(), { staffId, grants: [{ role }] }),
    );
    await Promise.all(sets);
    expect((await staffActor(staffId))?.roles).toHaveLength(1);
  });

  test('nobody changes a role that he holds', async () => {
    const code = await make(['account.own', 'access.manage', 'access.read']);
    const actor = await staffActor(await hire({ role: code }));
    if (actor === null) throw new Error('not active');
    const changed = { ...terms(['account.own', 'access.manage', 'settings.edit']), code, reason: 'for me' };
    await expect(execute(changeRoleCommand, { ...system(), actor }, changed)).rejects.toMatchObject({
      code: 'not_yourself',
    });
  });
});

describe('who gives access (S1-5.1)', () => {
  const GIVES: Permission[] = ['account.own', 'access.manage', 'access.read'];
  const by = async (staffId: string) => {
    const actor = await staffActor(staffId);
    if (actor === null) throw new Error('not active');
    return { ...system(), actor };
  };
  const keepers = async () => {
    const { rows } = await pool().query<{ id: string }>('SELECT "id" FROM "Staff" WHERE "disabledAt" IS NULL');
    const actors = await Promise.all(rows.map(({ id }) => staffActor(id)));
    return actors.filter((one) => one?.permissions.has('access.manage'));
  };
  const alone = async (...staffIds: string[]) => {
    for (const one of await keepers())
      if (one !== null && !staffIds.includes(one.id))
        await execute(disableStaffCommand, system(), { staffId: one.id, reason: 'only these' });
  };

  test('S1-5.1 reaches everything: nobody of one store makes somebody of all, by no role of his own nor of the program', async () => {
    const NARROW = { code: 'reach_too_narrow' };
    await expect(make(GIVES, 'store')).rejects.toMatchObject(NARROW);
    await expect(make(['integration.manage'], 'store')).rejects.toMatchObject(NARROW);
    await expect(hire({ role: 'admin' }, { role: 'clerk', storeId: newId() })).rejects.toMatchObject(NARROW);
    const harmless = await make(['account.own']);
    await hire({ role: harmless }, { role: 'clerk', storeId: newId() });
    const changed = { ...terms(['account.own', 'access.manage']), code: harmless, reason: 'more' };
    await expect(execute(changeRoleCommand, system(), changed)).rejects.toMatchObject({ code: 'holder_too_narrow' });
  });

  test.each(['disabled', 'by their roles'])(
    'S1-5.1 the last two who take it from each other at the same moment (%s): one of them keeps it',
    async (how) => {
      const [hers, his] = [await make(GIVES), await make(GIVES)];
      const [anna, ben] = [await hire({ role: hers }), await hire({ role: his })];
      await alone(anna, ben);
      const take = async (whose: string, role: string, caller: Awaited<ReturnType<typeof by>>) => {
        if (how === 'disabled') return execute(disableStaffCommand, caller, { staffId: whose, reason: 'leaves' });
        return execute(changeRoleCommand, caller, { ...terms(['account.own']), code: role, reason: 'less' });
      };
      const [anna1, ben1] = [await by(anna), await by(ben)];
      const outcomes = await Promise.allSettled([take(ben, his, anna1), take(anna, hers, ben1)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'last_keeper' } });
      expect(await keepers()).toHaveLength(1);
    },
  );
});

describe('a preview as a role (B12)', () => {
  test('shows what the role sees, lets do only what both may, and changes nothing', async () => {
    const actor = await staffActor(await hire({ role: 'admin' }), 'service');
    if (actor === null) throw new Error('not active');
    expect(actor.preview?.role).toBe('service');
    expect([actor.preview?.permissions.has('members.reveal'), actor.permissions.has('members.reveal')]).toEqual([
      true,
      false,
    ]);
    expect(actor.permissions.has('settings.edit')).toBe(false);
    const act = execute(
      createRoleCommand,
      { ...system(), actor: { ...actor, permissions: new Set(['access.manage']) } },
      terms(['account.own']),
    );
    await expect(act).rejects.toMatchObject({ code: 'preview_only' });
  });

  test('is for who may change roles, and of roles that exist', async () => {
    expect((await staffActor(await hire({ role: 'operator' }), 'service'))?.preview).toBeUndefined();
    expect((await staffActor(await hire({ role: 'admin' }), 'owner'))?.preview).toBeUndefined();
  });
});
