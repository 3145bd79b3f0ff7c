import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookSummary } from '@/lib/ledger';
import { givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { processSpending } from './spending/process';

const NOW = localAt('2026-03-20T10:00');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

test('what is read while points are held and posted always adds up', { timeout: 60_000 }, async () => {
  const memberId = await givenMember();
  let isDone = false;
  const spendAll = async () => {
    for (let place = 0; place < 50; place++) {
      const source = { type: 'till', id: String(place) };
      const ask = { memberId, points: 1, note: '', source, actor: 'system:test' };
      const [held] = await processSpending([{ ...ask, kind: 'hold', seconds: null }], NOW);
      if (!held?.ok || !('hold' in held.value)) throw new Error('not held');
      const { id: holdId } = held.value.hold;
      await processSpending([{ kind: 'post', memberId, holdId, points: null, actor: 'system:test' }], NOW);
    }
    isDone = true;
  };
  const seen = new Set<number>();
  const readAll = async () => {
    while (!isDone) {
      const { available, held, spent } = (await bookSummary(pool(), memberId, NOW)).points;
      seen.add(available + held + spent);
    }
  };
  await Promise.all([spendAll(), readAll(), readAll(), readAll()]);
  expect([...seen]).toEqual([50]);
});
