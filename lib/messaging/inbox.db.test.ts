import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenBatch, givenMembers } from '@/lib/coupons/testing/people';
import { decisionsOf } from '@/lib/decisions';
import type { Actor } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { givenCoupon, givenPoints } from '@/lib/orders/testing/quoted';
import { type Command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { OutboxEvent } from '@/lib/platform/outbox-drain';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { setConsentCommand } from '@/lib/privacy';
import '@/lib/wiring';
import { installStandardProgram } from '@/lib/standard-program';
import { markReadCommand, remindCheckInCommand, savePreferencesCommand } from './commands/inbox';
import { withdrawMessageCommand, writeMessageCommand } from './commands/write';
import { remindMembers } from './jobs/remind';
import { tellMember } from './listen';
import { inboxBadge, inboxPage } from './queries';
import { memberMessages } from './told';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

let events = 1_000_000;
const event = (name: string, memberId: string, payload: unknown, at = new Date()): OutboxEvent => ({
  id: events++,
  name,
  memberId,
  payload,
  at,
});
const member = async () => (await givenMembers(1))[0] ?? '';
const told = async (memberId: string) => (await inboxPage(pool(), memberId, null, null)).messages;
const as = <O>(memberId: string, command: Command<never, O>, input: unknown): Promise<O> =>
  execute(command, { ...systemCaller('test'), actor: { kind: 'member', id: memberId } }, input);
const read = (memberId: string, message: string | null) => as(memberId, markReadCommand as never, { message });

describe('an announcement', () => {
  test('becomes one message with names in both languages, however often it is carried', async () => {
    const id = await member();
    const reached = event('level.reached', id, { from: 'bronze', to: 'gold' });
    await Promise.all([tellMember(reached), tellMember(reached), tellMember(reached)]);
    expect(await told(id)).toMatchObject([
      { kind: 'level_reached', category: 'level', href: '/level', isRead: false, values: { level: { en: 'Gold' } } },
    ]);
  });

  test('of copies of one batch is one message a day, and none for what the member claimed', async () => {
    const id = await member();
    const [batchId, other] = [await givenBatch(), await givenBatch()];
    const given = (of: string, source: string) => tellMember(event('coupon.claimed', id, { batchId: of, source }));
    await Promise.all([given(batchId, 'give'), given(batchId, 'give'), given(batchId, 'claim'), given(other, 'give')]);
    expect((await told(id)).map(({ kind }) => kind)).toEqual(['coupon_arrived', 'coupon_arrived']);
  });

  test('of long ago is history and no news, and one that is wrong stops nothing', async () => {
    const id = await member();
    await tellMember(event('level.reached', id, { from: 'bronze', to: 'gold' }, new Date('2026-01-01T00:00:00Z')));
    await tellMember(event('level.reached', id, 'nonsense'));
    await tellMember(event('level.reached', id, { from: null, to: 'bronze' }));
    expect(await told(id)).toEqual([]);
  });
});

describe('an offer', () => {
  const say = (id: string, isGiven: boolean) =>
    as(id, setConsentCommand as never, { purpose: 'marketing', channel: 'inbox', isGiven });
  const kinds = async (id: string) => (await told(id)).map(({ kind }) => kind);

  test('reaches nobody who does not want offers, from the next message on, and it is kept why; his account still speaks', async () => {
    const [willing, unwilling, batchId] = [await member(), await member(), await givenBatch()];
    await say(unwilling, false);
    for (const id of [willing, unwilling]) {
      const given = event('coupon.claimed', id, { batchId, source: 'give' });
      // Carried again, it is decided once.
      await tellMember(given);
      await tellMember(given);
      await tellMember(event('level.invited', id, {}));
      await tellMember(event('points.expired', id, { points: 3 }));
    }
    expect((await kinds(willing)).toSorted()).toEqual(['coupon_arrived', 'level_invited', 'points_expired']);
    expect(await kinds(unwilling)).toEqual(['points_expired']);
    expect(await inboxBadge(pool(), unwilling, new Date())).toBe(1);
    const decided = (await decisionsOf(pool(), unwilling, null, 9)).filter(({ kind }) => kind === 'message.withheld');
    expect(decided.map(({ reasons }) => reasons)).toMatchObject([
      [{ code: 'contact_refused', outcome: 'withheld', facts: { message: 'coupon_arrived', purpose: 'marketing' } }],
    ]);
    await say(unwilling, true);
    await tellMember(event('level.invited', unwilling, {}));
    expect((await kinds(unwilling)).toSorted(), 'what was withheld stays so').toEqual([
      'level_invited',
      'points_expired',
    ]);
  });

  test('of what was told under an id that was merged asks the member who reads it', async () => {
    const [old, now] = [await member(), await member()];
    await pool().query(`UPDATE "Member" SET "mergedInto" = $2, "status" = 'merged' WHERE "id" = $1`, [old, now]);
    await tellMember(event('points.expired', old, { points: 3 }));
    expect(await kinds(old)).toEqual(['points_expired']);
    await say(now, false);
    await tellMember(event('level.invited', old, {}));
    expect(await kinds(old)).toEqual(['points_expired']);
  });
});

describe('an inbox', () => {
  test('is its member’s alone: nobody reads or marks the messages of another', async () => {
    const [one, other] = [await member(), await member()];
    await tellMember(event('points.expired', one, { points: 7 }));
    const [message] = await told(one);
    expect(await told(other)).toEqual([]);
    expect(await read(other, message?.id ?? '')).toEqual({ read: 0 });
    expect(await read(other, null)).toEqual({ read: 0 });
    expect(await inboxBadge(pool(), one, new Date())).toBe(1);
    expect(await read(one, message?.id ?? '')).toEqual({ read: 1 });
    expect(await read(one, message?.id ?? '')).toEqual({ read: 0 });
    expect(await inboxBadge(pool(), one, new Date())).toBe(0);
  });

  test('has nothing of somebody with whom he was merged by mistake, and split (4.K, N13)', async () => {
    const [one, other] = [await member(), await member()];
    await tellMember(event('points.expired', one, { points: 7 }));
    await pool().query('UPDATE "Member" SET "former" = ARRAY[$2::uuid] WHERE "id" = $1', [other, one]);
    expect(await told(other)).toEqual([]);
    expect(await read(other, null)).toEqual({ read: 0 });
    expect([await inboxBadge(pool(), other, new Date()), await inboxBadge(pool(), one, new Date())]).toEqual([0, 1]);
    await pool().query('UPDATE "Member" SET "absorbed" = ARRAY[$2::uuid], "former" = NULL WHERE "id" = $1', [
      other,
      one,
    ]);
    expect(await told(other), 'merged into him').toHaveLength(1);
  });

  test('pages newest first without losing or repeating any, also those of one moment', async () => {
    const id = await member();
    const at = new Date();
    for (let n = 1; n <= 45; n++) await tellMember(event('points.expired', id, { points: n }, at));
    const seen: unknown[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await inboxPage(pool(), id, 'points', cursor);
      seen.push(...page.messages.map(({ values }) => values.points));
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => 45 - n));
    expect((await inboxPage(pool(), id, 'level', null)).messages).toEqual([]);
    await expect(inboxPage(pool(), id, null, 'x')).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  test('asks for no attention for what is muted, nor in quiet hours', async () => {
    const id = await member();
    const prefer = (muted: string[], quiet: { from: number; to: number } | null) =>
      as(id, savePreferencesCommand as never, { muted, quiet });
    await tellMember(event('points.expired', id, { points: 7 }));
    await tellMember(event('level.invited', id, {}));
    const noon = localAt('2026-06-01T12:30');
    expect(await inboxBadge(pool(), id, noon)).toBe(2);
    await prefer(['points'], { from: 21, to: 9 });
    expect(await inboxBadge(pool(), id, noon)).toBe(1);
    expect(await inboxBadge(pool(), id, localAt('2026-06-01T23:00'))).toBe(0);
    await expect(prefer([], { from: 9, to: 9 })).rejects.toMatchObject({ name: 'InvalidInput' });
    await expect(prefer(['nothing'], null)).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});

test('what ends soon is told once for each end, in the morning, chunk by chunk and again after a stop', async () => {
  const people = await givenMembers(7);
  // Ends with 2028, as all points of these tests; the coupon in two days.
  for (const id of people) await givenPoints(id, 300);
  const now = localAt('2027-12-20T09:30');
  const batch = await givenBatch(
    { validity: { type: 'fixed', from: localAt('2027-12-01'), to: localAt('2027-12-22') } },
    localAt('2027-12-01'),
  );
  const holder = people[3] ?? '';
  await givenCoupon(holder, batch, localAt('2027-12-02'));
  expect(await remindMembers(localAt('2027-12-20T08:59'), 3)).toBe(0);
  const both = await Promise.all([remindMembers(now, 3), remindMembers(now, 2)]);
  const messages = (await Promise.all(people.map(told))).flat();
  const ending = (kind: string) => messages.filter((one) => one.kind === kind);
  expect(ending('points_ending').map(({ values }) => values)).toEqual(
    people.map(() => ({ points: 350, until: localAt('2028-01-01').toISOString() })),
  );
  expect(ending('coupons_ending')).toMatchObject([{ values: { coupons: 1 } }]);
  expect(both[0] + both[1]).toBeGreaterThanOrEqual(people.length + 1);
  expect(await remindMembers(now, 3)).toBe(0);
  expect(await remindMembers(localAt('2027-12-21T09:30'), 3)).toBe(0);
  expect(requireId('message', messages[0]?.id ?? '')).toMatch(/-/);
});

test('whoever asked for it is reminded of checking in, once, in the evening, on days on which he did not', async () => {
  const [waits, did, unasked, changed] = [await member(), await member(), await member(), await member()];
  const ask = (id: string, isOn: boolean) => as(id, remindCheckInCommand as never, { isOn });
  const [noon, evening] = [localAt('2029-03-05T17:59'), localAt('2029-03-05T18:00')];
  for (const id of [waits, did, changed]) await ask(id, true);
  await ask(changed, false);
  await pool().query(
    `INSERT INTO "CheckIn" ("memberId", "day", "at", "way", "points", "growth", "runFrom") VALUES ($1, $2, $3, 'tap', 5, 5, $2)`,
    [did, '2029-03-05', noon],
  );
  const waiting = async (id: string) => (await told(id)).filter(({ kind }) => kind === 'check_in_waits').length;
  const all = () => Promise.all([waits, did, unasked, changed].map(waiting));
  await remindMembers(noon, 1);
  expect(await all()).toEqual([0, 0, 0, 0]);
  await remindMembers(evening, 1);
  await remindMembers(evening, 1);
  expect(await all()).toEqual([1, 0, 0, 0]);
  await remindMembers(localAt('2029-03-06T19:00'), 1);
  expect(await all()).toEqual([2, 1, 0, 0]);
});

describe('what somebody of the staff writes to one member', () => {
  const staff = (permissions: readonly Permission[]): Actor => ({
    kind: 'staff',
    id: newId(),
    name: 'Li Na',
    roles: [],
    permissions: new Set(permissions),
    scope: null,
  });
  const writer = staff(['messages.send', 'messages.read']);
  const said = { title: { zh: '关于来电', en: '' }, text: { zh: '积分已核对。', en: 'Your points are right.' } };
  const by = <O>(command: Command<never, O>, input: unknown, actor = writer): Promise<O> =>
    execute(command, { ...systemCaller('test'), actor }, input);
  const write = (id: string) =>
    by(writeMessageCommand as never, { memberId: publicId('member', id), ...said, reason: 'he called' }) as Promise<{
      message: string;
    }>;
  const takeBack = (id: string, message: string) =>
    by(withdrawMessageCommand as never, {
      memberId: publicId('member', id),
      message: publicId('message', message),
      reason: 'wrong person',
    });
  const seen = async (id: string) =>
    (
      await memberMessages.run(
        { ...systemCaller('test'), actor: writer, db: pool() },
        { memberId: publicId('member', id) },
      )
    ).messages.filter(({ kind }) => kind === 'staff_note');

  test('stands in his inbox at once, in both languages, and staff see when he read it', async () => {
    const id = await member();
    await write(id);
    const [message] = await told(id);
    expect(message).toMatchObject({ kind: 'staff_note', values: { title: { zh: '关于来电', en: '关于来电' } } });
    expect(await seen(id)).toMatchObject([{ readAt: null, withheld: null, canWithdraw: true }]);
    await read(id, message?.id ?? '');
    const [after] = await seen(id);
    expect(after?.readAt).not.toBeNull();
    expect(after?.canWithdraw).toBe(false);
  });

  test('can be taken back until it is read, and the record stays', async () => {
    const id = await member();
    const { message } = await write(id);
    await takeBack(id, message);
    await takeBack(id, message);
    expect(await told(id)).toEqual([]);
    expect(await seen(id)).toMatchObject([{ withheld: 'withdrawn', canWithdraw: false }]);
    const { message: second } = await write(id);
    await read(id, null);
    await expect(takeBack(id, second)).rejects.toMatchObject({ code: 'message_read' });
    const other = await member();
    await expect(takeBack(other, second), 'of another').rejects.toMatchObject({ code: 'message_not_found' });
  });

  test('is five within a day at most', async () => {
    const id = await member();
    for (let times = 0; times < 5; times++) await write(id);
    await expect(write(id)).rejects.toMatchObject({ code: 'too_many_messages' });
    expect(await seen(id)).toHaveLength(5);
  });

  test('and what he did not want to hear is seen by staff with the reason, page by page', async () => {
    const [id, batchId] = [await member(), await givenBatch()];
    await as(id, setConsentCommand as never, { purpose: 'marketing', channel: 'inbox', isGiven: false });
    await tellMember(event('coupon.claimed', id, { batchId, source: 'give' }));
    const context = { ...systemCaller('test'), actor: writer, db: pool() };
    const page = await memberMessages.run(context, { memberId: publicId('member', id) });
    expect(page.messages).toMatchObject([{ kind: 'coupon_arrived', withheld: 'contact_refused' }]);
    expect(page.nextCursor).toBeNull();
  });
});
