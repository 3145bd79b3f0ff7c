import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveRequestCommand } from '@/lib/approvals';
import { parseId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { aPerson, call, givenKey } from './testing/call';

let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

const aMember = async (): Promise<string> => (await call('POST /members', { key, body: aPerson() })).body.id;
const adjust = (id: string, points: unknown, more: object = {}, headers = {}) =>
  call(`POST /members/${id}/points/adjust`, { key, headers, body: { points, reason: 'late delivery', ...more } });
const pointsOf = async (id: string) => (await call(`GET /members/${id}`, { key })).body.points;
const newest = async (id: string) => (await call(`GET /members/${id}/points?limit=1`, { key })).body.data[0];

describe('POST /members/{id}/points/adjust', () => {
  test('gives and takes at once, and the passbook says why', async () => {
    const id = await aMember();
    const given = await adjust(id, 1_000);
    expect(given).toMatchObject({
      status: 201,
      body: { type: 'ADJUST', points: 1_000, balanceAfter: 1_050, reason: 'late delivery', rule: 'adjust#direct' },
    });
    const taken = await adjust(id, -1_000);
    expect(taken).toMatchObject({ status: 201, body: { points: -1_000, balanceAfter: 50 } });
    expect(await newest(id)).toEqual(taken.body);
    expect(await pointsOf(id)).toMatchObject({ available: 50, debt: 0 });
    const { body } = await call(`GET /members/${id}/decisions?limit=1`, { key });
    expect(body.data[0]).toMatchObject({
      kind: 'book_adjusted',
      reasons: [{ code: 'points_adjusted', outcome: 'taken' }],
    });
  });

  test('above the threshold answers 202, moves nothing, and is done when somebody approves', async () => {
    const id = await aMember();
    const asked = await adjust(id, 1_001);
    expect(asked).toMatchObject({
      status: 202,
      body: { status: 'pending_approval', memberId: id, points: 1_001, threshold: 1_000 },
    });
    expect(await pointsOf(id)).toMatchObject({ available: 50 });
    const requestId = parseId('approval', asked.body.approval.id);
    await execute(approveRequestCommand, systemCaller('test'), { requestId, note: '' });
    expect(await pointsOf(id)).toMatchObject({ available: 1_051 });
    expect(await newest(id)).toMatchObject({ points: 1_001, rule: 'adjust#approved', reason: 'late delivery' });
  });

  test('what cannot be taken is 409 with how much is short', async () => {
    const id = await aMember();
    const refused = await adjust(id, -51);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'insufficient_points', facts: { short: 1, available: 50 } },
    });
    expect(await pointsOf(id)).toMatchObject({ available: 50 });
  });

  test('a repeat by source or by Idempotency-Key is the first answer; another content is refused', async () => {
    const id = await aMember();
    const source = { type: 'ticket', id: 'T-1' };
    const first = await adjust(id, 10, { source });
    const again = await adjust(id, 10, { source });
    expect([first.status, again.status, again.body]).toEqual([201, 200, first.body]);
    expect(await adjust(id, 11, { source })).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
    const keyed = { 'idempotency-key': `adjust-${id}` };
    const once = await adjust(id, 7, {}, keyed);
    const twice = await adjust(id, 7, {}, keyed);
    expect([twice.text, twice.headers['idempotent-replayed']]).toEqual([once.text, 'true']);
    expect(await pointsOf(id)).toMatchObject({ available: 67 });
    const waits = { type: 'ticket', id: 'T-2' };
    const asked = await adjust(id, 2_000, { source: waits });
    expect((await adjust(id, 2_000, { source: waits })).body).toEqual(asked.body);
  });

  test.each<[string, unknown, object]>([
    ['zero', 0, {}],
    ['a fraction', 1.5, {}],
    ['a text', '5', {}],
    ['far too much', 1_000_001, {}],
    ['no reason', 5, { reason: ' ' }],
    ['a reason without end', 5, { reason: 'x'.repeat(201) }],
    ['an unknown reason code', 5, { reasonCode: 'friendship' }],
  ])('%s is 422 and changes nothing', async (_, points, more) => {
    const id = await aMember();
    expect(await adjust(id, points, more)).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(await pointsOf(id)).toMatchObject({ available: 50 });
  });

  test('an unknown member is 404', async () => {
    const nobody = `mem_${'0'.repeat(26)}`;
    expect(await adjust(nobody, 5)).toMatchObject({ status: 404, body: { code: 'member_not_found' } });
  });
});
