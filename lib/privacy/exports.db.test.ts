import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { askExportCommand, downloadExportCommand, makeExports, ownExports, sweepExports } from '.';
import '@/lib/wiring';

let [memberId, other] = ['', ''];
const itself = (id: string, now = new Date()) =>
  ({ ...systemCaller('test', now), actor: { kind: 'member', id } }) as const;

beforeAll(async () => {
  await installStandardProgram(pool());
  const people = [
    { name: '林晓雯', mobile: '13800003001', email: 'lin@example.com', birthday: '1990-05-01' },
    { name: '王大力', mobile: '13800003002' },
  ];
  const made = await enrolMembers(people, { actor: { kind: 'system', name: 'test' }, now: new Date() });
  [memberId = '', other = ''] = made.map((one) => (one.ok ? one.value.memberId : ''));
});
afterAll(closeDatabase);

test('a member takes everything of himself in the clear, stored encrypted, and nothing of anybody else', async () => {
  const { id } = await execute(askExportCommand, itself(memberId), {});
  await expect(execute(askExportCommand, itself(memberId), {})).rejects.toMatchObject({ code: 'export_waiting' });
  await expect(execute(downloadExportCommand, itself(memberId), { id })).rejects.toMatchObject({ status: 404 });
  const made = await Promise.all([makeExports(() => new Date()), makeExports(() => new Date())]);
  expect(made.toSorted()).toEqual([0, 1]);
  const { text } = await execute(downloadExportCommand, itself(memberId), { id });
  const body = JSON.parse(text);
  expect(body.contexts.members.Member[0]).toMatchObject({
    name: '林晓雯',
    mobile: '+8613800003001',
    email: 'lin@example.com',
    birthday: '1990-05-01',
  });
  expect(body.contexts.ledger.LedgerEntry.length).toBeGreaterThan(0);
  expect(text).not.toMatch(/王大力|passwordHash|emailHash/);
  expect(text).not.toContain(other);
  const { rows } = await pool().query('SELECT * FROM "DataExport"');
  expect(JSON.stringify(rows)).not.toMatch(/林晓雯|13800003001|lin@/);
  expect((await ownExports(memberId)).map(({ downloads }) => downloads)).toEqual([1]);
});

test('nobody else downloads it, every download stands in the trail, and it is gone after its days', async () => {
  const [mine] = await ownExports(memberId);
  const id = mine?.id ?? '';
  await expect(execute(downloadExportCommand, itself(other), { id })).rejects.toMatchObject({
    code: 'export_not_found',
  });
  const { rows } = await pool().query(`SELECT "objectId" FROM "AuditEntry" WHERE "action" = 'privacy.downloadExport'`);
  expect(rows).toEqual([{ objectId: memberId }]);
  const end = mine?.expiresAt ?? new Date(0);
  await execute(downloadExportCommand, itself(memberId, new Date(end.getTime() - 1)), { id });
  await expect(execute(downloadExportCommand, itself(memberId, end), { id })).rejects.toMatchObject({ status: 404 });
  expect(await sweepExports(pool(), end)).toBe(1);
  expect(await ownExports(memberId)).toEqual([]);
});

test('takes nothing of somebody with whom he was merged by mistake, and split (4.K, N13)', async () => {
  await pool().query('UPDATE "Member" SET "former" = ARRAY[$2::uuid] WHERE "id" = $1', [other, memberId]);
  const { id } = await execute(askExportCommand, itself(other), {});
  expect(await makeExports(() => new Date())).toBe(1);
  const { text } = await execute(downloadExportCommand, itself(other), { id });
  expect(JSON.parse(text).memberIds).toEqual([other]);
  expect(text).toContain('王大力');
  expect(text).not.toMatch(/林晓雯|13800003001/);
});
