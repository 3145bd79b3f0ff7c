import { afterAll, beforeAll, expect, test } from 'vitest';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember, NOW } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram, STANDARD_LEVELS } from '@/lib/standard-program';
import { closeLevels, raiseLevels } from '.';
import type { LevelScheme } from './schema';
import { publishScheme } from './store/schemes';
import { changesOf } from './testing/state';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const at = (text: string) => localAt(text);

/** Platinum for what is gold today. */
const generous: LevelScheme = {
  ...STANDARD_LEVELS,
  levels: STANDARD_LEVELS.levels.map((level) =>
    level.code === 'platinum' ? { ...level, rule: { attribute: 'amount', atLeast: 85_000 } } : level,
  ),
};

test('a version raises nobody who had dropped before it began to count, however late that is written', async () => {
  const member = await givenMember({ registeredAt: local('2026-01-06T10:00') });
  await processOrders([anOrder({ member, yuan: 900, paidAt: local('2026-02-10T12:00') })], NOW);
  await closeLevels(at('2027-03-01'));
  await closeLevels(at('2028-03-02'));
  await publishScheme(pool(), { version: 2, effectiveFrom: at('2028-06-01'), scheme: generous, note: 'generous' });
  await raiseLevels(at('2028-07-10'));
  await closeLevels(at('2028-07-10'));
  expect((await changesOf(member)).slice(-2)).toEqual(['kept gold 2027-03-01', 'dropped silver 2028-03-31']);
});
