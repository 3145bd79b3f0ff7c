import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { couponCentre } from './centre';
import { processClaims } from './claim/process';
import { nameCouponBatchCommand } from './commands/name-batch';
import { wishCouponCommand } from './commands/wish';
import { tellCouponWishes } from './jobs/tell-wishes';
import { mergeCopies } from './store/merge';
import { WALLET_ORDERS, WALLET_TABS } from './store/wallet';
import { aClaim, givenBatch, givenMembers } from './testing/people';
import { couponsToCarry, couponWallet, ownCoupon, walletCounts } from './wallet';

const NOW = localAt('2026-11-22T12:00');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

/** Gives the member a copy of a batch that ends after so many hours, and answers the copy's id. */
async function given(member: string, hours: number, more: Parameters<typeof givenBatch>[0] = {}): Promise<string> {
  const batch = await givenBatch({
    claimFrom: at(-1_000),
    validity: { type: 'fixed', from: at(-1_000), to: at(hours) },
    ...more,
  });
  const [outcome] = await processClaims([aClaim(member, batch)], at(-500));
  if (outcome?.ok !== true) throw new Error(outcome?.refusal.code);
  return outcome.value.copy.id;
}

/** What a copy may be by its own life where the wallet puts it. */
const STATES = {
  usable: ['CLAIMED', 'HELD'],
  upcoming: ['CLAIMED'],
  used: ['USED'],
  ended: ['EXPIRED', 'VOIDED'],
};

const asked = { tab: 'usable', order: 'ending', q: '', cursor: null, limit: 20, now: NOW } as const;

describe('the wallet (M4)', () => {
  test('puts every copy into one tab, the one that its life says', async () => {
    const [member = ''] = await givenMembers(1);
    const ids = [await given(member, 200), await given(member, 48), await given(member, -1)];
    ids.push(await given(member, 300, { validity: { type: 'fixed', from: at(2), to: at(300) } }));
    const voided = await given(member, 100);
    await pool().query(
      `UPDATE "CouponBatch" SET "state" = 'voided', "voidedWhy" = 'test' WHERE "id" = (SELECT "batchId" FROM "Coupon" WHERE "id" = $1)`,
      [voided],
    );
    await pool().query(`UPDATE "Coupon" SET "state" = 'HELD', "orderId" = 'o', "heldUntil" = $2 WHERE "id" = $1`, [
      ids[0],
      at(1),
    ]);
    expect(await walletCounts(pool(), member, NOW)).toEqual({ usable: 2, upcoming: 1, used: 0, ended: 2, soon: 1 });
    for (const tab of WALLET_TABS) {
      const { copies } = await couponWallet(pool(), member, { ...asked, tab });
      expect(copies.map(({ state }) => state).every((state) => STATES[tab].includes(state))).toBe(true);
      expect(copies.every(({ copy }) => copy.startsAt > NOW === (tab === 'upcoming'))).toBe(true);
    }
  });

  test('lets a phone carry what ends soonest, each with its code, and nothing that is not free', async () => {
    const [member = ''] = await givenMembers(1);
    const [held, soon, later] = [await given(member, 10), await given(member, 20), await given(member, 200)];
    await given(member, 300, { validity: { type: 'fixed', from: at(2), to: at(300) } });
    await pool().query(`UPDATE "Coupon" SET "state" = 'HELD', "orderId" = 'o', "heldUntil" = $2 WHERE "id" = $1`, [
      held,
      at(1),
    ]);
    const { views, more } = await couponsToCarry(pool(), member, { limit: 20, now: NOW });
    expect(views.map(({ copy }) => copy.id)).toEqual([soon, later]);
    expect(views.every(({ copy }) => /\w{4}/.test(copy.code ?? ''))).toBe(true);
    expect(more).toBe(0);
    const first = await couponsToCarry(pool(), member, { limit: 2, now: NOW });
    expect([first.views.map(({ copy }) => copy.code), first.more]).toEqual([[views[0]?.copy.code], 1]);
  });

  test.each(WALLET_ORDERS)('is read page by page in the order %s, every copy once', async (order) => {
    const [member = ''] = await givenMembers(1);
    const ids: string[] = [];
    for (const [hours, off] of [
      [200, 1_000],
      [48, 3_000],
      [100, 2_000],
      [300, 2_000],
      [20, 500],
    ] as const) {
      ids.push(await given(member, hours, { params: { threshold: 5_000, off } }));
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await couponWallet(pool(), member, { ...asked, order, cursor, limit: 2 });
      seen.push(...page.copies.map(({ copy }) => copy.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const by = (places: readonly number[]) => places.map((place) => ids[place]);
    const ties = [ids[2], ids[3]].sort();
    const sorted = {
      ending: by([4, 1, 2, 0, 3]),
      worth: [ids[1], ...ties, ids[0], ids[4]],
      newest: [...ids].sort(),
    };
    expect(seen).toEqual(sorted[order]);
  });

  test('finds a coupon by its name in either language', async () => {
    const [member = ''] = await givenMembers(1);
    await given(member, 100, { name: { zh: '生日礼', en: 'Birthday treat' } });
    await given(member, 100);
    for (const q of ['生日', 'birthday']) {
      const { copies } = await couponWallet(pool(), member, { ...asked, q });
      expect(copies.map(({ terms }) => terms.name.zh)).toEqual(['生日礼']);
    }
  });

  test('shows a coupon to its owner alone, and gives it its code when it is looked at', async () => {
    const [member = '', other = ''] = await givenMembers(2);
    const id = await given(member, 100);
    await pool().query(`UPDATE "Coupon" SET "code" = NULL WHERE "id" = $1`, [id]);
    const first = await ownCoupon(pool(), member, id, NOW);
    expect(first?.copy.code).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect((await ownCoupon(pool(), member, id, NOW))?.copy.code).toBe(first?.copy.code);
    expect(await ownCoupon(pool(), other, id, NOW)).toBeNull();
  });
});

describe('the claim centre (M4)', () => {
  test('says beforehand what a claim is told, and keeps what is sold out', async () => {
    const [member = '', other = ''] = await givenMembers(2);
    const open = await givenBatch({ perMember: 1 });
    const gone = await givenBatch({ total: 1 });
    const gold = await givenBatch({ audience: { levels: ['gold'] } });
    const soon = await givenBatch({ claimFrom: at(2) });
    const hidden = [
      await givenBatch({ isOpen: false }),
      await givenBatch({ claimTo: at(-1) }),
      await givenBatch({ validity: { type: 'fixed', from: at(-9), to: at(-1) }, claimTo: at(-2) }),
    ];
    await processClaims([aClaim(other, gone)], NOW);
    const answers = async () => {
      const { offers } = await couponCentre(pool(), member, { cursor: null, limit: 100, now: NOW });
      return new Map(offers.map(({ batch, answer }) => [batch.id, answer.allowed ? 'yes' : answer.code]));
    };
    const before = await answers();
    expect([open, gone, gold, soon].map((id) => before.get(id))).toEqual([
      'yes',
      'sold_out',
      'not_eligible',
      'not_open',
    ]);
    expect(hidden.some((id) => before.has(id))).toBe(false);
    for (const batch of [open, gone, gold]) {
      const [outcome] = await processClaims([aClaim(member, batch)], NOW);
      expect(outcome?.ok ? 'yes' : outcome?.refusal.code).toBe(before.get(batch));
    }
    expect((await answers()).get(open)).toBe('limit_reached');
  });

  test('goes on from its cursor without a gap', async () => {
    const [member = ''] = await givenMembers(1);
    for (let made = 0; made < 5; made++) await givenBatch({});
    const all = await couponCentre(pool(), member, { cursor: null, limit: 100, now: NOW });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await couponCentre(pool(), member, { cursor, limit: 2, now: NOW });
      seen.push(...page.offers.map(({ batch }) => batch.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all.offers.map(({ batch }) => batch.id));
  });
});

describe('wishing to hear of a coupon (M4)', () => {
  const wish = (memberId: string, batchId: string, isOn = true, now = NOW) => {
    const caller = { ...systemCaller('test', now), actor: { kind: 'member', id: memberId } as Actor };
    return execute(wishCouponCommand, caller, { batch: publicId('couponBatch', batchId), isOn });
  };
  const toldOf = async (batchId: string): Promise<string[]> => {
    const { rows } = await pool().query<{ memberId: string }>(
      `SELECT "memberId" FROM "OutboxEvent" WHERE "name" = 'coupon.claimable' AND "payload" ->> 'batchId' = $1`,
      [batchId],
    );
    return rows.map(({ memberId }) => memberId).sort();
  };
  const offerOf = async (memberId: string, batchId: string, now = NOW) =>
    (await couponCentre(pool(), memberId, { cursor: null, limit: 100, now })).offers.find(
      ({ batch }) => batch.id === batchId,
    );
  const restock = (batchId: string, total: number) =>
    pool().query('UPDATE "CouponStock" SET "total" = $2 WHERE "batchId" = $1', [batchId, total]);

  test('tells whoever waits exactly once when it can be claimed again, and nobody who changed his mind or has got one', async () => {
    const people = await givenMembers(7);
    const [other = '', given = '', away = '', merged = '', ...waiting] = people;
    const batch = await givenBatch({ total: 1 });
    await processClaims([aClaim(other, batch)], NOW);
    for (const one of people.slice(1)) await wish(one, batch);
    await wish(waiting[0] ?? '', batch);
    expect(await offerOf(waiting[0] ?? '', batch)).toMatchObject({ isWished: true, again: { at: null } });
    await wish(away, batch, false);
    expect(await offerOf(away, batch)).toMatchObject({ isWished: false });
    await withTransaction((db) => mergeCopies(db, merged, waiting[0] ?? ''));
    expect(await tellCouponWishes(at(1), 2)).toBe(0);
    await restock(batch, 9);
    await processClaims([aClaim(given, batch, { way: 'give' })], NOW);
    const told = await Promise.all([tellCouponWishes(at(2), 2), tellCouponWishes(at(2), 2)]);
    expect(told[0] + told[1]).toBe(waiting.length);
    expect(await toldOf(batch)).toEqual([...waiting].sort());
    expect(await tellCouponWishes(at(3), 2)).toBe(0);
    expect(await offerOf(waiting[0] ?? '', batch)).toMatchObject({ isWished: false, answer: { allowed: true } });
  });

  test('waits for the next day of who has had his of today, and for what has not begun; nothing comes of what is over', async () => {
    const [member = '', late = ''] = await givenMembers(2);
    const daily = await givenBatch({ perMember: null, perDay: 1 });
    const soon = await givenBatch({ claimFrom: at(2) });
    const ending = await givenBatch({ claimFrom: at(2), claimTo: at(3) });
    const over = await givenBatch({ total: 1, claimTo: at(1) });
    await processClaims([aClaim(member, over)], NOW);
    await wish(late, over);
    await restock(over, 5);
    await processClaims([aClaim(member, daily)], NOW);
    const midnight = localAt('2026-11-23T00:00');
    expect(await offerOf(member, daily)).toMatchObject({ again: { at: midnight } });
    for (const batch of [daily, soon]) await wish(member, batch);
    await wish(late, ending);
    await tellCouponWishes(at(1.5));
    expect([await toldOf(daily), await toldOf(soon)]).toEqual([[], []]);
    await tellCouponWishes(at(2));
    expect([await toldOf(daily), await toldOf(soon)]).toEqual([[], [member]]);
    await tellCouponWishes(midnight);
    expect([await toldOf(daily), await toldOf(soon)]).toEqual([[member], [member]]);
    expect([await toldOf(ending), await toldOf(over)]).toEqual([[late], []]);
    const gold = await givenBatch({ audience: { levels: ['gold'] } });
    await expect(wish(member, gold)).rejects.toMatchObject({ code: 'not_eligible' });
    await expect(wish(member, ending, true, at(4))).rejects.toMatchObject({ code: 'not_open' });
  });
});

test('a batch is named once, in any case of its letters by nobody else, however many try at once', async () => {
  const [one, two, voided] = [await givenBatch(), await givenBatch(), await givenBatch()];
  await pool().query(`UPDATE "CouponBatch" SET "state" = 'voided', "voidedWhy" = 'test' WHERE "id" = $1`, [voided]);
  const taken = `Spring-${one.slice(-6)}`;
  const name = (batchId: string, code: string) =>
    execute(nameCouponBatchCommand, systemCaller('test', NOW), {
      batch: publicId('couponBatch', batchId),
      code,
      note: 'for the spring',
    }).then(
      ({ code: given }) => given,
      (error) => error.code as string,
    );
  const told = await Promise.all([name(one, taken), name(two, taken.toUpperCase())]);
  expect(told.sort()).toEqual(['batch_code_taken', taken.toLowerCase()].sort());
  const { rows } = await pool().query('SELECT "id" FROM "CouponBatch" WHERE "code" = $1', [taken.toLowerCase()]);
  expect(await name(rows[0].id, 'another-name')).toBe('batch_named');
  expect(await name(voided, 'too-late')).toBe('batch_voided');
});
