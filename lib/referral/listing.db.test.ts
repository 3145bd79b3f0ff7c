import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { addDays } from '@/lib/kernel/day';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { invitationOf, ownBinding, publishProgrammeCommand, referralList, withdrawProgrammeCommand } from '.';
import { STANDARD_REFERRAL } from './rules/standard';
import { referralRuleset } from './store/rules';
import { codeOf, somebody } from './testing/people';

const START = addDays(new Date(), -30, ZONE);
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const list = (raw: Record<string, string>, actor: Actor = { kind: 'system', name: 'test' }) =>
  referralList.run({ ...systemCaller('test'), actor, db: pool() }, raw);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('the list is paged both ways, finds by member code, and shows no more than masked names', async () => {
  const inviter = await somebody(later(0), { name: '王小明' });
  for (let n = 1; n <= 5; n++) await somebody(later(n), { inviter, name: `李四${n}` });
  const first = await list({ limit: '2' });
  expect([first.rows.length, first.total.value, first.prevCursor]).toEqual([2, 5, null]);
  const second = await list({ limit: '2', cursor: first.nextCursor ?? '' });
  const third = await list({ limit: '2', cursor: second.nextCursor ?? '' });
  expect([second.rows.length, third.rows.length, third.nextCursor]).toEqual([2, 1, null]);
  const back = await list({ limit: '2', cursor: second.prevCursor ?? '' });
  expect(back.rows).toEqual(first.rows);
  expect(first.rows[0]).toMatchObject({ inviter: { name: '王**' }, friend: { name: '李**' }, state: 'bound' });
  expect((await list({ q: first.rows[0]?.friend.code ?? '' })).rows).toHaveLength(1);
  expect((await list({ q: await codeOf(inviter) })).rows).toHaveLength(5);
  expect((await list({ q: 'NOBODY' })).rows).toEqual([]);
  expect((await list({ view: 'held' })).rows).toEqual([]);
  const scope = { regionIds: [], storeIds: [newId()] };
  const clerk: Actor = { kind: 'staff', id: newId(), name: 'c', roles: [], permissions: new Set(), scope };
  expect((await list({}, clerk)).rows).toEqual([]);
});

test('whoever follows an invitation is greeted by a masked name, and who was invited is told what it takes', async () => {
  const inviter = await somebody(later(0), { name: '王小明' });
  const code = await codeOf(inviter);
  expect(await invitationOf(pool(), code.toLowerCase(), new Date(), 'en')).toMatchObject({
    code,
    name: '王**',
    rewards: [{ kind: 'points', values: { points: 150 } }],
  });
  expect(await invitationOf(pool(), 'NOBODY', new Date(), 'en')).toBeNull();
  await pool().query(`UPDATE "Member" SET "status" = 'frozen' WHERE "id" = $1`, [inviter]);
  expect(await invitationOf(pool(), code, new Date(), 'en')).toBeNull();
  await pool().query(`UPDATE "Member" SET "status" = 'active' WHERE "id" = $1`, [inviter]);
  const friend = await somebody(later(1), { inviter });
  expect(await ownBinding(pool(), friend, 'en')).toMatchObject({ state: 'bound', minAmount: 0 });
  expect(await ownBinding(pool(), inviter, 'en')).toBeNull();
});

test('a version is published over the newest one only, with rewards that exist, and withdrawn before it begins only', async () => {
  const publish = (more: object, basedOn = 1, effectiveFrom: string | null = null) =>
    execute(publishProgrammeCommand, systemCaller('test'), {
      programme: 'referral',
      rules: { ...STANDARD_REFERRAL, ...more },
      basedOn,
      effectiveFrom,
      note: 'a test',
    });
  await expect(publish({ friend: [{ kind: 'gold', params: {} }] })).rejects.toMatchObject({ name: 'InvalidInput' });
  await expect(publish({ inviter: [], friend: [] })).rejects.toMatchObject({ name: 'InvalidInput' });
  await expect(publish({}, 7)).rejects.toMatchObject({ code: 'rules_changed_meanwhile' });
  const begins = new Date(Date.now() + 3_600_000).toISOString();
  const { version } = await publish({ minAmount: 100 }, 1, begins);
  const withdraw = (which: number) =>
    execute(withdrawProgrammeCommand, systemCaller('test'), { programme: 'referral', version: which, note: 'a test' });
  await withdraw(version);
  await expect(withdraw(version)).rejects.toMatchObject({ code: 'version_withdrawn' });
  await expect(withdraw(1)).rejects.toMatchObject({ code: 'version_began' });
  expect((await publish({ minAmount: 200 })).version).toBe(version + 1);
  shared.forget('program');
  const counting = (await referralRuleset.listed(pool())).filter(({ withdrawnAt }) => withdrawnAt === null);
  expect(counting.map(({ rules }) => rules.minAmount)).toEqual([200, 0]);
});
