import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import { Problem } from './problem';
import { anOrderBody, aPerson, call, givenKey, TILL } from './testing/call';

// What is logged of the fault that a test makes on purpose is not for the eyes of who runs the tests.
process.env.LOG_LEVEL = 'silent';
let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

describe('a problem', () => {
  test.each([
    ['GET /nothing', {}, 404, 'not_found'],
    ['DELETE /members', {}, 405, 'method_not_allowed'],
    ['POST /openapi.json', {}, 405, 'method_not_allowed'],
    ['POST /members', { raw: '{' }, 422, 'invalid_input'],
    [
      'POST /members',
      { raw: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_media_type',
    ],
    ['POST /orders/x/cancel', {}, 404, 'order_not_found'],
    ['POST /orders/x/cancel', { raw: '[]' }, 422, 'invalid_input'],
  ])('%s %j is RFC 9457 with status %i and code %s', async (request, sent, status, code) => {
    const heard = await call(request, { key, ...sent });
    expect(heard).toMatchObject({
      status,
      body: { code, status },
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(Problem.safeParse(heard.body).error).toBeUndefined();
    expect(heard.headers['x-request-id']).toBe(heard.body.requestId);
  });

  test('names allowed methods', async () => {
    expect((await call('DELETE /members', { key })).headers.allow).toBe('POST, GET');
  });

  test('carries the request id that it was sent, unless that is unfit', async () => {
    const sent = (id: string) => call('GET /nothing', { headers: { 'x-request-id': id } });
    expect((await sent('till-7.20261121')).body.requestId).toBe('till-7.20261121');
    expect((await sent('<script>alert(1)</script>')).body.requestId).toMatch(/^[\da-f-]{36}$/);
  });

  test.each([
    ['zh-CN', '请求内容有误'],
    ['en-GB,en;q=0.9', 'The request is not right'],
    ['fr', '请求内容有误'],
  ])('speaks the language of %s', async (language, title) => {
    const heard = await call('POST /orders', { key, body: {}, headers: { 'accept-language': language } });
    expect(heard.body.title).toBe(title);
    expect(heard.body.errors[0].message).toMatch(language.startsWith('en') ? /expected/ : /期望/);
  });

  test('of ours tells nothing but where to look', async () => {
    await pool().query('ALTER TABLE "MemberStats" RENAME TO "MemberStatsAway"');
    const heard = await call('POST /members', { key, body: aPerson() });
    await pool().query('ALTER TABLE "MemberStatsAway" RENAME TO "MemberStats"');
    expect(heard).toMatchObject({ status: 500, body: { code: 'unexpected' } });
    expect(heard.text).not.toMatch(/MemberStats|SELECT|relation|\.ts/);
  });
});

describe('a rate', () => {
  test('is told, and beyond it callers are told when to come back', async () => {
    // How the bucket fills is the unit test's: time passes here, so only what each answer says is asked.
    const slow = await givenKey(TILL, { ratePerSecond: 1 });
    const heard = await Promise.all(Array.from({ length: 50 }, () => call('GET /members?code=NONE', { key: slow })));
    const [heardThem, sentAway] = [404, 429].map((code) => heard.filter(({ status }) => status === code));
    expect(heardThem?.length).toBeGreaterThan(0);
    expect(sentAway?.length).toBeGreaterThan(0);
    expect([...(heardThem ?? []), ...(sentAway ?? [])]).toHaveLength(heard.length);
    for (const { headers } of heard) {
      expect(headers).toMatchObject({ 'ratelimit-policy': '"key";q=1;w=1', ratelimit: '"key";r=0;t=1' });
    }
    for (const { headers, body } of sentAway ?? []) {
      expect({ headers, body }).toMatchObject({ headers: { 'retry-after': '1' }, body: { code: 'rate_limited' } });
    }
  });

  test('that is not set limits nothing and says nothing', async () => {
    expect((await call('GET /members?code=NONE', { key })).headers.ratelimit).toBeUndefined();
  });
});

describe('a key of one store', () => {
  let till = '';
  const away = { storeCode: 'SH-2' };

  beforeAll(async () => {
    const caller = systemCaller('test');
    await execute(saveRegionCommand, caller, { code: 'SH', nameZh: '上海', nameEn: 'Shanghai' });
    const store = (code: string) =>
      execute(saveStoreCommand, caller, { code, nameZh: code, nameEn: code, regionCode: 'SH' });
    await Promise.all([store('SH-1'), store('SH-2')]);
    const { rows } = await pool().query(`SELECT "id" FROM "Store" WHERE "code" = 'SH-1'`);
    till = await givenKey(TILL, { storeId: rows[0].id });
  });

  test('sees the members of its store and of no other', async () => {
    const [here, there] = [
      { ...aPerson(), storeCode: 'SH-1' },
      { ...aPerson(), ...away },
    ];
    const mine = await call('POST /members', { key: till, body: here });
    expect(mine.status).toBe(201);
    expect(await call('POST /members', { key: till, body: there })).toMatchObject({
      status: 403,
      body: { code: 'store_out_of_scope' },
    });
    const other = (await call('POST /members', { key, body: there })).body;
    for (const request of [
      `GET /members/${other.id}`,
      `GET /members?externalId=${there.externalId}`,
      `GET /members/${other.id}/points`,
    ]) {
      expect(await call(request, { key: till })).toMatchObject({ status: 403, body: { code: 'member_out_of_scope' } });
    }
    expect(await call(`GET /members/${mine.body.id}/points`, { key: till })).toMatchObject({ status: 200 });
    const known = { ...there, storeCode: 'SH-1', externalId: `${there.externalId}-taken` };
    expect(await call('POST /members', { key: till, body: known })).toMatchObject({
      status: 403,
      body: { code: 'member_out_of_scope' },
    });
    expect((await call(`GET /members?externalId=${known.externalId}`, { key })).status).toBe(404);
    for (const member of [{ id: ` ${other.id}` }, { id: '', externalId: there.externalId }]) {
      const events = [{ id: `e-${JSON.stringify(member)}`, type: 'check_in', member, at: '2026-11-20T09:00:00+08:00' }];
      expect(await call('POST /events', { key: till, body: { events } })).toMatchObject({
        status: 403,
        body: { code: 'member_out_of_scope' },
      });
    }
  });

  test('spends points and coupons only of members it may see, and takes in what others bought there', async () => {
    const there = (await call('POST /members', { key, body: { ...aPerson(), ...away } })).body;
    const order = anOrderBody({ id: there.id }, { storeCode: 'SH-1' });
    const spending = [{ points: 100 }, { couponCodes: ['ABCD'] }, { quoteId: 'quo_x' }];
    for (const more of spending) {
      const no = { status: 403, body: { code: 'member_out_of_scope' } };
      expect(await call('POST /orders', { key: till, body: { ...order, ...more } })).toMatchObject(no);
      expect(await call('POST /orders/batch', { key: till, body: { orders: [{ ...order, ...more }] } })).toMatchObject(
        no,
      );
    }
    expect((await call('POST /orders', { key: till, body: order })).status).toBe(201);
  });

  test('touches the orders of its store and of no other', async () => {
    const [mine, theirs] = [anOrderBody(null, { storeCode: 'SH-1' }), anOrderBody(null, away)];
    expect((await call('POST /orders', { key: till, body: mine })).status).toBe(201);
    await call('POST /orders', { key, body: theirs });
    const refused = { status: 403, body: { code: 'store_out_of_scope' } };
    const asOwn = { ...theirs, storeCode: 'SH-1' };
    expect(await call('POST /orders', { key: till, body: theirs })).toMatchObject(refused);
    expect(await call('POST /orders', { key: till, body: asOwn })).toMatchObject(refused);
    expect(await call('POST /orders', { key: till, body: anOrderBody(null) })).toMatchObject(refused);
    expect(await call('POST /orders/batch', { key: till, body: { orders: [mine, asOwn] } })).toMatchObject(refused);
    const back = { refundNo: 'R', lines: [{ id: '1', quantity: 1 }] };
    for (const [verb, body] of [
      ['complete', {}],
      ['cancel', {}],
      ['refunds', back],
      ['refunds/preview', back],
    ] as const) {
      expect(await call(`POST /orders/${theirs.externalId}/${verb}`, { key: till, body })).toMatchObject(refused);
      expect(await call(`POST /orders/unknown/${verb}`, { key: till, body })).toMatchObject({ status: 404 });
    }
    expect(await call(`GET /orders/${theirs.externalId}`, { key: till })).toMatchObject(refused);
    expect(await call(`GET /orders/${mine.externalId}`, { key: till })).toMatchObject({ status: 200 });
  });
});

test('the contract is open to all', async () => {
  const heard = await call('GET /openapi.json', {});
  expect(heard).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
});
