import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuePass } from '@/lib/desk';
import { requireId } from '@/lib/kernel/id';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { installStandardProgram } from '@/lib/standard-program';
import { anOrderBody, aPerson, call, givenKey, TILL } from './testing/call';

let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

const enrol = (body: unknown, by = key) => call('POST /members', { key: by, body });

/** The birthday of somebody who is thirteen for some months yet. */
const childhood = () => new Date(Date.now() - 13.5 * 365.25 * 86_400_000).toISOString().slice(0, 10);

describe('a member', () => {
  test('is enrolled once, whichever of his names he comes by', async () => {
    const person = aPerson();
    const first = await enrol(person);
    expect(first).toMatchObject({
      status: 201,
      body: {
        externalId: person.externalId,
        level: { code: 'bronze', name: 'Bronze', rank: 1, validTo: null },
        growth: { total: 0 },
        points: { available: 50, pending: 0, debt: 0, earned: 50, spent: 0, expired: 0, expiring: [{ points: 50 }] },
        stats: { orders: 0, amount: 0, refunded: 0, firstOrderAt: null, lastOrderAt: null },
        lifecycle: 'new',
        tags: [],
      },
    });
    const again = [
      await enrol(person),
      await enrol({ mobile: `+86 ${person.mobile}` }),
      await enrol({ externalId: person.externalId }),
    ];
    expect(again.map(({ status, body }) => [status, body.id])).toEqual(again.map(() => [200, first.body.id]));
  });

  test('is found by id, external id, mobile and code, also without an address', async () => {
    const person = aPerson();
    const { id, code } = (await enrol(person)).body;
    const mobile = encodeURIComponent(`+86${person.mobile}`);
    const found = [
      await call(`GET /members/${id}`, { key }),
      await call(`GET /members?externalId=${person.externalId}`, { key }),
      await call(`GET /members?mobile=${mobile}`, { key }),
      await call(`GET /members?code=${code.toLowerCase()}`, { key }),
      await call('POST /members/lookup', { key, body: { mobile: person.mobile } }),
      await call('POST /members/lookup', { key, body: { code } }),
    ];
    expect(found.map(({ status, body }) => [status, body.id])).toEqual(found.map(() => [200, id]));
  });

  test('is looked up by the code of his pass, which counts once, by a key for any store', async () => {
    const { id } = (await enrol(aPerson())).body;
    const { slices, nonce } = await issuePass(pool(), requireId('member', id), new Date());
    const elsewhere = await givenKey(TILL, { storeId: newId() });
    const body = { code: slices[0]?.codes[nonce]?.replace(/(\d{4})(?=\d)/g, '$1 '), key: 'scan-1' };
    expect(await call('POST /members/lookup', { key: elsewhere, body })).toMatchObject({ status: 200, body: { id } });
    expect((await call('POST /members/lookup', { key: elsewhere, body })).status).toBe(200);
    const again = await call('POST /members/lookup', { key, body: { code: body.code } });
    expect(again).toMatchObject({ status: 409, body: { code: 'pass_used', facts: { storeCode: null } } });
    const mistyped = body.code?.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const wrong = await call('POST /members/lookup', { key, body: { code: mistyped } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'pass_mistyped' } });
  });

  test('is masked for a key that may not see him, and shown to one that may, which is kept', async () => {
    const person = aPerson();
    const { id, ...masked } = (await enrol(person)).body;
    expect(masked).toMatchObject({
      name: '王**',
      mobile: `139****${person.mobile.slice(-4)}`,
      email: 'w***@example.com',
      birthday: '****-05-**',
    });
    const open = await givenKey([...TILL, 'members.reveal']);
    const { name, mobile, email, birthday } = person;
    expect((await call(`GET /members/${id}`, { key: open })).body).toMatchObject({ name, mobile, email, birthday });
    expect((await call(`GET /members/${id}`, { key })).body.mobile).toBe(masked.mobile);
    const { rows } = await pool().query(`SELECT "objectId" FROM "AuditEntry" WHERE "action" = 'members.reveal'`);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['GET /members/mem_0000000000000000000000000z', 404],
    ['GET /members/rubbish', 404],
    ['GET /members?externalId=nobody', 404],
    ['GET /members?mobile=12', 404],
    ['GET /members?code=NOBODY', 404],
    ['GET /members', 422],
    ['GET /members?externalId=', 422],
    ['GET /members?externalId=a&externalId=b', 422],
    ['GET /members?externalId=a&mobile=13800000000', 422],
    ['GET /members?externalId=%00', 422],
    ['GET /members/%00', 422],
  ])('%s is answered %i', async (request, status) => {
    expect(await call(request, { key })).toMatchObject({ status, body: { status } });
  });

  test.each([
    [{ mobile: '12345' }, 422, 'invalid_mobile'],
    [{ externalId: 'x', inviterCode: 'NOBODY' }, 422, 'inviter_not_found'],
    [{ birthday: '2025-02-30' }, 422, 'invalid_input'],
    [{ birthday: '2150-01-01' }, 422, 'birthday_wrong'],
    [{ birthday: '1800-01-01' }, 422, 'birthday_wrong'],
    [{ birthday: childhood() }, 422, 'guardian_needed'],
    [{ birthday: childhood(), guardianConsentAt: '2190-01-01T00:00:00Z' }, 422, 'guardian_needed'],
    [{ registeredAt: '2190-01-01T00:00:00Z' }, 422, 'registered_in_future'],
    [{ email: 'no' }, 422, 'invalid_input'],
    [[], 422, 'invalid_input'],
    [null, 422, 'invalid_input'],
  ])('enrolling %j is answered %i %s', async (body, status, code) => {
    expect(await enrol(body)).toMatchObject({ status, body: { code } });
  });

  test('who is under fourteen is enrolled once a guardian agreed, and stays enrolled', async () => {
    const child = { ...aPerson(), birthday: childhood() };
    expect((await enrol(child)).body.code).toBe('guardian_needed');
    const { body, status } = await enrol({ ...child, guardianConsentAt: '2026-01-05T10:00:00+08:00' });
    expect(status).toBe(201);
    const { rows } = await pool().query('SELECT "guardianConsentAt" FROM "Member" WHERE "id" = $1', [
      requireId('member', body.id),
    ]);
    expect(rows[0].guardianConsentAt).toEqual(new Date('2026-01-05T02:00:00Z'));
    expect(await enrol(child)).toMatchObject({ status: 200, body: { id: body.id } });
  });

  test('of whom two names belong to two is a conflict', async () => {
    const [a, b] = [aPerson(), aPerson()];
    await enrol(a);
    await enrol(b);
    const both = await enrol({ externalId: a.externalId, mobile: b.mobile });
    expect(both).toMatchObject({ status: 409, body: { code: 'member_conflict' } });
  });

  test('shows pending points that arrive, and points by the day they end', async () => {
    const person = aPerson();
    const { id } = (await enrol(person)).body;
    const placedAt = new Date().toISOString();
    await call('POST /orders', { key, body: anOrderBody({ id }, { placedAt }) });
    const { points } = (await call(`GET /members/${id}`, { key })).body;
    expect(points.pending).toBeGreaterThan(0);
    expect(points.arriving).toEqual([{ points: points.pending, at: expect.any(String) }]);
    expect(points.earned).toBe(50 + points.pending);
  });
});

describe('a list', () => {
  test('goes from the newest to the oldest by cursor, without gaps', async () => {
    const person = aPerson();
    const { id } = (await enrol({ ...person, registeredAt: '2026-01-05T10:00:00+08:00' })).body;
    for (let n = 0; n < 6; n++) await call('POST /orders', { key, body: anOrderBody({ id }) });
    const whole = (await call(`GET /members/${id}/points`, { key })).body;
    expect(whole).toMatchObject({ nextCursor: null, data: { length: 7 } });
    expect(whole.data[0]).toMatchObject({
      type: 'EARN',
      points: 240,
      balanceAfter: 50 + 200 + 5 * 240,
      source: { type: 'order', id: expect.stringMatching(/^ord_/), externalId: expect.any(String) },
      rule: 'points@1#order',
      reason: 'order',
      lots: [{ points: 240, expiresAt: expect.any(String) }],
    });
    const pages: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await call(`GET /members/${id}/points?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`, { key });
      pages.push(...page.body.data);
      cursor = page.body.nextCursor;
    }
    expect(pages).toEqual(whole.data);
    expect((await call(`GET /members/${id}/growth`, { key })).body.data).toHaveLength(6);
    const levels = (await call(`GET /members/${id}/levels`, { key })).body;
    expect(levels.data[0]).toMatchObject({ reason: 'reached', version: 1, counted: { orders: 6 }, note: null });
    expect(levels.standing).toMatchObject({
      level: { code: 'platinum' },
      keep: { isMet: true, needed: [], dropsAt: null, projected: { code: 'platinum' } },
      next: { level: { code: 'diamond' } },
      lent: null,
    });
    expect((await call(`GET /members/${id}/decisions?limit=1`, { key })).body.data[0].reasons[1].message).toMatch(
      /points/,
    );
  });

  test.each([
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=x',
    'limit=1e1',
    'limit=1&limit=2',
    'cursor=x',
    'cursor=mem_0',
  ])('with %s is refused with its place', async (search) => {
    const { id } = (await enrol(aPerson())).body;
    const heard = await call(`GET /members/${id}/points?${search}`, { key });
    expect(heard).toMatchObject({ status: 422, body: { errors: [{ path: search.split('=')[0] }] } });
  });

  test('of nobody is answered 404, an empty one of somebody is empty', async () => {
    expect(await call(`GET /members/mem_${'0'.repeat(26)}/points`, { key })).toMatchObject({ status: 404 });
    const { id } = (await enrol(aPerson())).body;
    expect((await call(`GET /members/${id}/growth`, { key })).body).toEqual({ data: [], nextCursor: null });
  });
});
