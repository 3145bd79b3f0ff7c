import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { benefitsSeenCommand } from './commands/seen';
import { unlockedGrants } from './store/unlocked';
import { givenBenefit, givenGrant, givenMembers } from './testing/grants';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOW = new Date();
const DAY_MS = 86_400_000;
const unlocked = async (memberId: string) => [...(await unlockedGrants(pool(), memberId, NOW))];
const see = (memberId: string, grants: readonly string[]) =>
  execute(
    benefitsSeenCommand,
    { ...systemCaller('test'), actor: { kind: 'member', id: memberId } },
    { grants: grants.map((grant) => publicId('benefitGrant', grant)) },
  );

test('what came by itself and was not seen is news; what a period brings again, was fetched or is over is none', async () => {
  const [memberId = ''] = await givenMembers(1);
  const [monthly, pack] = [await givenBenefit(), await givenBenefit()];
  const first = await givenGrant(memberId, monthly, { source: 'period' });
  await givenGrant(memberId, monthly, { source: 'period' });
  const gift = await givenGrant(memberId, pack, { source: 'level_entry' });
  await givenGrant(memberId, pack, { source: 'claim' });
  await givenGrant(memberId, pack, { endsAt: new Date(NOW.getTime() - DAY_MS) });
  await givenGrant(memberId, pack, { voidedAt: NOW, voidedWhy: 'mistake' });
  expect(await unlocked(memberId)).toEqual([first.id, gift.id]);
  expect(await see(memberId, [gift.id])).toEqual({ seen: 1 });
  expect(await see(memberId, [gift.id])).toEqual({ seen: 0 });
  expect(await unlocked(memberId)).toEqual([first.id]);
});

test('nobody sees for another', async () => {
  const [one = '', other = ''] = await givenMembers(2);
  const { id } = await givenGrant(one, await givenBenefit());
  expect(await see(other, [id])).toEqual({ seen: 0 });
  expect(await unlocked(one)).toEqual([id]);
});
