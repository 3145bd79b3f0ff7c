import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvalList, approveRequestCommand, rejectRequestCommand, withdrawRequestCommand } from '@/lib/approvals';
import { decisionsOf } from '@/lib/decisions';
import { enrolMembers } from '@/lib/enrolment';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { addDays } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { bookSummary, readPassbook, verifyBook } from '@/lib/ledger';
import { memberById } from '@/lib/members';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { createStaffCommand } from '@/lib/access';
import { adjustGrowthCommand, adjustmentTerms, adjustPointsCommand } from '.';
import { declareOwnCommand } from './commands/declare-own';
import { forgetOwnCommand } from './commands/forget-own';

const NOW = localAt('2026-11-22T12:00');
const tomorrow = addDays(NOW, 1, ZONE);

let people = 0;
async function aMember(email: string | null = null): Promise<string> {
  const item = { externalId: `adj-${++people}`, email };
  const registeredAt = new Date('2026-01-05T02:00:00Z');
  const actor = { kind: 'system', name: 'test' } as const;
  const [outcome] = await enrolMembers([{ ...item, registeredAt }], { actor, now: NOW });
  return must(outcome?.ok === true ? outcome.value.memberId : null, 'enrolled');
}

const emailOf = (id: number) => `staff-${id}@example.com`;

/** A member of staff who may do everything; what he may not is about whose account it is. */
async function aPerson() {
  const number = ++people;
  const grants = [{ role: 'operator' as const }];
  const input = { email: emailOf(number), name: `Person ${number}`, password: 'tea-house-at-nine', grants };
  const { staffId } = await execute(createStaffCommand, systemCaller('test'), input);
  const permissions = new Set(PERMISSIONS);
  const actor: Actor = { kind: 'staff', id: staffId, name: `Person ${number}`, roles: [], permissions, scope: null };
  return { number, by: (now = NOW) => ({ ...systemCaller('test', now), actor }) };
}

const aKey = (makerId: string | null = null) => {
  const permissions = new Set(PERMISSIONS);
  return {
    ...systemCaller('test', NOW),
    actor: { kind: 'key', id: newId(), name: 'till', makerId, permissions, scope: null } as Actor,
  };
};

const said = (memberId: string, points: number, more: object = {}) => ({
  id: publicId('member', memberId),
  points,
  reason: 'delivery came late',
  reasonCode: 'goodwill' as const,
  ...more,
});
const adjust = (caller: ReturnType<typeof aKey>, memberId: string, points: number, more: object = {}) =>
  execute(adjustPointsCommand, caller, said(memberId, points, more));
const available = async (memberId: string) => (await bookSummary(pool(), memberId, NOW)).points.available;
const trailOf = async (memberId: string) =>
  (
    await pool().query('SELECT action, reason, "actorName" FROM "AuditEntry" WHERE "objectId" = $1 ORDER BY id', [
      memberId,
    ])
  ).rows;

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

describe('below the threshold', () => {
  test('points are given at once, with their reason, decision and rows in the trail', async () => {
    const [memberId, person] = [await aMember(), await aPerson()];
    const answer = await adjust(person.by(), memberId, 200);
    expect(answer).toMatchObject({
      kind: 'booked',
      isRepeat: false,
      entry: { type: 'ADJUST', amount: 200, direction: 1 },
    });
    expect(await available(memberId)).toBe(250);
    const [line] = await readPassbook(pool(), memberId, ['points'], null, 1);
    expect(line).toMatchObject({
      reason: 'adjust_goodwill',
      rule: 'adjust#direct',
      detail: { note: 'delivery came late' },
    });
    // As long as points that are earned now: to the start of 2028, local.
    expect(line?.lots[0]?.expiresAt).toEqual(localAt('2028-01-01'));
    const [decision] = await decisionsOf(pool(), memberId, null, 1);
    expect(decision).toMatchObject({
      kind: 'book_adjusted',
      reasons: [{ code: 'points_adjusted', facts: { amount: 200 } }],
    });
    expect(await trailOf(memberId)).toEqual([
      { action: 'points.adjust', reason: 'delivery came late', actorName: expect.stringContaining('Person') },
    ]);
    expect(await verifyBook(pool(), memberId, 'points')).toEqual([]);
  });

  test('points are taken in spend order, and never more than there are', async () => {
    const [memberId, person] = [await aMember(), await aPerson()];
    await adjust(person.by(), memberId, -30);
    expect(await available(memberId)).toBe(20);
    await expect(adjust(person.by(), memberId, -21)).rejects.toMatchObject({
      code: 'insufficient_points',
      facts: { short: 1, available: 20 },
    });
    expect([await available(memberId), await verifyBook(pool(), memberId, 'points')]).toEqual([20, []]);
  });

  test('growth goes the same way and never below zero', async () => {
    const [memberId, person] = [await aMember(), await aPerson()];
    const about = { id: publicId('member', memberId), reason: 'missed order', reasonCode: 'missed' as const };
    await execute(adjustGrowthCommand, person.by(), { ...about, growth: 80 });
    await expect(execute(adjustGrowthCommand, person.by(), { ...about, growth: -81 })).rejects.toMatchObject({
      code: 'insufficient_growth',
    });
    expect((await bookSummary(pool(), memberId, NOW)).growth.total).toBe(80);
    expect(await verifyBook(pool(), memberId, 'growth')).toEqual([]);
  });

  test('the same source counts once, however often and at the same moment it comes', async () => {
    const memberId = await aMember();
    const caller = aKey();
    const source = { type: 'ticket', id: newId() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => adjust(caller, memberId, 100, { source })));
    expect(answers.filter((answer) => !answer.isRepeat)).toHaveLength(1);
    expect(new Set(answers.map((answer) => (answer.kind === 'booked' ? answer.entry.id : ''))).size).toBe(1);
    expect(await available(memberId)).toBe(150);
    await expect(adjust(caller, memberId, 101, { source })).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });
});

test('two sources that read alike when joined are two changes, booked or asked for (4.F)', async () => {
  const [memberId, key] = [await aMember(), aKey()];
  for (const points of [10, 2_000]) {
    for (const source of [
      { type: `ticket${points}`, id: 'x:1' },
      { type: `ticket${points}:x`, id: '1' },
    ])
      expect((await adjust(key, memberId, points, { source })).isRepeat).toBe(false);
  }
  expect(await available(memberId)).toBe(70);
});

describe('above the threshold', () => {
  test('nothing moves until another person approves, who is named beside the author', async () => {
    const [memberId, maker, checker] = [await aMember(), await aPerson(), await aPerson()];
    const answer = await adjust(maker.by(), memberId, 1_001);
    expect(answer).toMatchObject({ kind: 'pending', threshold: 1_000 });
    expect(await available(memberId)).toBe(50);
    const request = { requestId: answer.kind === 'pending' ? answer.request.id : '', note: '' };
    await expect(execute(approveRequestCommand, maker.by(), request)).rejects.toMatchObject({ code: 'own_request' });
    const decided = await execute(approveRequestCommand, checker.by(tomorrow), request);
    expect(decided.result).toMatchObject({ points: 1_001, balance: 1_051 });
    expect(await available(memberId)).toBe(50); // not yet tomorrow
    expect((await bookSummary(pool(), memberId, tomorrow)).points.available).toBe(1_051);
    const [line] = await readPassbook(pool(), memberId, ['points'], null, 1);
    const [who, other] = [maker.by().actor, checker.by().actor];
    expect(line).toMatchObject({
      rule: 'adjust#approved',
      actor: who.kind === 'staff' ? `staff:${who.id}` : '',
      detail: { approvedBy: other.kind === 'staff' ? `staff:${other.id}` : '' },
    });
    expect((await trailOf(memberId)).map(({ action }) => action)).toEqual(['points.adjust', 'points.adjust']);
    expect(await verifyBook(pool(), memberId, 'points')).toEqual([]);
  });

  test('ten approvers at the same moment give once', async () => {
    const [memberId, maker] = [await aMember(), await aPerson()];
    const answer = await adjust(maker.by(), memberId, 2_000);
    const request = { requestId: answer.kind === 'pending' ? answer.request.id : '', note: '' };
    const checkers = await Promise.all(Array.from({ length: 10 }, () => aPerson()));
    const tried = await Promise.allSettled(checkers.map(({ by }) => execute(approveRequestCommand, by(), request)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await available(memberId)).toBe(2_050);
  });

  test('what was rejected never moves', async () => {
    const [memberId, maker, checker] = [await aMember(), await aPerson(), await aPerson()];
    const answer = await adjust(maker.by(), memberId, 5_000);
    const requestId = answer.kind === 'pending' ? answer.request.id : '';
    await execute(rejectRequestCommand, checker.by(), { requestId, note: 'no receipt' });
    await expect(execute(approveRequestCommand, checker.by(), { requestId, note: '' })).rejects.toMatchObject({
      code: 'approval_decided',
    });
    expect(await available(memberId)).toBe(50);
  });

  test('the same source again is refused after a rejection, with what was said', async () => {
    const [memberId, maker, checker] = [await aMember(), await aPerson(), await aPerson()];
    const source = { type: 'ticket', id: newId() };
    const answer = await adjust(maker.by(), memberId, 5_000, { source });
    const requestId = answer.kind === 'pending' ? answer.request.id : '';
    expect(await adjust(maker.by(), memberId, 5_000, { source })).toMatchObject({ kind: 'pending', isRepeat: true });
    await execute(rejectRequestCommand, checker.by(), { requestId, note: 'no receipt' });
    await expect(adjust(maker.by(), memberId, 5_000, { source })).rejects.toMatchObject({
      code: 'approval_rejected',
      status: 409,
      facts: { approval: publicId('approval', requestId), at: NOW.toISOString(), note: 'no receipt' },
    });
    await expect(adjust(maker.by(), memberId, 5_001, { source })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
  });

  test('what was withdrawn or ended unanswered may be asked anew, and is approved once', async () => {
    const [memberId, maker, checker] = [await aMember(), await aPerson(), await aPerson()];
    const source = { type: 'ticket', id: newId() };
    const ask = async (now: Date) => {
      const answer = await adjust(maker.by(now), memberId, 5_000, { source });
      return { isRepeat: answer.isRepeat, requestId: answer.kind === 'pending' ? answer.request.id : '' };
    };
    const first = await ask(NOW);
    await execute(withdrawRequestCommand, maker.by(), { requestId: first.requestId });
    const second = await ask(NOW);
    // Nobody answered for eight days, and no job has written it down.
    const later = addDays(NOW, 8, ZONE);
    const third = await ask(later);
    expect([first, second, third].map(({ isRepeat }) => isRepeat)).toEqual([false, false, false]);
    expect(new Set([first, second, third].map(({ requestId }) => requestId)).size).toBe(3);
    expect((await ask(later)).requestId).toBe(third.requestId);
    const states = await pool().query('SELECT state FROM "ApprovalRequest" WHERE "objectId" = $1 ORDER BY id', [
      memberId,
    ]);
    expect(states.rows.map(({ state }) => state)).toEqual(['withdrawn', 'expired', 'requested']);
    await execute(approveRequestCommand, checker.by(later), { requestId: third.requestId, note: '' });
    expect((await adjust(maker.by(later), memberId, 5_000, { source })).kind).toBe('booked');
    expect((await bookSummary(pool(), memberId, later)).points.available).toBe(5_050);
  });

  test('a large change cannot be cut into small ones by staff, while an integration is judged by each', async () => {
    const [memberId, maker, key] = [await aMember(), await aPerson(), aKey()];
    const growth = { id: publicId('member', memberId), growth: 600, reason: 'missed', reasonCode: 'missed' as const };
    expect((await execute(adjustGrowthCommand, maker.by(), growth)).kind).toBe('booked');
    expect((await adjust(maker.by(), memberId, 600)).kind).toBe('booked');
    expect((await adjust(maker.by(), memberId, 600)).kind).toBe('pending');
    expect((await adjust(maker.by(tomorrow), memberId, 600)).kind).toBe('booked');
    expect((await adjust(key, memberId, 600)).kind).toBe('booked');
    expect((await adjust(key, memberId, 600)).kind).toBe('booked');
    expect((await adjust(key, memberId, 1_001)).kind).toBe('pending');
  });

  test('nobody is asked for what cannot be taken anyway', async () => {
    const [memberId, maker] = [await aMember(), await aPerson()];
    await expect(adjust(maker.by(), memberId, -2_000)).rejects.toMatchObject({ code: 'insufficient_points' });
    const asked = await approvalList.run({ ...maker.by(), db: pool() }, approvalList.input.parse({ view: 'mine' }));
    expect(asked.rows).toEqual([]);
  });

  test('the threshold is a setting of the program', async () => {
    const [memberId, key] = [await aMember(), aKey()];
    const set = (json: string) => pool().query(`UPDATE "Program" SET "settings" = $1::jsonb`, [json]);
    const { shared } = await import('@/lib/platform/shared');
    await set('{"adjustments": {"threshold": 10}}');
    shared.forget('program');
    expect((await adjust(key, memberId, 11)).kind).toBe('pending');
    await set('{}');
    shared.forget('program');
    expect((await adjust(key, memberId, 11)).kind).toBe('booked');
  });
});

describe('limits of a day', () => {
  test('one person moves at most so many points on a local day, all members together, also at the same moment', async () => {
    const person = await aPerson();
    const members = await Promise.all(Array.from({ length: 25 }, () => aMember()));
    const tried = await Promise.allSettled(members.map((memberId) => adjust(person.by(), memberId, 1_000)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const refused = tried.find((one) => one.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'adjust_limit_reached', facts: { limit: 20_000, used: 20_000 } } });
    const [memberId] = members as [string];
    expect(await adjustmentTerms(pool(), person.by().actor, memberId, NOW)).toMatchObject({
      points: { left: { count: 30, amount: 0 } },
      growth: { atOnceMax: 1_000, left: { count: 50, amount: 20_000 } },
      threshold: 1_000,
    });
    // The next local day begins at 16:00 UTC.
    expect((await adjust(person.by(localAt('2026-11-23')), await aMember(), 10)).kind).toBe('booked');
    await expect(adjust(person.by(localAt('2026-11-22T23:59:59')), await aMember(), 10)).rejects.toMatchObject({
      code: 'adjust_limit_reached',
    });
  });
});

describe('never for oneself', () => {
  test('the account with one’s own e-mail is neither changed nor approved', async () => {
    const [own, other] = [await aPerson(), await aPerson()];
    const memberId = await aMember(emailOf(own.number).toUpperCase());
    await expect(adjust(own.by(), memberId, 1)).rejects.toMatchObject({ code: 'own_account', status: 403 });
    const answer = await adjust(other.by(), memberId, 2_000);
    const request = { requestId: answer.kind === 'pending' ? answer.request.id : '', note: '' };
    await expect(execute(approveRequestCommand, own.by(), request)).rejects.toMatchObject({ code: 'own_account' });
    expect(await available(memberId)).toBe(50);
    expect((await adjustmentTerms(pool(), own.by().actor, memberId, NOW)).isOwn).toBe(true);
  });

  test('nor by a key that one has made, which then cannot be approved by its maker either', async () => {
    const own = await aPerson();
    const key = aKey((own.by().actor as { id: string }).id);
    const memberId = await aMember(emailOf(own.number));
    await expect(adjust(key, memberId, 1)).rejects.toMatchObject({ code: 'own_account' });
    const answer = await adjust(key, await aMember(), 5_000);
    const request = { requestId: answer.kind === 'pending' ? answer.request.id : '', note: '' };
    await expect(execute(approveRequestCommand, own.by(), request)).rejects.toMatchObject({ code: 'own_request' });
  });

  test('nor one that was declared as of the household', async () => {
    const [person, memberId] = [await aPerson(), await aMember()];
    expect((await adjust(person.by(), memberId, 1)).kind).toBe('booked');
    const code = must(await memberById(pool(), memberId), 'a member').code;
    await execute(declareOwnCommand, person.by(), { code: code.toLowerCase() });
    await expect(adjust(person.by(), memberId, 1)).rejects.toMatchObject({ code: 'own_account' });
    const { actor } = person.by();
    const input = { staffId: actor.kind === 'staff' ? actor.id : '', reason: 'moved out' };
    await expect(execute(forgetOwnCommand, person.by(), input)).rejects.toMatchObject({ code: 'not_yourself' });
    expect(await execute(forgetOwnCommand, (await aPerson()).by(), input)).toBe(1);
    expect((await adjust(person.by(), memberId, 1)).kind).toBe('booked');
  });
});
