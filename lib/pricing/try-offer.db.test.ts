import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncProducts } from '@/lib/catalog';
import { enrolMember } from '@/lib/enrolment';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { local } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { offerShelf, offerStory, publishOfferCommand, saveOfferCommand } from '.';
import { dropOfferDraftCommand } from './commands/drop-offer';
import { stopOfferCommand } from './commands/stop-offer';
import { tryBenefitCommand } from './commands/try-benefit';
import { tryCouponCommand } from './commands/try-coupon';
import { tryOfferCommand } from './commands/try-offer';

const caller = systemCaller('test');
const name = { zh: '优惠', en: 'Offer' };
const half = { kind: 'order_discount', params: { rateBp: 5_000 }, layer: 'order', name };
const WEDNESDAY = local('2027-03-10T14:00');
const cart = (more: object = {}) => ({
  lines: [{ sku: 'TEA', quantity: 2 }],
  buyer: { type: 'nobody' },
  at: WEDNESDAY,
  ...more,
});
const tried = (more: object = {}, terms: object = half) =>
  execute(tryOfferCommand, caller, { code: 'half', terms, cart: cart(more) } as never);

beforeAll(async () => {
  await installStandardProgram(pool());
  const prices = [
    { kind: 'list', amount: 10_000 },
    { kind: 'member', amount: 9_000 },
    { kind: 'floor', amount: 6_000 },
  ];
  const skus = [
    { code: 'TEA', prices },
    { code: 'CUP', prices: [{ kind: 'list', amount: 3_000 }] },
  ];
  await execute(syncProducts, caller, { products: [{ code: 'P', nameZh: '茶', nameEn: 'Tea', skus }] });
  await execute(enrolMember, caller, { externalId: 'm-1' });
});
afterAll(closeDatabase);

describe('a benefit that is tried', () => {
  const terms = (more: object = {}) => ({
    name,
    kind: 'order_discount',
    params: { rateBp: 5_000 },
    validity: { type: 'open' },
    ...more,
  });
  const triedBenefit = (said: object) =>
    execute(tryBenefitCommand, caller, { code: 'half-benefit', terms: said, cart: cart() } as never);

  test('is priced as somebody who has it pays, and its weekdays are kept to', async () => {
    const { before, after } = await triedBenefit(terms());
    expect([before.totals.payable, after.totals.payable]).toEqual([20_000, 12_000]);
    const closed = await triedBenefit(terms({ when: { weekdays: [4] } }));
    expect(closed.after.totals.payable).toBe(20_000);
    expect(closed.after.refused).toContainEqual(expect.objectContaining({ code: 'benefit_wrong_day' }));
  });

  test('is shown beside the other benefits: one of a group, else by how they stack', async () => {
    const meetingWith = async (stacking: object) =>
      (await triedBenefit(terms({ stacking }))).meetings.find(({ offer }) => offer === 'benefit:free-delivery')
        ?.meeting;
    expect(await meetingWith({})).toBe('together');
    expect(await meetingWith({ group: 'benefit:free-delivery' })).toBe('group_taken');
    expect(await meetingWith({ stack: 'EXCLUSIVE' })).toBe('exclusive');
  });

  test('is refused where it acts on no cart', async () => {
    const right = terms({ kind: 'service_right', params: { service: 'free_packaging' } });
    await expect(triedBenefit(right)).rejects.toMatchObject({ code: 'no_offer' });
  });
});

describe('an offer that is tried', () => {
  test('is priced beside those in force, for whoever buys, and keeps nothing', async () => {
    const nobody = await tried();
    expect([nobody.before.totals.payable, nobody.after.totals.payable]).toEqual([20_000, 12_000]);
    const silver = await tried({ buyer: { type: 'level', level: 'silver' } });
    // Member price 9,000 each, then the members’ day; with the draft the floor holds what is left.
    expect([silver.before.totals.payable, silver.after.totals.payable]).toEqual([15_840, 12_000]);
    expect(silver.meetings.find(({ offer }) => offer === 'member-day')?.meeting).toBe('together');
    const member = await tried({ buyer: { type: 'member', member: 'm-1' } });
    expect(member.after.points).not.toBeNull();
    const { rows } = await pool().query(
      'SELECT (SELECT count(*) FROM "Quote")::int + (SELECT count(*) FROM "OfferDraft")::int AS n',
    );
    expect(rows[0].n).toBe(0);
  });

  test('tells what it would bring to the floor, and only to whoever may see the shop’s margin', async () => {
    expect((await tried()).floors).toMatchObject({
      looked: 1,
      touched: [{ sku: 'TEA', floor: 6_000, granted: 4_000 }],
    });
    const cups = { ...half, scope: { include: { skus: ['CUP'] } } };
    expect((await tried({}, cups)).floors).toEqual({ looked: 0, touched: [] });
    const actor = { ...caller.actor, kind: 'staff', permissions: new Set(['offers.read']) } as never;
    const clerk = { ...caller, actor };
    const told = await execute(tryOfferCommand, clerk, { terms: half, cart: cart() } as never);
    expect(told.floors).toBeNull();
    await expect(
      execute(tryOfferCommand, clerk, {
        terms: half,
        cart: cart({ buyer: { type: 'member', member: 'm-1' } }),
      } as never),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('takes the place of its own version, and refuses what it cannot price', async () => {
    await execute(saveOfferCommand, caller, { code: 'half', terms: half, isNew: true } as never);
    await execute(publishOfferCommand, caller, { code: 'half', basedOn: 0, note: 'test' });
    const both = await tried({}, { ...half, params: { rateBp: 9_000 } });
    expect([both.before.totals.payable, both.after.totals.payable]).toEqual([12_000, 18_000]);
    // What was stopped counts in no calculator either (N7).
    await execute(stopOfferCommand, caller, { code: 'half', stopped: true, note: 'a wrong price' });
    const stopped = await tried({}, { ...half, params: { rateBp: 9_000 } });
    expect([stopped.before.totals.payable, stopped.after.totals.payable]).toEqual([20_000, 18_000]);
    expect(stopped.before.refused).toContainEqual(expect.objectContaining({ code: 'offer_stopped' }));
    await execute(stopOfferCommand, caller, { code: 'half', stopped: false, note: 'the right price' });
    await expect(tried({ lines: [{ sku: 'GHOST', quantity: 1 }] })).rejects.toMatchObject({ code: 'price_unknown' });
    await expect(tried({ storeCode: 'nowhere' })).rejects.toMatchObject({ code: 'store_not_found' });
  });
});

test('a form that adds an offer does not write over one that has its code; a draft may be thrown away', async () => {
  const added = { code: 'half', terms: half, isNew: true } as never;
  await expect(execute(saveOfferCommand, caller, added)).rejects.toMatchObject({ code: 'code_taken' });
  await execute(saveOfferCommand, caller, { code: 'other', terms: half, isNew: true } as never);
  const context = { ...caller, db: pool() };
  expect((await offerShelf.run(context, {})).find(({ code }) => code === 'other')).toMatchObject({
    phase: 'draft',
    version: null,
  });
  expect(await offerStory.run(context, { code: 'other' })).toMatchObject({ phase: 'draft', versions: [], members: 1 });
  await execute(dropOfferDraftCommand, caller, { code: 'other' });
  await expect(offerStory.run(context, { code: 'other' })).rejects.toMatchObject({ code: 'offer_not_found' });
  await expect(execute(dropOfferDraftCommand, caller, { code: 'other' })).rejects.toMatchObject({
    code: 'offer_draft_not_found',
  });
});

test('a coupon that is written is tried as a copy that somebody holds would count', async () => {
  const terms = {
    name,
    kind: 'amount_off',
    params: { threshold: 15_000, off: 5_000 },
    claimFrom: WEDNESDAY,
    validity: { type: 'days', days: 30 },
  };
  const coupon = (more: object, on: object = {}) =>
    execute(tryCouponCommand, caller, { terms: { ...terms, ...more }, cart: cart(on) } as never);
  const { before, after, id } = await coupon({});
  expect(before.totals.payable - after.totals.payable).toBe(0);
  expect(after.refused.map(({ offer }) => offer)).toContain(id);
  const dear = await coupon({}, { lines: [{ sku: 'CUP', quantity: 10 }] });
  expect(dear.before.totals.payable - dear.after.totals.payable).toBe(5_000);
  const elsewhere = await coupon({ scope: { stores: ['SH-1'] } }, { lines: [{ sku: 'CUP', quantity: 10 }] });
  expect(elsewhere.after.refused.find(({ offer }) => offer === elsewhere.id)?.code).toBe('wrong_store');
});
