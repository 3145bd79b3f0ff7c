import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bookSummary, loadLedger, postAdjust, saveLedger, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { anEvent, givenMember, givenOrder, record } from './testing/people';

const DAY = local('2026-03-10T12:00');
const NOW = localAt('2026-03-11');

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

test('a deleted review takes the growth that is left, and says what it waived (4.A.10)', async () => {
  const member = await givenMember();
  const props = { order: await givenOrder(member, local('2026-03-02T12:00'), [10]), line: '1' };
  await record([anEvent(member, 'review', DAY, props)]);
  await withTransaction(async (db) => {
    const work = await loadLedger(db, [member], [member]);
    const said = { key: 'ADJUST:test', source: { type: 'ticket', id: '1' }, rule: 'test', reason: 'test', detail: {} };
    const about = { memberId: member, asset: 'growth' as const, points: -16, actor: 'test', occurredAt: NOW, now: NOW };
    expect(postAdjust(work, { ...about, ...said }, { activatesAt: NOW, expiresAt: null }).ok).toBe(true);
    await saveLedger(db, work);
  });
  const [deleted] = await record([anEvent(member, 'review_deleted', NOW, props)]);
  expect(deleted).toMatchObject({ isCounted: true, taken: { points: 5, growth: 4 } });
  expect(deleted?.reasons.map(({ code, facts }) => [code, facts])).toEqual([
    ['behaviour_withdrawn', { way: 'review', points: 5, growth: 4 }],
    ['growth_waived', { taken: 4, waived: 6 }],
  ]);
  expect((await bookSummary(pool(), member, NOW)).growth.total).toBe(0);
});
