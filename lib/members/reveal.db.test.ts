import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { memberById, revealMemberCommand } from '.';
import '@/lib/wiring';

let memberId = '';
const staff = (permissions: readonly Permission[]): Actor & { kind: 'staff' } => ({
  kind: 'staff',
  id: newId(),
  name: '小周',
  roles: [],
  permissions: new Set(permissions),
  scope: null,
});
const caller = (actor: Actor) => ({ ...systemCaller('test'), actor });
const input = () => ({ memberId: publicId('member', memberId), fields: ['mobile', 'name'], reason: '电话核对地址' });
const trail = async () =>
  (await pool().query(`SELECT * FROM "AuditEntry" WHERE "objectId" = $1 ORDER BY "id"`, [memberId])).rows;

beforeAll(async () => {
  await installStandardProgram(pool());
  const item = { name: '林晓雯', mobile: '13800001234' };
  const [enrolled] = await enrolMembers([item], { actor: { kind: 'system', name: 'test' }, now: new Date() });
  if (!enrolled?.ok) throw new Error('not enrolled');
  memberId = enrolled.value.memberId;
});
afterAll(closeDatabase);

test('shows exactly the fields asked for, and the trail says who saw which and why, never the values', async () => {
  const shown = await execute(revealMemberCommand, caller(staff(['members.reveal'])), input());
  expect(shown).toEqual({ mobile: '13800001234', name: '林晓雯' });
  const [row, ...more] = await trail();
  expect(more).toEqual([]);
  expect(row).toMatchObject({ action: 'members.reveal', actorName: '小周', reason: '电话核对地址' });
  expect(row.after).toEqual({ fields: ['name', 'mobile'] });
  expect(JSON.stringify(row)).not.toMatch(/13800001234|林晓雯/);
});

test('stays masked for whoever only reads', async () => {
  expect(await memberById(pool(), memberId)).toMatchObject({ mobile: '138****1234', name: '林**' });
});

test('is refused without the permission, without a reason and out of reach, and leaves no row', async () => {
  const before = (await trail()).length;
  await expect(execute(revealMemberCommand, caller(staff(['members.read'])), input())).rejects.toMatchObject({
    code: 'forbidden',
  });
  const may = staff(['members.reveal']);
  await expect(execute(revealMemberCommand, caller(may), { ...input(), reason: ' 急 ' })).rejects.toMatchObject({
    name: 'InvalidInput',
  });
  const elsewhere: Actor = { ...may, scope: { regionIds: [], storeIds: [newId()] } };
  await expect(execute(revealMemberCommand, caller(elsewhere), input())).rejects.toMatchObject({
    code: 'member_out_of_scope',
  });
  expect(await trail()).toHaveLength(before);
});

test('gives nothing when its row cannot be written, and leaves no row when it gives nothing', async () => {
  const before = (await trail()).length;
  const failing = command({
    ...revealMemberCommand,
    run: async (context, said) => {
      await revealMemberCommand.run(context, said);
      throw new Error('after the reading');
    },
  });
  const may = caller(staff(['members.reveal']));
  await expect(execute(failing, may, input())).rejects.toThrow('after the reading');
  const unwritable = { ...may, requestId: null as unknown as string };
  await expect(execute(revealMemberCommand, unwritable, input())).rejects.toThrow();
  expect(await trail()).toHaveLength(before);
});
