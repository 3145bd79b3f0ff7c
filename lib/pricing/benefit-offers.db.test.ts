import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenBenefit, givenGrant, givenMembers } from '@/lib/benefits/testing/grants';
import { publicId } from '@/lib/kernel/id';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { quoteIn } from './quote-in';
import { QuoteInput } from './rules/quote-input';

// A Monday: the members' day would come between.
const NOW = new Date('2026-11-23T04:00:00Z');

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const quote = (memberId: string, more: object = {}) =>
  quoteIn(
    pool(),
    NOW,
    QuoteInput.parse({
      member: { id: publicId('member', memberId) },
      channel: 'web',
      lines: [{ id: '1', sku: 'X-1', quantity: 2, unitPrice: 5_000 }],
      freight: 800,
      ...more,
    }),
  );

test('a free delivery of the month is an offer of the quote and names the grant that an order will use', async () => {
  const [memberId = ''] = await givenMembers(1);
  const benefit = await givenBenefit({ params: { from: 8_000 } });
  const grant = await givenGrant(memberId, benefit, { quota: 1 });
  const { priced } = await quote(memberId);
  expect(priced.freight).toEqual({ full: 800, discount: 800, due: 0 });
  expect(priced.applied.find(({ source }) => source.type === 'BENEFIT')).toMatchObject({
    offer: `benefit:${benefit}`,
    source: { type: 'BENEFIT', grant: grant.id },
    freight: 800,
  });
});

test('one that does not reach its amount, or is used up, is refused with what is short or why', async () => {
  const [memberId = '', other = ''] = await givenMembers(2);
  const far = await givenBenefit({ params: { from: 12_000 } });
  await givenGrant(memberId, far, { quota: 1 });
  expect((await quote(memberId)).priced.refused).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'below_threshold', facts: expect.objectContaining({ short: 2_000 }) }),
    ]),
  );
  const near = await givenBenefit();
  const { id } = await givenGrant(other, near, { quota: 1 });
  await pool().query(
    `INSERT INTO "BenefitUse" ("memberId","grantId","source","benefit","state","at","way","changedAt") VALUES ($1,$2,'x',$3,'used',$4,'order',$4)`,
    [other, id, near, NOW],
  );
  const { priced } = await quote(other);
  expect(priced.refused.find(({ offer }) => offer === `benefit:${near}`)?.code).toBe('benefit_used_up');
  expect(priced.freight.due).toBe(800);
});

test('of two benefits of one group the better one counts', async () => {
  const [memberId = ''] = await givenMembers(1);
  const less = { kind: 'order_discount', validity: { type: 'open' as const }, stacking: { group: 'level_discount' } };
  const small = await givenBenefit({ ...less, params: { rateBp: 9_500 } });
  const big = await givenBenefit({ ...less, params: { rateBp: 9_000 } });
  await givenGrant(memberId, small);
  await givenGrant(memberId, big);
  const { priced } = await quote(memberId);
  expect(priced.totals.discount).toBe(1_000);
  expect(priced.refused.find(({ offer }) => offer === `benefit:${small}`)?.code).toBe('group_taken');
});
