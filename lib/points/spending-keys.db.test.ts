import { afterAll, beforeAll, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { verifyAllBooks } from '@/lib/ledger';
import { givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import type { Source, SpendAnswer, SpendAsk } from './spending/asks';
import { processSpending } from './spending/process';

const NOW = localAt('2026-03-20T10:00');

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

async function done(ask: SpendAsk, now = NOW): Promise<SpendAnswer> {
  const outcome = must((await processSpending([ask], now))[0], 'no outcome');
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}

const about = (memberId: string) => ({ memberId, note: '', actor: 'system:test' });
const spend = (memberId: string, source: Source, points = 5): SpendAsk => ({
  ...about(memberId),
  kind: 'spend',
  points,
  source,
});
const hold = (memberId: string, source: Source | null): SpendAsk => ({
  ...about(memberId),
  kind: 'hold',
  points: 5,
  source,
  seconds: 60,
});
const back = (memberId: string, entryId: string, source: Source): SpendAsk => ({
  ...about(memberId),
  kind: 'return',
  entryId,
  points: 2,
  source,
});
const idOf = (answer: SpendAnswer) => (answer.kind === 'hold' ? answer.hold.id : answer.entry.id);

const ALIKE: readonly [Source, Source] = [
  { type: 'order', id: 'x:1' },
  { type: 'order:x', id: '1' },
];

test('two sources that read alike when joined are spent, held for and returned each on its own (4.F)', async () => {
  const memberId = await givenMember();
  const spent = [await done(spend(memberId, ALIKE[0])), await done(spend(memberId, ALIKE[1]))];
  const held = [await done(hold(memberId, ALIKE[0])), await done(hold(memberId, ALIKE[1]))];
  const entryId = idOf(must(spent[0], 'a spend'));
  const given = [await done(back(memberId, entryId, ALIKE[0])), await done(back(memberId, entryId, ALIKE[1]))];
  expect([...spent, ...held, ...given].map(({ isRepeat }) => isRepeat)).toEqual(Array(6).fill(false));
  for (const source of ALIKE) expect((await done(spend(memberId, source))).isRepeat).toBe(true);
});

test.each(['hold', 'once'])(
  'a spend whose source is named %s and a hold’s id does not stand in its way',
  async (type) => {
    const memberId = await givenMember();
    const held = await done(hold(memberId, null));
    const id = idOf(held);
    expect(await done(spend(memberId, { type, id }))).toMatchObject({ isRepeat: false });
    const post = { ...about(memberId), kind: 'post', holdId: id, points: null } as const;
    expect(await done(post)).toMatchObject({ isRepeat: false, entry: { amount: 5 } });
    expect(await done(post)).toMatchObject({ isRepeat: true, entry: { amount: 5 } });
  },
);

test('voiding a hold that has ended frees nothing and says nothing (4.A.8)', async () => {
  const memberId = await givenMember();
  const ended = idOf(await done(hold(memberId, null)));
  const open = idOf(await done(hold(memberId, null), new Date(NOW.getTime() + 30_000)));
  const at = new Date(NOW.getTime() + 60_000);
  const voided = async () =>
    (await decisionsOf(pool(), memberId, null, 10)).filter(({ kind }) => kind === 'points.voided').length;
  expect(await done({ ...about(memberId), kind: 'void', holdId: ended }, at)).toMatchObject({
    hold: { state: 'voided', closedAt: at },
  });
  expect(await voided()).toBe(0);
  await done({ ...about(memberId), kind: 'void', holdId: open }, at);
  expect(await voided()).toBe(1);
});
