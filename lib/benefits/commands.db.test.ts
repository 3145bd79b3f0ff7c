import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenBudget, roomsOf } from '@/lib/budgets/testing/given';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { cancelBenefitJobCommand, claimBenefitCommand, grantBenefitCommand, grantManyCommand } from './commands/grant';
import { redeemBenefit, returnBenefit, undoBenefitUse, voidGrant } from './commands/use';
import {
  dropBenefitDraftCommand,
  publishBenefitCommand,
  saveBenefitDraftCommand,
  setBenefitStateCommand,
} from './commands/versions';
import { runBenefitJobs } from './jobs/run';
import { grantsOf } from './queries';
import { forgetBook, givenBenefit, givenGrant, givenMembers } from './testing/grants';
import { aTerms } from './testing/terms';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const CALLER = systemCaller('test');
const clerk = (id: string, permissions: readonly Permission[] = ['benefits.redeem']): Actor => ({
  kind: 'staff',
  id,
  name: id,
  roles: ['clerk'],
  permissions: new Set(permissions),
  scope: null,
});
const as = (actor: Actor, now = new Date()) => ({ ...CALLER, actor, now });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const RIGHT = { kind: 'service_right', params: { service: 'free_packaging' } } as const;

async function atDesk(quota: number | null, more: Parameters<typeof givenBenefit>[0] = {}) {
  const [memberId = ''] = await givenMembers(1);
  const grant = await givenGrant(memberId, await givenBenefit({ ...RIGHT, ...more }), { quota });
  return { memberId: publicId('member', memberId), grant: publicId('benefitGrant', grant.id) };
}

test('two desks with the last time at once: exactly one is told yes, and its double click is the same use', async () => {
  const ref = await atDesk(1);
  const desk = (key: string) => code(execute(redeemBenefit, CALLER, { ...ref, key }));
  const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map(desk));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  const winner = ['a', 'b', 'c', 'd'][outcomes.indexOf('done')] ?? '';
  expect((await execute(redeemBenefit, CALLER, { ...ref, key: winner })).isRepeat).toBe(true);
});

test('a use is undone within ten minutes by who made it, or by who oversees the desk', async () => {
  const ref = await atDesk(1);
  const [one, other] = [clerk('one'), clerk('other')];
  const at = new Date();
  await execute(redeemBenefit, as(one, at), { ...ref, key: 'k' });
  const late = new Date(at.getTime() + 10 * 60_000 + 1);
  expect(await code(execute(undoBenefitUse, as(one, late), { ...ref, key: 'k' }))).toBe('undo_too_late');
  expect(await code(execute(undoBenefitUse, as(other, at), { ...ref, key: 'k' }))).toBe('undo_of_other_clerk');
  expect((await execute(undoBenefitUse, as(one, at), { ...ref, key: 'k' })).grant.used).toBe(0);
  // The undone press, sent again late, uses nothing a second time.
  expect(await code(execute(redeemBenefit, as(one, at), { ...ref, key: 'k' }))).toBe('redemption_undone');
  expect(await code(execute(redeemBenefit, as(other, at), { ...ref, key: 'k2' }))).toBe('done');
});

test('what it is not for here and now is said with the reason', async () => {
  const ref = await atDesk(1, { stores: ['SH-01'] });
  expect(await code(execute(redeemBenefit, CALLER, { ...ref, key: 'k', storeCode: 'BJ-01' }))).toBe(
    'benefit_wrong_store',
  );
  expect(await code(execute(redeemBenefit, CALLER, { ...ref, key: 'k', storeCode: 'SH-01' }))).toBe('done');
  const scoped: Actor = { ...clerk('far'), scope: { regionIds: [], storeIds: [] } } as Actor;
  expect(await code(execute(redeemBenefit, as(scoped), { ...ref, key: 'x', storeCode: 'SH-01' }))).toBe(
    'store_out_of_scope',
  );
});

test('a use that comes back after its period may be granted anew, once', async () => {
  const [memberId = ''] = await givenMembers(1);
  const benefit = await givenBenefit({ ...RIGHT, validity: { type: 'days', days: 7 } });
  const soon = new Date(Date.now() + 60_000);
  const grant = await givenGrant(memberId, benefit, { quota: 1, endsAt: soon });
  const ref = { memberId: publicId('member', memberId), grant: publicId('benefitGrant', grant.id) };
  await execute(redeemBenefit, CALLER, { ...ref, key: 'k' });
  const after = { ...CALLER, now: new Date(soon.getTime() + 1) };
  const input = { ...ref, key: 'k', reissue: true, note: 'came back' };
  expect((await execute(returnBenefit, after, input)).grant).toMatchObject({ quota: 1, used: 0, source: 'manual' });
  expect((await execute(returnBenefit, after, input)).isRepeat).toBe(true);
  const views = await grantsOf(pool(), memberId, { cursor: null, limit: 10, now: after.now });
  expect(views.map(({ state }) => state)).toEqual(['ACTIVE', 'EXPIRED']);
});

test('what is voided counts no more, and is voided once', async () => {
  const ref = await atDesk(2);
  const input = { ...ref, note: 'by mistake' };
  expect((await execute(voidGrant, CALLER, input)).isRepeat).toBe(false);
  expect((await execute(voidGrant, CALLER, input)).isRepeat).toBe(true);
  expect(await code(execute(redeemBenefit, CALLER, { ...ref, key: 'k' }))).toBe('benefit_voided');
});

test('a grant by hand is made once by its key, many by a list that may be stopped', async () => {
  const ids = await givenMembers(4);
  const benefit = await givenBenefit({ times: 1 });
  const [first = ''] = ids;
  const input = { code: benefit, memberId: publicId('member', first), key: 'once', note: 'sorry' };
  const made = await execute(grantBenefitCommand, CALLER, input);
  expect(await execute(grantBenefitCommand, CALLER, input)).toMatchObject({
    isRepeat: true,
    grant: { id: made.grant.id },
  });
  const members = ids.map((id) => publicId('member', id));
  const { job } = await execute(grantManyCommand, CALLER, { code: benefit, members, note: 'for all' });
  await runBenefitJobs(() => new Date(), { chunk: 3, chunksMax: 1 });
  await execute(cancelBenefitJobCommand, CALLER, { job });
  await runBenefitJobs(() => new Date(), { chunk: 3 });
  const { rows } = await pool().query(
    `SELECT count(*)::int AS n FROM "BenefitGrant" WHERE "benefit" = $1 AND "source" = 'bulk'`,
    [benefit],
  );
  expect(rows[0]?.n).toBe(3);
});

test('a member claims what is open for claiming, once a period', async () => {
  const [memberId = ''] = await givenMembers(1);
  const member = as({ kind: 'member', id: memberId });
  const open = await givenBenefit({ per: 'month', validity: { type: 'period' }, times: 2, giveOn: [{ on: 'claim' }] });
  const shut = await givenBenefit();
  await execute(claimBenefitCommand, member, { code: open });
  expect(await code(execute(claimBenefitCommand, member, { code: open }))).toBe('benefit_had');
  expect(await code(execute(claimBenefitCommand, member, { code: shut }))).toBe('benefit_not_open');
});

test('a version counts for what is granted from its beginning on; a paused benefit is granted to nobody', async () => {
  const [memberId = ''] = await givenMembers(1);
  const name = `b-${memberId.slice(-12)}`;
  const terms = JSON.parse(JSON.stringify(aTerms({ times: 3 })));
  await execute(saveBenefitDraftCommand, CALLER, { code: name, basedOn: 0, terms });
  const at = { ...CALLER, now: new Date() };
  const publish = (basedOn: number) =>
    execute(publishBenefitCommand, at, { code: name, basedOn, terms, note: 'first' });
  const { effectiveFrom } = await publish(0);
  expect(await code(publish(0))).toBe('terms_changed_meanwhile');
  await forgetBook();
  const input = { code: name, memberId: publicId('member', memberId), key: 'k', note: 'test' };
  expect(await code(execute(grantBenefitCommand, at, input))).toBe('benefit_not_open');
  const then = { ...CALLER, now: new Date(Date.parse(effectiveFrom) + 1) };
  expect((await execute(grantBenefitCommand, then, input)).grant).toMatchObject({ quota: 3, version: 1 });
  await execute(setBenefitStateCommand, CALLER, { code: name, state: 'paused', note: 'rest' });
  await forgetBook();
  expect(await code(execute(grantBenefitCommand, then, { ...input, key: 'k2' }))).toBe('benefit_not_open');
});

test('a draft that is thrown away is gone, once', async () => {
  await execute(saveBenefitDraftCommand, CALLER, { code: 'thrown-away', basedOn: 0, terms: {} });
  const drop = () => execute(dropBenefitDraftCommand, CALLER, { code: 'thrown-away' });
  expect(await drop()).toEqual({ dropped: true });
  expect(await drop()).toEqual({ dropped: false });
});

test('an audience is of members: a condition on carts is refused when it is published', async () => {
  const publish = (name: string, where: unknown) => {
    const terms = { ...JSON.parse(JSON.stringify(aTerms())), where };
    return code(execute(publishBenefitCommand, CALLER, { code: name, basedOn: 0, terms, note: 'first' }));
  };
  expect(await publish('of-carts', { attribute: 'cart.amount', atLeast: 1 })).toBe('attribute_not_of_members');
  expect(await publish('of-members', { attribute: 'member.orders', atLeast: 1 })).toBe('done');
});

describe('what a use at a desk costs (S3-8.3, N7)', () => {
  const RICH = { ...RIGHT, cost: { perUse: 1_500 } };
  const spent = async (budget: string) => (await roomsOf(budget)).reduce((sum, room) => sum + room.spent, 0);

  test('is spent of the budget it names, and of the pools of its store and of the member’s level', async () => {
    const named = await givenBudget({ limit: 10_000 });
    const ref = await atDesk(2, { ...RIGHT, cost: { perUse: 1_500, budget: named } });
    const ofStore = await givenBudget({ limit: 10_000, scope: 'store', subject: 'DESK-01', per: 'month' });
    await execute(redeemBenefit, CALLER, { ...ref, key: 'k', storeCode: 'DESK-01' });
    await execute(redeemBenefit, CALLER, { ...ref, key: 'k', storeCode: 'DESK-01' });
    expect([await spent(named), await spent(ofStore)]).toEqual([1_500, 1_500]);
    await execute(undoBenefitUse, CALLER, { ...ref, key: 'k' });
    expect([await spent(named), await spent(ofStore)]).toEqual([0, 0]);
  });

  test('comes back to its budget when the use is given back', async () => {
    const budget = await givenBudget({ limit: 10_000 });
    const ref = await atDesk(1, { ...RIGHT, cost: { perUse: 700, budget } });
    await execute(redeemBenefit, CALLER, { ...ref, key: 'k' });
    expect(await spent(budget)).toBe(700);
    await execute(returnBenefit, CALLER, { ...ref, key: 'k', note: 'came back' });
    expect(await spent(budget)).toBe(0);
  });

  test.each([
    ['fen', { limit: 2_000, kind: 'AMOUNT' }],
    ['times', { limit: 1, kind: 'COUNT' }],
  ])(
    'of many desks that race for the last %s of a budget one gets it, and the others have used nothing',
    async (_, of) => {
      const budget = await givenBudget(of);
      const benefit = await givenBenefit({ ...RICH, cost: { ...RICH.cost, budget } });
      const refs = await Promise.all(
        (await givenMembers(6)).map(async (id) => {
          const { id: grant } = await givenGrant(id, benefit, { quota: 1 });
          return { memberId: publicId('member', id), grant: publicId('benefitGrant', grant) };
        }),
      );
      const told = await Promise.all(refs.map((ref) => code(execute(redeemBenefit, CALLER, { ...ref, key: 'k' }))));
      expect(told.toSorted()).toEqual([...Array(5).fill('budget_exhausted'), 'done']);
      const { rows } = await pool().query(
        `SELECT sum("used")::int AS "used" FROM "BenefitGrant" WHERE "benefit" = $1`,
        [benefit],
      );
      expect(rows).toEqual([{ used: 1 }]);
      expect(await roomsOf(budget)).toMatchObject([{ reserved: 0, spent: of.kind === 'COUNT' ? 1 : 1_500 }]);
    },
  );

  test('a budget that does not exist pays for nothing', async () => {
    const ref = await atDesk(1, { ...RIGHT, cost: { perUse: 100, budget: 'nobodys' } });
    expect(await code(execute(redeemBenefit, CALLER, { ...ref, key: 'k' }))).toBe('budget_not_found');
  });
});

test('for how long a use is undone is the program’s setting', async () => {
  const ref = await atDesk(1);
  await execute(redeemBenefit, { ...CALLER, now: new Date() }, { ...ref, key: 'k' });
  const set = (seconds: number) =>
    pool().query(`UPDATE "Program" SET "settings" = "settings" || $1::jsonb`, [{ benefits: { undoSeconds: seconds } }]);
  await set(0);
  await forgetBook();
  expect(await code(execute(undoBenefitUse, { ...CALLER, now: new Date() }, { ...ref, key: 'k' }))).toBe(
    'undo_too_late',
  );
  await set(600);
  await forgetBook();
  expect(await code(execute(undoBenefitUse, { ...CALLER, now: new Date() }, { ...ref, key: 'k' }))).toBe('done');
});
