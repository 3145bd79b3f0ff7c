import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenMember } from '@/lib/behaviours/testing/people';
import { openGame } from '@/lib/games';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { shareIn } from './share';

const GAMES = ['a', 'b', 'c', 'd', 'e'];
const NOON = localAt('2026-11-20T12:00');
const EVENING = localAt('2026-11-20T18:00');
const NEXT = localAt('2026-11-21T12:00');
const COUNTED = { points: 10, growth: 20, why: null };

beforeAll(async () => {
  await installStandardProgram(pool());
  const from = localAt('2026-01-01');
  const hand = { by: 'test', note: 'test', now: from, isDemo: false };
  const prize = { code: 'p', name: { zh: '奖', en: 'Prize' }, weight: 1, worth: 0, gives: { as: 'goods' as const } };
  const terms = { skin: 'wheel', from, to: localAt('2027-01-01'), prizes: [prize], nothing: 1 };
  for (const code of GAMES) await openGame(pool(), code, { name: { zh: code, en: code }, ...terms }, hand);
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1 WHERE "id" = 1');
  shared.forget('program');
});
afterAll(closeDatabase);

const share = async (memberId: string, code: string, now: Date, ip: string | null = null) => {
  const outcome = await withTransaction((db) => shareIn(db, { memberId, what: 'activity', code, ip }, now));
  return outcome.ok ? outcome.value : outcome.refusal.code;
};
const givenNothing = (why: string) => ({ points: 0, growth: 0, why });

test('the same thing counts once a day, three things count, and the next day begins anew', async () => {
  const member = await givenMember();
  const twins = await Promise.all([share(member, 'a', NOON), share(member, 'a', NOON)]);
  // Told at one moment they are one share; at another the second is known.
  expect(twins).toContainEqual(COUNTED);
  expect(await share(member, 'a', EVENING)).toEqual(givenNothing('behaviour_counted_before'));
  expect(await share(member, 'b', EVENING)).toEqual(COUNTED);
  expect(await share(member, 'c', EVENING)).toEqual(COUNTED);
  expect(await share(member, 'd', EVENING)).toEqual(givenNothing('behaviour_limit_reached'));
  expect(await share(member, 'a', NEXT)).toEqual(COUNTED);
  const { rows } = await pool().query(
    `SELECT sum("points")::int AS points, sum("growth")::int AS growth FROM "BehaviourEvent" WHERE "memberId" = $1`,
    [member],
  );
  expect(rows).toEqual([{ points: 40, growth: 80 }]);
});

test('what is not there gives nothing and leaves nothing', async () => {
  const member = await givenMember();
  expect(await share(member, 'made-up', NOON)).toBe('shared_nothing');
  const { rows } = await pool().query('SELECT 1 FROM "BehaviourEvent" WHERE "memberId" = $1', [member]);
  expect(rows).toEqual([]);
});

test('one address from which too many share is stopped by the limits of risk', async () => {
  const limits = { 'share.ip': { review: 2, block: 3 } };
  await pool().query(
    `UPDATE "Program" SET "settings" = "settings" || jsonb_build_object('risk', $1::jsonb), "revision" = "revision" + 1`,
    [JSON.stringify({ limits })],
  );
  shared.forget('program');
  const now = new Date();
  const said: unknown[] = [];
  for (let at = 0; at < 4; at++) said.push(await share(await givenMember(), 'e', now, '203.0.113.7'));
  expect(said).toEqual([COUNTED, COUNTED, COUNTED, givenNothing('behaviour_blocked')]);
});
