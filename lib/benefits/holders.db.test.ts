import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicId } from '@/lib/kernel/id';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { holdersPage } from './holders';
import { givenBenefit, givenGrant, givenMembers } from './testing/grants';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOW = new Date();

test('all holders are found page by page, newest first, on the way there and on the way back', async () => {
  const members = await givenMembers(45);
  const benefit = await givenBenefit();
  const ids: string[] = [];
  for (const memberId of members) ids.unshift((await givenGrant(memberId, benefit)).id);
  const page = (at: string) => holdersPage(pool(), { kind: 'system', name: 'test' }, { benefit, member: '', at }, NOW);
  const shown = async (at: string) => (await page(at)).holders.map(({ grant }) => grant.id);
  const first = await page('');
  const second = await page(first.next ?? '');
  const third = await page(second.next ?? '');
  const seen = [first, second, third].flatMap(({ holders }) => holders.map(({ grant }) => grant.id));
  expect(seen).toEqual(ids);
  expect([first.previous, third.next]).toEqual([null, null]);
  expect(await shown(third.previous ?? '')).toEqual(ids.slice(20, 40));
  const back = await page(second.previous ?? '');
  expect(back.holders.map(({ grant }) => grant.id)).toEqual(ids.slice(0, 20));
  expect(back.previous).toBeNull();
  expect(back.next).not.toBeNull();
});

test('what one member has is found by his id or code; somebody unknown has nothing', async () => {
  const [one = '', other = ''] = await givenMembers(2);
  const benefit = await givenBenefit();
  await givenGrant(one, benefit);
  const grant = await givenGrant(other, benefit);
  const { rows } = await pool().query(`SELECT "code" FROM "Member" WHERE "id" = $1`, [other]);
  const find = async (member: string) =>
    (await holdersPage(pool(), { kind: 'system', name: 'test' }, { benefit, member, at: '' }, NOW)).holders.map(
      (holder) => holder.grant.id,
    );
  expect(await find(publicId('member', other))).toEqual([grant.id]);
  expect(await find(rows[0]?.code)).toEqual([grant.id]);
  expect(await find('nobody')).toEqual([]);
});
