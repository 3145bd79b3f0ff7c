import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveRequestCommand } from '@/lib/approvals';
import { givenBudget } from '@/lib/budgets/testing/given';
import { processClaims } from '@/lib/coupons/claim/process';
import { aClaim, givenBatch, givenMembers, numbersOf } from '@/lib/coupons/testing/people';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, localDate } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { OutboxEvent } from '@/lib/platform/outbox-drain';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { giftKeys } from '@/lib/rewards';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { checkCampaignCommand } from './commands/check';
import { saveCampaignDraftCommand } from './commands/drafts';
import { endCampaignCommand, pauseCampaignCommand, resumeCampaignCommand } from './commands/run';
import { submitCampaignCommand } from './commands/submit';
import { giveInside } from './jobs/give-inside';
import { workCampaigns } from './jobs/work';
import { giveOnEntry } from './listen';
import { memberCampaign, memberCampaigns } from './of-member';
import { playCard, playCodes, playSegment } from './plays';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const NOTE = 'for the test';
const permissions = new Set(PERMISSIONS);
const person = (name: string): Actor => ({ kind: 'staff', id: newId(), name, roles: [], permissions, scope: null });
const [WRITER, OTHER] = [person('小林'), person('小周')];
const by = (actor: Actor) => ({ ...systemCaller('test'), actor });
const day = (after: number) => localDate(addDays(new Date(), after, ZONE), ZONE);
const POINTS = [{ kind: 'points', params: { points: 10 } }];

async function submitted(entry: object, more: object = {}) {
  const code = `e-${newId().slice(-12)}`;
  const terms = {
    type: 'play_wake_silent',
    goal: 'retain',
    name: { zh: '好久不见', en: 'Long time no see' },
    parts: [],
    entry: { on: 'stage', to: ['silent'], perMember: 1, total: 1_000, rewards: POINTS, ...entry },
    days: { from: day(0), to: day(9) },
    ...more,
  };
  await execute(saveCampaignDraftCommand, by(WRITER), { code, basedOn: 0, terms });
  return { code, terms };
}

async function running(entry: object, more: object = {}): Promise<string> {
  const { code } = await submitted(entry, more);
  const { request } = await execute(submitCampaignCommand, by(WRITER), { code, note: NOTE });
  await execute(approveRequestCommand, by(OTHER), { requestId: request, note: '' });
  return code;
}

let nextEvent = 1_000_000;
const entered = (memberId: string, more: Partial<OutboxEvent> = {}): OutboxEvent => ({
  id: nextEvent++,
  name: 'lifecycle.changed',
  memberId,
  payload: { from: 'active', to: 'silent' },
  at: new Date(),
  ...more,
});
const tell = (events: readonly OutboxEvent[]) => giveOnEntry.takeSet?.(events) ?? Promise.resolve();
const giftsOf = async (code: string) =>
  Number(
    (
      await pool().query(`SELECT count(*) FROM "RewardGift" WHERE "sourceType" = 'campaign' AND "sourceRef" = $1`, [
        code,
      ])
    ).rows[0].count,
  );
const countOf = async (code: string) =>
  (await pool().query('SELECT "given" FROM "CampaignEntry" WHERE "code" = $1', [code])).rows[0]?.given ?? 0;
const stand = (memberId: string, stage: string) =>
  pool().query(
    `INSERT INTO "MemberStanding" ("memberId", "stage", "stageSince") VALUES ($1, $2, now())
     ON CONFLICT ("memberId") DO UPDATE SET "stage" = excluded."stage"`,
    [memberId, stage],
  );

test('an entry is given once, however often and by however many it is told at the same time, and a later one again', async () => {
  const members = await givenMembers(12);
  const code = await running({ perMember: 2 });
  const first = members.map((id) => entered(id));
  await Promise.all([tell(first), tell(first), tell([...first].reverse()), ...first.map((one) => tell([one]))]);
  expect([await giftsOf(code), await countOf(code)]).toEqual([12, 12]);
  await tell(first);
  expect(await giftsOf(code)).toBe(12);
  const second = members.map((id) => entered(id));
  await Promise.all([tell(second), tell(second)]);
  expect([await giftsOf(code), await countOf(code)]).toEqual([24, 24]);
  // The third entry is beyond what one member may have, and says so.
  await tell(members.map((id) => entered(id)));
  expect(await giftsOf(code)).toBe(24);
  const { rows } = await pool().query(
    `SELECT count(*)::int AS n FROM "Decision" WHERE "subjectType" = 'campaign' AND "subjectId" = $1 AND "reasons" #>> '{0,code}' = 'entry_member_cap'`,
    [code],
  );
  expect(rows[0].n).toBe(12);
});

test('no more is given in all than was said, though many enter at the same time', async () => {
  const members = await givenMembers(40);
  const code = await running({ total: 15 });
  await Promise.all(members.map((id) => tell([entered(id)])));
  expect([await giftsOf(code), await countOf(code)]).toEqual([15, 15]);
});

test('what a batch has no more of is refused, and leaves the limit to others', async () => {
  const [batch, members] = [await givenBatch({ total: 5, perMember: null }), await givenMembers(9)];
  const rewards = [{ kind: 'coupon', params: { batch: publicId('couponBatch', batch), count: 1 } }];
  const code = await running({ rewards, total: 7 });
  await tell(members.map((id) => entered(id)));
  expect([await giftsOf(code), (await numbersOf(batch)).copies]).toEqual([5, 5]);
  expect(await countOf(code)).toBe(5);
});

test('ending voids the unused coupons that it gave at entries, and no others of their batch (4.M.3)', async () => {
  const [batch, members] = [await givenBatch({ total: 50, perMember: null }), await givenMembers(3)];
  const rewards = [{ kind: 'coupon', params: { batch: publicId('couponBatch', batch), count: 1 } }];
  const code = await running({ rewards });
  await tell(members.map((id) => entered(id)));
  await processClaims(
    members.slice(1).map((id) => aClaim(id, batch)),
    new Date(),
  );
  await execute(endCampaignCommand, by(WRITER), { code, note: NOTE, unused: 'void' });
  await workCampaigns(new Date());
  expect(await numbersOf(batch)).toMatchObject({ copies: 5, voided: 3 });
});

test('a budget stops it at the last fen', async () => {
  // 10 points are worth 10 fen as tender: 100 points = ¥1.
  const [budget, members] = [await givenBudget({ limit: 35 }), await givenMembers(6)];
  const code = await running({}, { budget });
  await Promise.all(members.map((id) => tell([entered(id)])));
  expect(await giftsOf(code)).toBe(3);
});

test('nothing is given while it is paused, before it began, or to whom it is not for', async () => {
  const [one = '', two = ''] = await givenMembers(2);
  await pool().query(`INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, 'vip', 'test')`, [one]);
  const audience = { attribute: 'member.tags', oneOf: ['vip'] };
  const code = await running({ perMember: 9 }, { audience });
  await execute(pauseCampaignCommand, by(WRITER), { code, note: NOTE });
  await tell([entered(one)]);
  expect(await giftsOf(code)).toBe(0);
  await execute(resumeCampaignCommand, by(WRITER), { code, note: NOTE });
  await tell([
    entered(one, { at: addDays(new Date(), -3, ZONE) }),
    entered(one, { payload: { to: 'lost' } }),
    entered(two),
  ]);
  expect(await giftsOf(code)).toBe(0);
  await tell([entered(one), entered(two)]);
  const had = await giftKeys(pool(), [one, two], 'campaign', code);
  expect([had.get(one)?.size ?? 0, had.get(two)?.size ?? 0]).toEqual([1, 0]);
  // Only whoever was given something sees it, with what it was.
  const seen = async (id: string) => (await memberCampaigns(pool(), id, new Date())).map((campaign) => campaign.code);
  expect([(await seen(one)).includes(code), (await seen(two)).includes(code)]).toEqual([true, false]);
  expect((await memberCampaign(pool(), one, code, new Date()))?.gifts).toMatchObject([{ kind: 'points', amount: 10 }]);
});

test('those who are there when it begins are given it once, by whoever looks at the same time and by any revision', async () => {
  const members = await givenMembers(7);
  const last = members.at(-1) ?? '';
  for (const id of members) await stand(id, id === last ? 'active' : 'dormant');
  const code = await running({ to: ['dormant'], inside: true });
  await Promise.all([giveInside(new Date()), giveInside(new Date()), giveInside(new Date())]);
  expect(await giftsOf(code)).toBe(6);
  await pool().query(`UPDATE "CampaignEntry" SET "walkedAt" = NULL, "cursor" = NULL WHERE "code" = $1`, [code]);
  await giveInside(new Date());
  expect([await giftsOf(code), await countOf(code)]).toEqual([6, 6]);
  await tell([entered(last, { payload: { from: 'silent', to: 'dormant' } })]);
  expect(await giftsOf(code)).toBe(7);
});

test('the checks find rewards that cannot be given, segments that are not kept, and what the budget does not hold', async () => {
  const budget = await givenBudget({ limit: 999 });
  const { code, terms } = await submitted({ on: 'segment', to: ['nowhere'], total: 100 }, { budget });
  const found = async (said: object) =>
    (await execute(checkCampaignCommand, by(WRITER), { code, terms: said })).findings.filter(({ code: one }) =>
      one.startsWith('entry_'),
    );
  // 100 times 10 points are 1,000 fen.
  expect(await found(terms)).toMatchObject([
    { code: 'entry_segment_missing', level: 'block', facts: { segment: 'nowhere' } },
    { code: 'entry_beyond_budget', level: 'warn', facts: { cost: 1_000, left: 999 } },
  ]);
  const rewards = [{ kind: 'coupon', params: { batch: 'none-such', count: 1 } }];
  expect(await found({ ...terms, entry: { ...terms.entry, on: 'level', to: [], rewards } })).toMatchObject([
    { code: 'entry_reward_unknown', facts: { reward: 'none-such' } },
  ]);
});

test('every plan tells whom it fits, what it costs and what it lacks, and begins as a draft that can be submitted', async () => {
  await givenBatch({ total: 10_000, perMember: null });
  await givenBudget({ limit: 100_000_000 });
  const members = await givenMembers(3);
  for (const id of members) {
    await pool().query(
      `UPDATE "MemberStats" SET "orders" = 2, "lastOrderAt" = now() - interval '40 days' WHERE "memberId" = $1`,
      [id],
    );
    await stand(id, 'lost');
  }
  const cardOf = (code: string) => playCard.run({ ...by(WRITER), db: pool() }, { code });
  expect(playCodes()).toHaveLength(11);
  const lost = await cardOf('play_wake_lost');
  expect(lost).toMatchObject({ fits: 3, total: 100, lacks: [] });
  // ¥20 at most for each of a hundred coupons: the birthday coupon of the program is the largest.
  expect(lost.cost).toBe(200_000);
  const code = `p-${newId().slice(-12)}`;
  await execute(saveCampaignDraftCommand, by(WRITER), { code, basedOn: 0, isNew: true, terms: lost.terms });
  const { request } = await execute(submitCampaignCommand, by(WRITER), { code, note: NOTE });
  await execute(approveRequestCommand, by(OTHER), { requestId: request, note: '' });
  expect((await cardOf('play_wake_lost')).campaigns).toEqual([code]);
  await giveInside(new Date());
  expect(await giftsOf(code)).toBe(3);
  // A plan that waits for a segment says so, and how to keep it.
  const birthday = await cardOf('play_birthday');
  expect(birthday.lacks).toEqual(['segment']);
  expect(await playSegment.run({ ...by(WRITER), db: pool() }, { code: 'play_birthday' })).toMatchObject({
    code: 'play-birthday',
    where: {
      all: [
        { attribute: 'member.birth_month_in', atLeast: 0 },
        { attribute: 'member.birth_month_in', atMost: 0 },
      ],
    },
  });
});
