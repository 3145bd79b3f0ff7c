import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import { runCouponJobs } from '@/lib/coupons';
import { downloadCodesCommand, makeCodesCommand } from '@/lib/coupons/commands/jobs';
import { givenItem } from '@/lib/mall/testing/items';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { EXAMPLES } from './examples';
import { Problem } from './problem';
import type { Route } from './route';
import { ROUTES } from './routes';
import { call, givenKey, TILL } from './testing/call';

let key = '';
let memberId = '';
let batchId = '';
let openCode = '';
let grantId = '';
let exchangeId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  await givenItem({ points: 1 }, 'mug-20261122');
  key = await givenKey();
});
afterAll(closeDatabase);

/** The request that a route's example describes. */
function addressOf({ method, path, example }: Route): string {
  const ids = path.startsWith('/coupon-batches/') ? { id: batchId } : { id: memberId };
  const params: Record<string, string> = { ...ids, ...example.params };
  if (path.startsWith('/coupons/')) params.code = openCode;
  if (path.includes('{grant}')) params.grant = grantId;
  if (path.includes('{exchange}')) params.exchange = exchangeId;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(example.query).toString();
  return `${method} ${filled}${search === '' ? '' : `?${search}`}`;
}

/** The body of a route's example; one that names a hold or a line gets one that exists. */
async function bodyOf({ example }: Route): Promise<unknown> {
  const { body } = example;
  if (typeof body !== 'object' || body === null) return body;
  if ('entryId' in body) {
    const spent = await call(`POST /members/${memberId}/points/spend`, { key, body: { points: 5 } });
    return { ...body, entryId: spent.body.id };
  }
  if ('memberId' in body) return { ...body, memberId };
  if (!('holdId' in body)) return body;
  const held = await call(`POST /members/${memberId}/points/hold`, { key, body: { points: 20 } });
  return { ...body, holdId: held.body.hold.id };
}

/** A code made in advance, as somebody would type it. */
async function givenCode(batch: string): Promise<string> {
  const { job } = await execute(makeCodesCommand, systemCaller('test'), { batch, count: 1, note: 'test' });
  await runCouponJobs(() => new Date());
  return (await execute(downloadCodesCommand, systemCaller('test'), { job, part: 0 })).text.trim();
}

describe('the table of routes', () => {
  test('names every route once, and every address', () => {
    expect(new Set(ROUTES.map(({ id }) => id)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
  });

  // In the order of the table: members first, then their orders, refunds, and what came of them.
  test.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'the example of %s works and its answer is as declared',
    async (_, route) => {
      const heard = await call(addressOf(route), { key, body: await bodyOf(route) });
      const declared = route.answers[heard.status];
      expect(declared, heard.text).toBeDefined();
      expect(declared?.schema.safeParse(heard.body).error).toBeUndefined();
      expect(heard.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
      if (route.id === 'enrolMember') memberId = heard.body.id;
      if (route.id === 'grantBenefit') grantId = heard.body.id;
      if (route.id === 'exchangeForMember') exchangeId = heard.body.id;
      if (route.id === 'createCouponBatch') {
        batchId = heard.body.id;
        openCode = await givenCode(batchId);
      }
    },
  );

  test.each(ROUTES)('the documented answers of $id are as declared', ({ answers }) => {
    for (const { schema } of Object.values(answers)) {
      expect(EXAMPLES.has(schema)).toBe(true);
      expect(schema.safeParse(EXAMPLES.get(schema)).error).toBeUndefined();
    }
  });
});

describe('who may call', () => {
  test.each(ROUTES)('$id answers 401 without a key and with one that opens nothing', async (route) => {
    for (const wrong of [null, 'rk_live_nonsense', `rk_live_${'x'.repeat(32)}`]) {
      const heard = await call(addressOf(route), { key: wrong, body: route.example.body });
      expect(heard).toMatchObject({ status: 401, body: { code: 'unauthenticated', status: 401 } });
      expect(heard.headers['www-authenticate']).toBe('Bearer');
      expect(Problem.safeParse(heard.body).error).toBeUndefined();
    }
  });

  test.each(ROUTES)('$id answers 403 to a key that may do everything else', async (route) => {
    const weak = await givenKey(TILL.filter((scope) => scope !== route.can));
    const heard = await call(addressOf(route), { key: weak, body: route.example.body });
    expect(heard).toMatchObject({ status: 403, body: { code: 'forbidden', facts: { permission: route.can } } });
  });
});
