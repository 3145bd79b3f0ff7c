import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processClaimsIn } from '@/lib/coupons';
import { aClaim, givenBatch, givenMembers } from '@/lib/coupons/testing/people';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { type Quoted, quoteCommand, withdrawOfferCommand } from '.';

const NOW = localAt('2026-11-26T12:00');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const caller = systemCaller('test');

beforeAll(async () => {
  await installStandardProgram(pool());
  for (const code of ['member-price', 'contract-price', 'member-day'])
    await execute(withdrawOfferCommand, caller, { code, note: 'test' });
});
afterAll(closeDatabase);

const quote = (memberId: string | null, more: object = {}): Promise<Quoted> =>
  execute(quoteCommand, caller, {
    member: memberId === null ? null : { id: publicId('member', memberId) },
    channel: 'pos',
    lines: [{ id: '1', sku: 'TEA', quantity: 1, unitPrice: 3_800 }],
    at: NOW.toISOString(),
    ...more,
  });

async function givenCopy(memberId: string, batchId: string, at = NOW) {
  const [outcome] = await withTransaction((db) => processClaimsIn(db, [aClaim(memberId, batchId)], at));
  if (!outcome?.ok) throw new Error(outcome?.refusal.code);
  return outcome.value.copy;
}

const refusalOf = ({ priced }: Quoted, offer: string) => priced.refused.find((one) => one.offer === offer);

test('a member’s coupon counts at the till, and an order knows which copy it uses', async () => {
  const [member = ''] = await givenMembers(1);
  const copy = await givenCopy(member, await givenBatch({ kind: 'straight_off', params: { off: 800 } }));
  const { priced, coupons } = await quote(member);
  expect(priced.totals.payable).toBe(3_000);
  expect(priced.applied).toMatchObject([
    { offer: publicId('coupon', copy.id), source: { type: 'COUPON', coupon: copy.id } },
  ]);
  expect(coupons.get(publicId('coupon', copy.id))).toBe(copy.code);
});

describe('every coupon comes back, applied or refused with its reason (N2)', () => {
  test('差 ¥12.00: one whose threshold is not reached says what is short', async () => {
    const [member = ''] = await givenMembers(1);
    const copy = await givenCopy(member, await givenBatch());
    expect(refusalOf(await quote(member), publicId('coupon', copy.id))).toMatchObject({
      code: 'below_threshold',
      facts: { actual: 3_800, needed: 5_000, short: 1_200 },
    });
  });

  test('not valid yet, ended, of another store, voided, held by an order', async () => {
    const [member = ''] = await givenMembers(1);
    const off = { kind: 'straight_off', params: { off: 100 } };
    const early = await givenBatch({ ...off, validity: { type: 'fixed', from: days(2), to: days(5) } });
    const ended = await givenBatch({ ...off, validity: { type: 'days', days: 1 } });
    const elsewhere = await givenBatch({ ...off, scope: { stores: ['S9'] } });
    const voided = await givenBatch(off);
    const held = await givenBatch(off);
    const copies = await Promise.all([
      givenCopy(member, early),
      givenCopy(member, ended, days(-2)),
      givenCopy(member, elsewhere),
      givenCopy(member, voided),
      givenCopy(member, held),
    ]);
    const [, , , , last] = copies;
    await pool().query(`UPDATE "CouponBatch" SET "state" = 'voided', "voidedWhy" = 'test' WHERE "id" = $1`, [voided]);
    await pool().query(`UPDATE "Coupon" SET "state" = 'HELD', "orderId" = 'x', "heldUntil" = $2 WHERE "id" = $1`, [
      last?.id,
      days(1),
    ]);
    const told = await quote(member, { storeCode: 'S1' });
    const codes = copies.map(({ id }) => refusalOf(told, publicId('coupon', id))?.code);
    expect(codes).toEqual(['not_started', 'ended', 'wrong_store', 'coupon_voided', 'coupon_held']);
    expect(told.priced.totals.payable).toBe(3_800);
    const there = await quote(member, { storeCode: 'S9' });
    expect(there.priced.totals.payable).toBe(3_700);
  });
});

describe('codes that are typed', () => {
  test('open the buyer’s own copy, which is then kept although another takes more off', async () => {
    const [member = ''] = await givenMembers(1);
    const small = await givenCopy(member, await givenBatch({ kind: 'straight_off', params: { off: 100 } }));
    await givenCopy(member, await givenBatch({ kind: 'straight_off', params: { off: 900 } }));
    expect((await quote(member)).priced.totals.payable).toBe(2_900);
    expect((await quote(member, { couponCodes: [small.code?.toLowerCase()] })).priced.totals.payable).toBe(3_700);
    expect((await quote(member, { couponCodes: [publicId('coupon', small.id)] })).priced.totals.payable).toBe(3_700);
  });

  test('say when the copy was used, whose it is, and that nobody has it', async () => {
    const [member = '', other = ''] = await givenMembers(2);
    const batch = await givenBatch({ kind: 'straight_off', params: { off: 100 }, perMember: null });
    const [used, theirs] = [await givenCopy(member, batch), await givenCopy(other, batch)];
    await pool().query(`UPDATE "Coupon" SET "state" = 'USED', "orderId" = 'x', "usedAt" = $2 WHERE "id" = $1`, [
      used.id,
      days(-1),
    ]);
    const codes = [used.code, theirs.code, 'K7QM-2Z4T-9HXN-5R3B', publicId('coupon', theirs.id)];
    const told = await quote(member, { couponCodes: codes });
    expect(told.priced.refused.map(({ offer, code }) => [offer, code])).toEqual([
      [publicId('coupon', used.id), 'already_used'],
      [codes[1], 'coupon_of_other_member'],
      [codes[2], 'coupon_not_found'],
      [codes[3], 'coupon_not_found'],
    ]);
    expect(told.priced.refused[0]?.facts).toMatchObject({ at: days(-1).toISOString(), store: null });
    expect((await quote(null, { couponCodes: [used.code] })).priced.refused).toMatchObject([
      { code: 'coupon_of_other_member' },
    ]);
  });
});

test('of a member with thousands the soonest to end are tried, and of one version no more than could count', async () => {
  const [member = ''] = await givenMembers(1);
  const off = { kind: 'straight_off', params: { off: 100 }, perMember: null };
  const [one, other] = [await givenBatch(off), await givenBatch({ ...off, validity: { type: 'days', days: 9 } })];
  await pool().query(
    `INSERT INTO "Coupon" ("memberId", "id", "batchId", "version", "claimKey", "source", "state", "issuedAt", "startsAt", "endsAt")
     SELECT $1, uuidv7(), $2, 1, 'k' || n, 'give', 'CLAIMED', $3, $3, $3::timestamptz + '20 days'::interval FROM generate_series(1, 3000) n`,
    [member, one, NOW],
  );
  const soon = await givenCopy(member, other);
  const { priced } = await quote(member);
  expect(priced.applied).toMatchObject([{ offer: publicId('coupon', soon.id) }]);
  expect(priced.refused).toHaveLength(3);
});

test('a merged member is priced with the coupons that went along to the survivor', async () => {
  const [gone = '', survivor = ''] = await givenMembers(2);
  await givenCopy(survivor, await givenBatch({ kind: 'straight_off', params: { off: 100 } }));
  await pool().query(`UPDATE "Member" SET "status" = 'merged', "mergedInto" = $2 WHERE "id" = $1`, [gone, survivor]);
  expect((await quote(gone)).priced.totals.payable).toBe(3_700);
});
