import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { givenBenefit, givenGrant } from '@/lib/benefits/testing/grants';
import { processClaims } from '@/lib/coupons/claim/process';
import { aClaim, givenBatch, givenMembers } from '@/lib/coupons/testing/people';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, prisma } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { blindIndex, seal } from '@/lib/platform/pii';
import { systemCaller } from '@/lib/platform/system-caller';
import { ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand, storeList } from '@/lib/stores';
import { chooseAtDesk, lookAtDesk } from './commands/look';
import { redeemAtDesk, redeemCodeAtDesk, undoAtDesk } from './commands/redeem';
import { issuePass } from './issue-pass';
import { recognisedIn } from './recognised';
import type { DeskLook } from './rules/at-desk';
import { deskShift } from './shift';
import '@/lib/wiring';

const NOW = new Date();
let storeIds: Record<string, string> = {};

beforeAll(async () => {
  await installStandardProgram(pool());
  const caller = systemCaller('test');
  await execute(saveRegionCommand, caller, { code: 'east', nameZh: '华东', nameEn: 'East' });
  for (const code of ['SH01', 'HZ01']) {
    await execute(saveStoreCommand, caller, { code, regionCode: 'east', nameZh: code, nameEn: code });
  }
  const stores = await storeList.run({ ...caller, db: pool() }, {});
  storeIds = Object.fromEntries(stores.map(({ code, id }) => [code, id]));
});
afterAll(closeDatabase);

let clerk: Actor;
beforeEach(() => {
  clerk = aClerk('SH01');
});

/** A clerk of one store. */
const aClerk = (store: string): Actor => ({
  kind: 'staff',
  id: newId(),
  name: '小叶',
  roles: ['clerk'],
  permissions: new Set(['coupons.redeem', 'benefits.redeem']),
  scope: { regionIds: [], storeIds: [storeIds[store] ?? ''] },
});

/** Who runs a store. */
const aManager = (store: string): Actor => {
  const actor = aClerk(store) as Extract<Actor, { kind: 'staff' }>;
  return { ...actor, permissions: new Set([...actor.permissions, 'desk.oversee']) };
};

const shiftOf = (actor: Actor, of: 'own' | 'store' = 'own') =>
  deskShift(pool(), { actor, storeCode: 'SH01', of, zone: ZONE, now: NOW });

const by = (actor: Actor, now = NOW) => ({ ...systemCaller('test', now), actor });
const seen = (text: string, { actor = clerk, store = 'SH01', key = newId(), now = NOW } = {}) =>
  execute(lookAtDesk, by(actor, now), { text, store, key });
const pressed = (
  couponId: string,
  memberId: string,
  { actor = clerk, store = 'SH01', key = newId(), amount = null as number | null } = {},
) =>
  execute(redeemAtDesk, by(actor), {
    kind: 'coupon',
    id: publicId('coupon', couponId),
    member: publicId('member', memberId),
    store,
    amount,
    key,
  });

/** A member of a store with a copy of a batch. */
async function given(terms: Parameters<typeof givenBatch>[0] = {}, home = 'SH01') {
  const [memberId = ''] = await givenMembers(1);
  await prisma().member.update({ where: { id: memberId }, data: { storeCode: home } });
  const [outcome] = await processClaims([aClaim(memberId, await givenBatch(terms))], NOW);
  if (outcome?.ok !== true) throw new Error('no copy');
  const { id: couponId, code } = outcome.value.copy;
  return { memberId, couponId, code: code ?? '' };
}

const memberOf = (look: DeskLook) => {
  if (look.kind !== 'member') throw new Error('no member');
  return look;
};
const straight = { kind: 'straight_off', params: { off: 2_000 } };

describe('a look', () => {
  test('at a pass shows its member, masked, with what he can redeem here; the second time it is used', async () => {
    const { memberId, couponId } = await given(straight, 'HZ01');
    const { slices, nonce } = await issuePass(pool(), memberId, NOW);
    const code = slices[0]?.codes[nonce] ?? '';
    const look = memberOf(await seen(code));
    expect(look).toMatchObject({ via: 'pass', picked: null, member: { id: publicId('member', memberId) } });
    expect(look.items).toMatchObject([{ id: publicId('coupon', couponId), effect: { off: 2_000 }, no: null }]);
    await expect(seen(code)).rejects.toMatchObject({ code: 'pass_used', facts: { storeCode: 'SH01' } });
  });

  test('at a coupon picks it, and says why it does not count in this store', async () => {
    const here = await given(straight);
    expect(memberOf(await seen(here.code.toLowerCase()))).toMatchObject({
      via: 'code',
      picked: publicId('coupon', here.couponId),
    });
    const { code } = await given({ ...straight, scope: { stores: ['HZ01'] } });
    const look = memberOf(await seen(code));
    expect(look.items.find(({ id }) => id === look.picked)?.no).toEqual({
      code: 'wrong_store',
      facts: { store: 'SH01', needed: 'HZ01' },
    });
  });

  test('by the last four digits finds members of the clerk’s store only, and lets him choose no other', async () => {
    const [near = '', far = ''] = await givenMembers(2);
    const mobile = async (memberId: string, storeCode: string) => {
      await prisma().member.update({ where: { id: memberId }, data: { storeCode } });
      const [sealed, mobileLast4] = [seal('+8613912347777'), blindIndex('last4', '7777')];
      await prisma().member.update({ where: { id: memberId }, data: { mobile: sealed, mobileLast4 } });
    };
    await mobile(near, 'SH01');
    await mobile(far, 'HZ01');
    expect(memberOf(await seen('7777'))).toMatchObject({
      via: 'found',
      member: { id: publicId('member', near), mobile: '139****7777' },
    });
    const chosen = execute(chooseAtDesk, by(clerk), { member: publicId('member', far), store: 'SH01' });
    await expect(chosen).rejects.toMatchObject({ code: 'member_out_of_scope' });
    const everywhere: Actor = { ...(clerk as Extract<Actor, { kind: 'staff' }>), scope: null };
    expect(await seen('7777', { actor: everywhere })).toMatchObject({ kind: 'members', members: { length: 2 } });
  });

  test('in a store of somebody else, at nothing known, or without the permission is refused', async () => {
    await expect(seen('7777', { store: 'HZ01' })).rejects.toMatchObject({ code: 'store_out_of_scope' });
    await expect(seen('7777', { store: 'nowhere' })).rejects.toMatchObject({ code: 'store_out_of_scope' });
    await expect(seen('0000')).rejects.toMatchObject({ code: 'desk_unknown' });
    const stranger: Actor = { ...(clerk as Extract<Actor, { kind: 'staff' }>), permissions: new Set() };
    await expect(seen('0000', { actor: stranger })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('being recognised (M7)', () => {
  const quoted = (memberId: string, storeCode: string, at: Date, discount: number) =>
    pool().query(
      `INSERT INTO "Quote" ("id", "memberId", "at", "asked", "priced", "createdAt") VALUES ($1, $2, $3, $4, $5, $3)`,
      [newId(), memberId, at, { storeCode }, { totals: { discount }, freight: { discount: 300 } }],
    );

  test('brings what can be used in that store, told once, and what the till’s latest cart saves', async () => {
    const { memberId } = await given(straight);
    await given({ ...straight, scope: { stores: ['HZ01'] } });
    const shown = { memberId, storeCode: 'SH01', at: NOW };
    const told = (isNews: boolean) => recognisedIn(pool(), shown, { isNews, now: NOW });
    expect(await told(true)).toMatchObject({ saves: null, usable: { count: 1, names: [expect.anything()] } });
    await quoted(memberId, 'SH01', new Date(NOW.getTime() - 60_000), 9_900);
    await quoted(memberId, 'HZ01', new Date(NOW.getTime() + 1_000), 8_800);
    expect(await told(false)).toEqual({ saves: null, usable: null });
    await quoted(memberId, 'SH01', new Date(NOW.getTime() + 2_000), 1_500);
    await quoted(memberId, 'SH01', new Date(NOW.getTime() + 4_000), 2_000);
    expect(await told(false)).toEqual({ saves: 2_300, usable: null });
  });
});

describe('redeeming', () => {
  test('takes a coupon once: the second desk hears when and where', async () => {
    const { memberId, couponId, code } = await given(straight);
    expect(await pressed(couponId, memberId)).toMatchObject({ off: 2_000, storeCode: 'SH01', undoneAt: null });
    await expect(pressed(couponId, memberId, { actor: aClerk('HZ01'), store: 'HZ01' })).rejects.toMatchObject({
      code: 'already_used',
      facts: { store: 'SH01' },
    });
    const look = memberOf(await seen(code));
    expect(look.items.find(({ id }) => id === look.picked)?.no).toMatchObject({
      code: 'already_used',
      facts: { store: 'SH01', at: NOW.toISOString() },
    });
  });

  test('by ten desks at one moment is done by exactly one', async () => {
    const { memberId, couponId } = await given(straight);
    const desks = Array.from({ length: 10 }, (_, desk) => {
      const store = desk % 2 === 0 ? 'SH01' : 'HZ01';
      return pressed(couponId, memberId, { actor: aClerk(store), store }).then(
        () => 'green',
        ({ code }) => code,
      );
    });
    const heard = await Promise.all(desks);
    expect(heard.filter((said) => said === 'green')).toHaveLength(1);
    expect(heard.filter((said) => said === 'already_used')).toHaveLength(9);
  });

  test('pressed twice, even at once, is one redemption', async () => {
    const { memberId, couponId } = await given(straight);
    const key = newId();
    const twice = await Promise.all([pressed(couponId, memberId, { key }), pressed(couponId, memberId, { key })]);
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
    expect(await deskShift(pool(), { actor: clerk, storeCode: 'SH01', of: 'own', zone: ZONE, now: NOW })).toMatchObject(
      {
        coupons: 1,
        off: 2_000,
        deeds: { length: 1 },
      },
    );
  });

  test('below the threshold is refused with what is missing, at it the saving is kept', async () => {
    const { memberId, couponId } = await given({ kind: 'amount_off', params: { threshold: 30_000, off: 5_000 } });
    await expect(pressed(couponId, memberId, { amount: 28_800 })).rejects.toMatchObject({
      code: 'below_threshold',
      facts: { short: 1_200 },
    });
    expect(await pressed(couponId, memberId, { amount: 30_000 })).toMatchObject({ amount: 30_000, off: 5_000 });
  });
});

test('a redemption at a till needs its store, names who served and shows the member masked (4.E.6)', async () => {
  const { memberId, couponId } = await given(straight);
  const mobile = seal('+8613912348888');
  await prisma().member.update({ where: { id: memberId }, data: { name: '欧阳小美', mobile } });
  await expect(pressed(couponId, memberId, { store: 'HZ01' })).rejects.toMatchObject({ code: 'store_out_of_scope' });
  const deed = await pressed(couponId, memberId);
  expect(deed).toMatchObject({ clerk: '小叶', storeCode: 'SH01' });
  expect(deed.member).toMatch(/^欧.*\*/);
  const { rows } = await pool().query('SELECT "by", "clerk" FROM "CouponRedemption" WHERE "couponId" = $1', [couponId]);
  expect(rows).toEqual([{ by: actorLabel(clerk), clerk: '小叶' }]);
});

describe('undoing', () => {
  test('within the minutes makes the coupon what it was, and counts in the shift', async () => {
    const { memberId, couponId } = await given(straight);
    const { id } = await pressed(couponId, memberId);
    expect(await execute(undoAtDesk, by(clerk), { deed: id, why: '选错了券' })).toMatchObject({
      id,
      undoneAt: NOW.toISOString(),
    });
    expect(await pressed(couponId, memberId)).toMatchObject({ undoneAt: null });
    expect(await deskShift(pool(), { actor: clerk, storeCode: 'SH01', of: 'own', zone: ZONE, now: NOW })).toMatchObject(
      {
        coupons: 1,
        undone: 1,
        off: 2_000,
      },
    );
  });

  test('later is refused, and so it is of another store’s clerk', async () => {
    const { memberId, couponId } = await given(straight);
    const { id, undoUntil } = await pressed(couponId, memberId);
    await expect(
      execute(undoAtDesk, by(clerk, new Date(undoUntil)), { deed: id, why: '选错了券' }),
    ).rejects.toMatchObject({
      code: 'undo_too_late',
    });
    await expect(execute(undoAtDesk, by(aClerk('HZ01')), { deed: id, why: '选错了券' })).rejects.toMatchObject({
      code: 'store_out_of_scope',
    });
  });
});

describe('an undone redemption', () => {
  test('keeps its reason on the slip, in the shift and in the trail', async () => {
    const { memberId, couponId } = await given(straight);
    const { id } = await pressed(couponId, memberId);
    expect(await execute(undoAtDesk, by(clerk), { deed: id, why: '选错了券' })).toMatchObject({
      undoneWhy: '选错了券',
    });
    const { deeds } = await shiftOf(clerk);
    expect(deeds).toMatchObject([{ id, undoneWhy: '选错了券', clerk: '小叶' }]);
    const { rows } = await pool().query(
      `SELECT "reason" FROM "AuditEntry" WHERE "action" = 'coupons.undoRedemption' AND "objectId" = $1`,
      [id],
    );
    expect(rows).toEqual([{ reason: '选错了券' }]);
    await expect(execute(undoAtDesk, by(clerk), { deed: id, why: ' ' })).rejects.toThrow('invalid_input');
  });

  test('is not done again by its own key, sent late; a new press is', async () => {
    const { memberId, couponId } = await given(straight);
    const key = newId();
    const { id } = await pressed(couponId, memberId, { key });
    await execute(undoAtDesk, by(clerk), { deed: id, why: '选错了券' });
    await expect(pressed(couponId, memberId, { key })).rejects.toMatchObject({ code: 'redemption_undone' });
    const second = await pressed(couponId, memberId);
    await execute(undoAtDesk, by(clerk), { deed: second.id, why: '选错了券' });
    await expect(pressed(couponId, memberId, { key })).rejects.toMatchObject({ code: 'redemption_undone' });
    expect(await shiftOf(clerk)).toMatchObject({ coupons: 0, undone: 2 });
  });

  test('is undone by who did it, or by who oversees the desk of that store', async () => {
    const { memberId, couponId } = await given(straight);
    const { id } = await pressed(couponId, memberId);
    const undo = (actor: Actor) => execute(undoAtDesk, by(actor), { deed: id, why: '同事已下班' });
    await expect(undo(aClerk('SH01'))).rejects.toMatchObject({ code: 'undo_of_other_clerk' });
    await expect(undo(aManager('HZ01'))).rejects.toMatchObject({ code: 'store_out_of_scope' });
    expect(await undo(aManager('SH01'))).toMatchObject({ undoneWhy: '同事已下班' });
  });
});

test('a coupon of which only the code was seen is redeemed once by its key, and says then whose it is (B8)', async () => {
  const { code } = await given(straight);
  const asked = { code, store: 'SH01', amount: null, key: newId() };
  const send = () => execute(redeemCodeAtDesk, by(clerk), asked);
  const [first, again] = await Promise.all([send(), send()]);
  expect(again.id).toBe(first.id);
  expect(first).toMatchObject({ off: 2_000, clerk: '小叶' });
  await expect(execute(redeemCodeAtDesk, by(clerk), { ...asked, key: newId() })).rejects.toMatchObject({
    code: 'already_used',
    facts: { store: 'SH01', clerk: '小叶' },
  });
});

describe('a benefit', () => {
  const right = { kind: 'service_right', params: { service: 'free_packaging' } };
  const usedBy = (actor: Actor, memberId: string, grantId: string, key = newId()) =>
    execute(redeemAtDesk, by(actor), {
      kind: 'benefit',
      id: publicId('benefitGrant', grantId),
      member: publicId('member', memberId),
      store: 'SH01',
      amount: null,
      key,
    });

  test('with times left is shown, used once of two desks with the last time, and undone', async () => {
    const { memberId, code } = await given(straight);
    const grant = await givenGrant(memberId, await givenBenefit(right), { quota: 1 });
    const look = memberOf(await seen(code));
    expect(look.items.filter(({ kind }) => kind === 'benefit')).toMatchObject([
      { id: publicId('benefitGrant', grant.id), left: 1, no: null, effect: { does: 'right' } },
    ]);
    const other = aClerk('SH01');
    const heard = await Promise.all(
      [clerk, other].map((actor) =>
        usedBy(actor, memberId, grant.id).then(
          (deed) => deed,
          ({ code: why }) => why,
        ),
      ),
    );
    expect(heard.filter((one) => typeof one === 'object')).toHaveLength(1);
    const winner = typeof heard[0] === 'object' ? clerk : other;
    const deed = heard.find((one) => typeof one === 'object');
    const shift = () => deskShift(pool(), { actor: winner, storeCode: 'SH01', of: 'own', zone: ZONE, now: NOW });
    expect(await shift()).toMatchObject({ benefits: 1, coupons: 0, undone: 0, deeds: [{ id: deed.id }] });
    expect(await execute(undoAtDesk, by(winner), { deed: deed.id, why: '顾客改变主意' })).toMatchObject({
      undoneAt: expect.any(String),
    });
    expect(await shift()).toMatchObject({ benefits: 0, undone: 1 });
    expect(await usedBy(winner, memberId, grant.id)).toMatchObject({ kind: 'benefit', undoneAt: null });
  });

  test('pressed twice is one use, and one that counts elsewhere only says so', async () => {
    const { memberId, code } = await given(straight);
    const [here, there] = [await givenBenefit(right), await givenBenefit({ ...right, stores: ['HZ01'] })];
    const grant = await givenGrant(memberId, here, { quota: 5 });
    await givenGrant(memberId, there, { quota: 5 });
    const key = newId();
    await Promise.all([usedBy(clerk, memberId, grant.id, key), usedBy(clerk, memberId, grant.id, key)]);
    const items = memberOf(await seen(code)).items.filter(({ kind }) => kind === 'benefit');
    expect(items.map(({ left, no }) => [left, no?.code ?? null]).sort()).toEqual([
      [4, null],
      [5, 'benefit_wrong_store'],
    ]);
  });
});

test('a shift of the store has what all clerks did there, for whoever oversees it; nobody else sees it', async () => {
  const manager = aManager('SH01');
  const before = await shiftOf(manager, 'store');
  const [one, other] = [await given(straight), await given(straight)];
  await pressed(one.couponId, one.memberId);
  await pressed(other.couponId, other.memberId, { actor: aClerk('SH01') });
  await pressed((await given(straight)).couponId, one.memberId, { actor: aClerk('HZ01'), store: 'HZ01' }).catch(
    () => null,
  );
  const after = await shiftOf(manager, 'store');
  expect([after.of, after.coupons - before.coupons, after.off - before.off]).toEqual(['store', 2, 4_000]);
  expect(await shiftOf(clerk, 'store')).toMatchObject({
    of: 'own',
    coupons: 1,
    members: 1,
    items: [{ times: 1, off: 2_000 }],
  });
});

test('a shift is the clerk’s own day in one store, from the local midnight on', async () => {
  const { memberId, couponId } = await given(straight);
  await pressed(couponId, memberId);
  const shift = (actor: Actor, storeCode: string, now = NOW) =>
    deskShift(pool(), { actor, storeCode, of: 'own', zone: ZONE, now }).then(({ coupons }) => coupons);
  expect(await shift(clerk, 'SH01')).toBe(1);
  expect(await shift(clerk, 'HZ01')).toBe(0);
  expect(await shift(aClerk('SH01'), 'SH01')).toBe(0);
  expect(await shift(clerk, 'SH01', new Date(NOW.getTime() + 48 * 3_600_000))).toBe(0);
});
