import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { Problem } from './problem';
import type { Route } from './route';
import { ROUTES } from './routes';
import { broken, fitting, near, RAW, TEXT } from './testing/arbitrary';
import { anOrderBody, aPerson, call, givenKey, type Heard, type Sent } from './testing/call';

// Faults are told by the assertion; their log would bury it.
process.env.LOG_LEVEL = 'silent';

const RUNS = Number(process.env.FUZZ_RUNS ?? 2_100);
const EACH = Math.ceil(RUNS / ROUTES.length);
const TABLES = [
  'Member',
  'MemberExternalId',
  'MemberMobile',
  'MemberStats',
  'Order',
  'OrderKey',
  'OrderLine',
  'Refund',
];
const MORE = [
  'BehaviourEvent',
  'BehaviourKey',
  'ParkedRefund',
  'LedgerEntry',
  'LedgerLot',
  'LedgerHold',
  'LevelChange',
  'Decision',
  'OutboxEvent',
  'IdempotencyKey',
];
const COUNT = `SELECT ${[...TABLES, ...MORE].map((name) => `(SELECT count(*)::int FROM "${name}") AS "${name}"`).join(', ')}`;

let key = '';
let memberId = '';
let orderId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
  // The member of the examples, too.
  for (const externalId of ['crm-10001', 'fuzz-1']) {
    memberId = (await call('POST /members', { key, body: { ...aPerson(), externalId } })).body.id;
  }
  orderId = anOrderBody(null).externalId;
  await call('POST /orders', { key, body: anOrderBody({ externalId: 'fuzz-1' }, { externalId: orderId }) });
});
afterAll(closeDatabase);

const counts = async () => (await pool().query(COUNT)).rows[0];

/** Sends one input; whatever it is, the answer is none of a fault, and a 4xx has written nothing. */
async function survives(request: string, sent: Sent): Promise<Heard> {
  const before = await counts();
  const heard = await call(request, sent);
  expect(heard.status, heard.text).toBeLessThan(500);
  if (heard.status < 400) return heard;
  expect(Problem.safeParse(heard.body).error).toBeUndefined();
  if (heard.body.code === 'invalid_input') expect(heard.body.errors.length).toBeGreaterThan(0);
  // A refusal that was sent with a key is kept, to be given again; why points were refused is kept as a decision.
  const kept = heard.status === 409 ? { IdempotencyKey: expect.any(Number), Decision: expect.any(Number) } : {};
  expect(await counts()).toEqual({ ...before, ...kept });
  return heard;
}

const addressOf = (route: Route, part: string): string => {
  const isOfMember = route.path.includes('{id}');
  const known = (name: string) => {
    if (!isOfMember) return orderId;
    return name === 'id' ? memberId : (route.example.params?.[name] ?? '');
  };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(part === '' ? known(name) : part));
  return `${route.method} ${path}`;
};

describe('nothing that is sent breaks', () => {
  test.each(ROUTES.filter(({ method }) => method === 'POST'))(
    'POST $path',
    async (route) => {
      const body = route.body ?? z.object({});
      const input = fc.oneof(
        { weight: 2, arbitrary: fitting(body).map((value) => ({ body: value })) },
        { weight: 3, arbitrary: near(route.example.body ?? {}).map((value) => ({ body: value })) },
        { weight: 3, arbitrary: broken(body).map((value) => ({ body: value })) },
        { weight: 1, arbitrary: RAW.map((raw) => ({ raw })) },
      );
      const part = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: TEXT });
      const use = fc.option(fc.oneof(fc.constantFrom('a', 'b'), fc.string()), { freq: 6, nil: null });
      const statuses = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(input, part, use, async (sent, text, given) => {
          const headers: Record<string, string> = given === null ? {} : { 'idempotency-key': given };
          const { status } = await survives(addressOf(route, text.toWellFormed()), { key, headers, ...sent });
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }),
        { numRuns: EACH },
      );
      if (process.env.FUZZ_RUNS) console.log(route.path, Object.fromEntries(statuses));
    },
    600_000,
  );

  test.each(ROUTES.filter(({ method }) => method === 'GET'))(
    'GET $path',
    async (route) => {
      const names = Object.keys(route.query?.shape ?? {});
      const name = names.length === 0 ? TEXT : fc.oneof(fc.constantFrom(...names), TEXT);
      const search = fc.array(fc.tuple(name, TEXT), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(search, fc.oneof(fc.constant(''), TEXT), async (pairs, text) => {
          const query = pairs
            .map((pair) => pair.map((one) => encodeURIComponent(one.toWellFormed())).join('='))
            .join('&');
          await survives(`${addressOf(route, text.toWellFormed())}?${query}`, { key });
        }),
        { numRuns: EACH },
      );
    },
    600_000,
  );
});
