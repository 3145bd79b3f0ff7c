import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { countMembers, searchMembers } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import {
  askExportCommand,
  closeAccounts,
  closeForCommand,
  closingList,
  downloadForCommand,
  exportForCommand,
  keepForCommand,
  makeExports,
  memberPrivacy,
  ownExports,
} from '.';
import '@/lib/wiring';
import { openClosing } from './store/closings';

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * DAY_MS);
const staff = (
  permissions: readonly Permission[],
  scope: Extract<Actor, { kind: 'staff' }>['scope'] = null,
): Actor => ({
  kind: 'staff',
  id: newId(),
  name: '小周',
  roles: [],
  permissions: new Set(permissions),
  scope,
});
const service = staff(['privacy.read', 'privacy.serve', 'members.reveal']);
const as = (actor: Actor) => ({ ...systemCaller('test'), actor });
const list = (raw: Record<string, string>, actor: Actor = service) =>
  closingList.run({ ...as(actor), db: pool() }, raw);
const said = (id: string) => ({ memberId: publicId('member', id), reason: '本人来电，已核实' });
const attempts = (actor: Actor, id: string): (() => Promise<unknown>)[] => [
  () => execute(closeForCommand, as(actor), said(id)),
  () => execute(keepForCommand, as(actor), said(id)),
  () => execute(exportForCommand, as(actor), said(id)),
];
let people = 0;

async function join(): Promise<string> {
  const [made] = await enrolMembers([{ mobile: `1371100${String(++people).padStart(4, '0')}`, name: '闻人复' }], {
    actor: { kind: 'system', name: 'test' },
    now: new Date(),
  });
  if (!made?.ok) throw new Error('not enrolled');
  return made.value.memberId;
}

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

describe('the service of a member who leaves', () => {
  test('starts and stops the same days to think it over, each with its reason in the trail', async () => {
    const id = await join();
    await execute(closeForCommand, as(service), said(id));
    await expect(execute(closeForCommand, as(service), said(id))).rejects.toMatchObject({ code: 'closing_already' });
    expect(await openClosing(pool(), id)).toMatchObject({ state: 'cooling' });
    expect((await list({ view: 'cooling' })).rows).toMatchObject([{ isBySelf: false, member: { name: '闻**' } }]);
    await execute(keepForCommand, as(service), said(id));
    await expect(execute(keepForCommand, as(service), said(id))).rejects.toMatchObject({ code: 'closing_not_open' });
    expect(await closeAccounts(later(30))).toBe(0);
    const { rows } = await pool().query(
      `SELECT "action", "reason" FROM "AuditEntry" WHERE "objectId" = $1 AND "action" LIKE 'privacy.%' ORDER BY "at", "id"`,
      [id],
    );
    expect(rows).toEqual(
      ['closeFor', 'keepFor'].map((act) => ({ action: `privacy.${act}`, reason: '本人来电，已核实' })),
    );
  });

  test('needs a reason and the permission, and reaches no member out of sight', async () => {
    const id = await join();
    const bare = { ...said(id), reason: ' ' };
    await expect(execute(closeForCommand, as(service), bare)).rejects.toMatchObject({ name: 'InvalidInput' });
    const reader = staff(['privacy.read']);
    await expect(execute(closeForCommand, as(reader), said(id))).rejects.toMatchObject({ status: 403 });
    const elsewhere = staff(['privacy.read', 'privacy.serve'], { regionIds: [], storeIds: [newId()] });
    for (const attempt of attempts(elsewhere, id))
      await expect(attempt()).rejects.toMatchObject({ code: 'member_out_of_scope' });
    expect((await list({}, elsewhere)).rows).toEqual([]);
    const asked = { memberId: publicId('member', id) };
    await expect(memberPrivacy.run({ ...as(elsewhere), db: pool() }, asked)).rejects.toMatchObject({ status: 403 });
  });

  test('an erased member is listed in words only, is in no list of members, and nothing more is done for him', async () => {
    const id = await join();
    const search = { q: '', cursor: null, limit: 200 };
    const listed = async () => (await searchMembers(pool(), search)).rows.map((row) => row.id);
    const [before, count] = [await listed(), await countMembers(pool(), search, 1_000)];
    expect(before).toContain(id);
    await execute(closeForCommand, as(service), said(id));
    expect(await closeAccounts(later(8))).toBe(1);
    expect(await listed()).toEqual(before.filter((one) => one !== id));
    expect(await countMembers(pool(), search, 1_000)).toBe(count - 1);
    expect((await list({ view: 'done' })).rows).toMatchObject([{ state: 'done', member: { name: null, code: '-' } }]);
    expect((await list({ q: publicId('member', id) })).rows).toHaveLength(1);
    for (const attempt of attempts(service, id))
      await expect(attempt()).rejects.toMatchObject({ code: 'member_closed' });
  });
});

test('an export on behalf waits once for both, is taken only by who may reveal, and its member has it too', async () => {
  const id = await join();
  await execute(exportForCommand, as(service), said(id));
  await expect(execute(exportForCommand, as(service), said(id))).rejects.toMatchObject({ code: 'export_waiting' });
  const itself = { kind: 'member', id } as const;
  await expect(execute(askExportCommand, as(itself), {})).rejects.toMatchObject({ code: 'export_waiting' });
  expect(await makeExports(() => new Date())).toBe(1);
  const [made] = await ownExports(id);
  const file = { ...said(id), id: made?.id ?? '' };
  const half = staff(['privacy.read', 'privacy.serve']);
  await expect(execute(downloadForCommand, as(half), file)).rejects.toMatchObject({ status: 403 });
  const other = { ...said(await join()), id: file.id };
  await expect(execute(downloadForCommand, as(service), other)).rejects.toMatchObject({ code: 'export_not_found' });
  expect((await execute(downloadForCommand, as(service), file)).text).toContain('闻人复');
  const { rows } = await pool().query(`SELECT "objectId" FROM "AuditEntry" WHERE "action" = 'privacy.downloadFor'`);
  expect(rows).toEqual([{ objectId: id }]);
});

test('the list is paged both ways, filtered by who asked, and finds by member code', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) {
    const id = await join();
    ids.push(id);
    const at = new Date(Date.now() + n * 60_000);
    await execute(closeForCommand, { ...as(service), now: at }, said(id));
  }
  const view = { view: 'cooling', limit: '2' };
  const first = await list(view);
  expect(first.rows.map(({ member }) => member.id)).toEqual([ids[4], ids[3]].map((id) => publicId('member', id ?? '')));
  const second = await list({ ...view, cursor: first.nextCursor ?? '' });
  const third = await list({ ...view, cursor: second.nextCursor ?? '' });
  expect([second.rows.length, third.rows.length, third.nextCursor, first.total.value]).toEqual([2, 1, null, 5]);
  expect((await list({ ...view, cursor: second.prevCursor ?? '' })).rows).toEqual(first.rows);
  expect((await list({ view: 'cooling', filter: 'by:self' })).rows).toEqual([]);
  expect((await list({ q: first.rows[0]?.member.code ?? '' })).rows).toHaveLength(1);
  expect((await list({ q: 'NOBODY' })).rows).toEqual([]);
});
