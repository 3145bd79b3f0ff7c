import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyAllBooks } from '@/lib/ledger';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { boostForReader, helpBoostCommand, ownBoosts, startBoostCommand } from '.';
import { STANDARD_BOOST } from './rules/standard';
import type { BoostRules } from './schema';
import { boostRuleset } from './store/rules';
import { arrive, somebody } from './testing/people';

const NOW = new Date();
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const itself = (id: string, now = NOW) =>
  ({ ...systemCaller('test', now), actor: { kind: 'member', id }, ip: null, userAgent: null }) as const;
const start = (id: string, now = NOW) => execute(startBoostCommand, itself(id, now), {});
const help = (id: string, code: string, now = NOW) => execute(helpBoostCommand, itself(id, now), { code });
const joined = new Date(NOW.getTime() - 86_400_000);
let version = 1;
const publish = async (more: Partial<BoostRules>) => {
  const rules = { ...STANDARD_BOOST, ...more };
  const effectiveFrom = new Date(joined.getTime() + ++version);
  await boostRuleset.save(pool(), { version, effectiveFrom, rules, note: 'test' });
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1');
  shared.forget('program');
};
const crowd = async (size: number) => {
  const people: string[] = [];
  for (let n = 0; n < size; n++) people.push(await somebody(joined));
  return people;
};
const gained = async (id: string) => {
  const { rows } = await pool().query(
    `SELECT i->>'kind' AS kind, (i->>'amount')::int AS amount FROM "RewardGift" g, json_array_elements(g.items::json) i
     WHERE g."memberId" = $1 ORDER BY 1, 2`,
    [id],
  );
  return rows;
};

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

describe('a boost', () => {
  test('gives its starter what was promised when the last friend has helped, and each friend his thanks', async () => {
    await publish({ wanted: 2 });
    const [owner = '', ...friends] = await crowd(3);
    const { code } = await start(owner);
    for (const friend of friends) await help(friend, code);
    await arrive();
    await arrive();
    expect(await gained(owner)).toEqual([{ kind: 'growth', amount: 50 }]);
    for (const friend of friends) expect(await gained(friend)).toEqual([{ kind: 'points', amount: 5 }]);
    const shown = await boostForReader(pool(), code, friends[0] ?? '', { now: NOW, locale: 'zh-CN' });
    expect(shown).toMatchObject({ boost: { phase: 'reached', helped: 2 }, hasHelped: true, isOwn: false });
  });

  test('of whose last place fifty friends come at once gives it to one of them', async () => {
    await publish({ wanted: 2 });
    const [owner = '', first = '', ...friends] = await crowd(52);
    const { code } = await start(owner);
    await help(first, code);
    const tried = await Promise.allSettled(friends.map((friend) => help(friend, code)));
    const done = tried.filter(({ status }) => status === 'fulfilled');
    const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect([done.length, refused.length, new Set(refused)]).toEqual([1, 49, new Set(['boost_full'])]);
    await arrive();
    expect(await gained(owner)).toHaveLength(1);
    const { rows } = await pool().query('SELECT count(*)::int AS n FROM "ReferralUse" WHERE "what" = $1', ['helps']);
    // Who found no place has used nothing of his day: the two of this boost and the two of the one before.
    expect(rows[0].n).toBe(4);
  });

  test('is helped once by each, not by oneself, and only so often a day', async () => {
    await publish({ helpsPerDay: 1, perMonth: 4 });
    const [owner = '', other = '', friend = ''] = await crowd(3);
    const [one, two] = [await start(owner), await start(other)];
    await expect(help(owner, one.code)).rejects.toMatchObject({ code: 'boost_own' });
    await help(friend, one.code);
    const again = await Promise.allSettled([1, 2].map(() => help(friend, one.code)));
    expect(again.every((done) => done.status === 'rejected' && done.reason.code === 'boost_helped_already')).toBe(true);
    await expect(help(friend, two.code)).rejects.toMatchObject({ code: 'boost_day_full' });
    await help(friend, two.code, hours(26));
    await expect(help(friend, 'NOBODYSCODE2')).rejects.toMatchObject({ code: 'boost_not_found', status: 404 });
  });

  test('helped twice at once by one friend counts once', async () => {
    await publish({});
    const [owner = '', friend = ''] = await crowd(2);
    const { code } = await start(owner);
    const tried = await Promise.allSettled([1, 2, 3, 4].map(() => help(friend, code)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { boosts } = await ownBoosts(pool(), owner, NOW, 'en');
    expect(boosts).toMatchObject([{ helped: 1, phase: 'open' }]);
  });

  test('ends at its time and not a moment earlier, and then another may begin', async () => {
    await publish({ hours: 2 });
    const [owner = '', first = '', second = ''] = await crowd(3);
    const { code } = await start(owner);
    await help(first, code, new Date(hours(2).getTime() - 1));
    await expect(help(second, code, hours(2))).rejects.toMatchObject({ code: 'boost_ended' });
    expect((await start(owner, hours(1))).code).toBe(code);
    expect((await start(owner, hours(2))).code).not.toBe(code);
  });

  test('begun twice at once is one, and a month has so many and no more', async () => {
    await publish({ hours: 1, perMonth: 1 });
    const [owner = ''] = await crowd(1);
    const begun = await Promise.all([1, 2, 3].map(() => start(owner)));
    expect(new Set(begun.map(({ code }) => code)).size).toBe(1);
    const { rows } = await pool().query('SELECT count(*)::int AS n FROM "Boost" WHERE "memberId" = $1', [owner]);
    expect(rows[0].n).toBe(1);
    // The same month or the first hour of the next one: what counts is that the month itself has its own room.
    await pool().query(`UPDATE "ReferralUse" SET "used" = 1 WHERE "memberId" = $1`, [owner]);
    await pool().query(`UPDATE "Boost" SET "startedAt" = $2, "endsAt" = $3 WHERE "memberId" = $1`, [
      owner,
      hours(-2),
      hours(-1),
    ]);
    await expect(start(owner)).rejects.toMatchObject({ code: 'boost_month_full' });
  });
});
