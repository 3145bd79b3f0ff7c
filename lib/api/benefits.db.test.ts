import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { aPerson, call, givenKey } from './testing/call';

let key = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  key = await givenKey();
});
afterAll(closeDatabase);

const givenMember = async (): Promise<string> => (await call('POST /members', { key, body: aPerson() })).body.id;
const grant = (memberId: string, benefit: string, more: object = {}) =>
  call(`POST /benefits/${benefit}/grants`, { key, body: { memberId, key: 'k', note: 'sorry', ...more } });

test('a benefit is granted once by its key, listed, used and given back', async () => {
  const memberId = await givenMember();
  const made = await grant(memberId, 'free-delivery', { times: 2 });
  expect(made).toMatchObject({ status: 201, body: { benefit: 'free-delivery', state: 'active', quota: 2, left: 2 } });
  expect(await grant(memberId, 'free-delivery', { times: 2 })).toMatchObject({
    status: 200,
    body: { id: made.body.id },
  });
  const use = (name: string) =>
    call(`POST /members/${memberId}/benefits/${made.body.id}/redeem`, { key, body: { key: name } });
  expect(await use('a')).toMatchObject({ status: 200, body: { used: 1, left: 1, state: 'active' } });
  expect(await use('a')).toMatchObject({ status: 200, body: { used: 1 } });
  expect(await use('b')).toMatchObject({ status: 200, body: { used: 2, left: 0, state: 'used' } });
  expect(await use('c')).toMatchObject({ status: 409, body: { code: 'benefit_used_up' } });
  const body = { key: 'b', note: 'came back' };
  expect(await call(`POST /members/${memberId}/benefits/${made.body.id}/return`, { key, body })).toMatchObject({
    status: 200,
    body: { used: 1, left: 1 },
  });
  const list = await call(`GET /members/${memberId}/benefits?limit=1`, { key });
  expect(list.body).toMatchObject({ data: [{ id: made.body.id, gives: 'Free delivery' }], nextCursor: null });
});

test('a benefit that nobody knows, and one for somebody unknown, are refused', async () => {
  const memberId = await givenMember();
  expect(await grant(memberId, 'free-lunch')).toMatchObject({ status: 404, body: { code: 'benefit_not_found' } });
  const nobody = 'mem_01m8040j33erd8ztvrq0kj4ewb';
  expect(await grant(nobody, 'free-delivery')).toMatchObject({ status: 404, body: { code: 'member_not_found' } });
  expect(await call(`GET /members/${nobody}/benefits`, { key })).toMatchObject({ status: 404 });
});
