// One member with something of everything, and bystanders who may do all that any member may: for the walls between them.
import { randomInt } from 'node:crypto';
import { givenOrder } from '@/lib/behaviours/testing/people';
import { exchangeBenefitCommand } from '@/lib/benefits/commands/exchange';
import { givenBenefit, givenGrant } from '@/lib/benefits/testing/grants';
import { givenPoints } from '@/lib/benefits/testing/points';
import { givenCampaign } from '@/lib/campaigns/testing/given';
import { syncProducts } from '@/lib/catalog';
import { claimOwnCommand } from '@/lib/coupons/commands/claim-own';
import { givenBatch } from '@/lib/coupons/testing/people';
import { enrolMembers } from '@/lib/enrolment';
import { drawCommand } from '@/lib/games/commands/draw';
import { givenGame } from '@/lib/games/testing/games';
import { addDays, localDate } from '@/lib/kernel/day';
import { publicId, requireId } from '@/lib/kernel/id';
import { bookSummary, readPassbook } from '@/lib/ledger';
import { inviteCommand, levelHistory } from '@/lib/levels';
import { exchangeCommand } from '@/lib/mall/commands/own';
import { givenItem } from '@/lib/mall/testing/items';
import { insertMessages, messagesBefore } from '@/lib/messaging/store/inbox';
import { askExportCommand, makeExports } from '@/lib/privacy';
import { startBoostCommand } from '@/lib/referral';
import { writeReviewCommand } from '@/lib/reviews/commands/own';
import { giveRewards } from '@/lib/rewards';
import { shopCart } from '@/lib/shop';
import { askRefundCommand } from '@/lib/shop/commands/ask-refund';
import { putInCartCommand } from '@/lib/shop/commands/cart';
import { payCommand, placeCommand } from '@/lib/shop/commands/place';
import { previewRefundCommand } from '@/lib/shop/commands/refund';
import { givenSurvey } from '@/lib/surveys/testing/surveys';
import { visitTaskCommand } from '@/lib/tasks/commands/own';
import { givenTask } from '@/lib/tasks/testing/tasks';
import { insertSession } from '../auth/session-rows';
import { type Context, execute } from '../command';
import { pool, withTransaction } from '../db';
import { newId } from '../new-id';
import { unseal } from '../pii';
import { program } from '../program';
import { systemCaller } from '../system-caller';

const MINUTE_MS = 60_000;
const POINTS = 5_000;
// The cup is won but once in a thousand million draws.
const PRIZES = [{ code: 'cup', weight: 1_000_000_000, gives: { as: 'goods' as const } }, { code: 'growth' }];
const LONG_AGO = new Date('2026-01-05T00:00:00Z');
const MOBILES = 100_000_000;

/** How the names of all of them begin; never told in full to another. */
export const NEIGHBOUR = '隔壁小林';

/** What is there for everybody: items, batches, games, tasks and benefits that are open. */
export type Market = Awaited<ReturnType<typeof openMarket>>;

/** What belongs to one member alone, by its id, code or key as it leaves the program. */
export type Things = Awaited<ReturnType<typeof household>>;

/** A member who calls. */
export const as = (memberId: string, now = new Date()): Omit<Context, 'db'> => ({
  ...systemCaller('test', now),
  actor: { kind: 'member', id: memberId },
});

/** Opens something of everything, once. */
export async function openMarket() {
  const goods = (code: string, amount: number) => ({
    code,
    nameZh: code,
    nameEn: code,
    skus: [{ code, prices: [{ kind: 'list' as const, amount }] }],
  });
  await execute(syncProducts, systemCaller('test', new Date(Date.now() - MINUTE_MS)), {
    products: [goods('WALL-A', 10_000), goods('WALL-BIG', 300_000)],
  });
  const { zone } = await program(pool());
  // Beyond what anybody buys here: no order takes them by itself.
  const terms = { perMember: null, claimFrom: new Date(0), params: { threshold: 90_000_000, off: 1_000 } };
  const given = await givenBatch(terms, new Date(0));
  const named = `walls-${given.slice(-12)}`;
  await pool().query(`UPDATE "CouponBatch" SET "code" = $2 WHERE "id" = $1`, [given, named]);
  const params = { points: 40, gives: 'coupon', what: named, count: 1, returnDays: 7 };
  return {
    today: localDate(new Date(), zone),
    yesterday: localDate(addDays(new Date(), -1, zone), zone),
    item: await givenItem({ points: 40, ways: ['delivery'] }),
    gone: await givenItem({ points: 40, total: 0 }),
    batch: publicId('couponBatch', await givenBatch(terms, new Date(0))),
    campaign: await givenCampaign(),
    game: await givenGame({ prizes: PRIZES, nothing: 0, chances: { freePerDay: 9 } }),
    visit: await givenTask({ kind: 'visit', params: { page: '/level' }, target: 1, per: 'day' }),
    visited: await givenTask({ kind: 'visit', params: { page: '/shop' }, target: 1, per: 'day' }),
    survey: await givenSurvey(),
    benefit: await givenBenefit({ giveOn: [{ on: 'claim' }] }),
    exchanged: await givenBenefit({ kind: 'points_exchange', params }),
  };
}

/** Enrols so many who have points, a make-up card, an invitation to the levels that ask for one, and a task done. */
export async function bystanders(market: Market, count: number): Promise<string[]> {
  const said = Array.from({ length: count }, () => {
    const mobile = `137${String(randomInt(MOBILES)).padStart(8, '0')}`;
    return { mobile, name: `${NEIGHBOUR}${mobile.slice(-4)}`, registeredAt: LONG_AGO };
  });
  const made = await enrolMembers(said, { actor: { kind: 'system', name: 'test' }, now: new Date() });
  const ids = made.flatMap((one) => (one.ok ? [one.value.memberId] : []));
  const source = { type: 'task', ref: 'walls', version: 1 } as const;
  const rewards = [{ kind: 'make_up_cards', params: { cards: 3 } }];
  const gifts = ids.map((memberId) => ({ memberId, key: 'walls', rewards, source, reason: 'test' }));
  await withTransaction((db) => giveRewards(db, gifts, new Date()));
  for (const id of ids) {
    await givenPoints(id, POINTS);
    await execute(visitTaskCommand, as(id), { code: market.visited });
    await execute(inviteCommand, systemCaller('test'), { memberId: publicId('member', id), reason: 'test' });
  }
  return ids;
}

/** One who has something of everything. */
export async function household(market: Market) {
  const [memberId = ''] = await bystanders(market, 1);
  const caller = as(memberId);
  const keys = { mallKey: newId(), benefitKey: newId(), drawKey: newId(), claimKey: newId(), askKey: newId() };
  await execute(askExportCommand, caller, {});
  await makeExports(() => new Date());
  const { balance } = await standing(memberId);
  const seen = { points: 40, cash: 0, balance };
  const mug = { code: market.item, key: keys.mallKey, seen, way: 'delivery' as const, address: ADDRESS };
  const exchange = (await execute(exchangeCommand, caller, mug)).order;
  const row = await givenGrant(memberId, market.exchanged, { quota: 5 });
  const grant = publicId('benefitGrant', row.id);
  await execute(exchangeBenefitCommand, caller, { grant, key: keys.benefitKey });
  const drawn = { game: market.game, key: keys.drawKey, pay: 'chance' as const, version: 1 };
  const { draw } = await execute(drawCommand, caller, drawn);
  const { coupon } = await execute(claimOwnCommand, caller, { batch: market.batch, key: keys.claimKey });
  const boost = (await execute(startBoostCommand, caller, {})).code;
  const [order, unpaid] = [await placed(memberId, 'WALL-A'), await placed(memberId, 'WALL-A')];
  const paid = await paidOrder(memberId, 'WALL-A');
  const asked = await paidOrder(memberId, 'WALL-BIG');
  const big = await paidOrder(memberId, 'WALL-BIG');
  const lines = { small: [{ id: 'WALL-A', quantity: 1 }], big: [{ id: 'WALL-BIG', quantity: 1 }] };
  const previewOf = (of: string, units: typeof lines.big) =>
    execute(previewRefundCommand, as(memberId), { order: of, lines: units });
  const ask = { order: asked, lines: lines.big, key: keys.askKey, reason: '尺寸不合适' };
  const { request } = await execute(askRefundCommand, as(memberId), {
    ...ask,
    told: await previewOf(asked, lines.big),
  });
  const [told, toldBig] = [await previewOf(paid, lines.small), await previewOf(big, lines.big)];
  return {
    ...{
      memberId,
      ...keys,
      exchange,
      grant,
      draw,
      coupon,
      boost,
      order,
      unpaid,
      paid,
      big,
      request,
      lines,
      told,
      toldBig,
    },
    ...(await reviewed(memberId)),
    ...{ quote: await quoted(memberId, 'WALL-A'), ...(await cursors(memberId)) },
    ...(await personOf(memberId)),
    address: ADDRESS.address,
    couponCode: await codeOf(coupon),
    change: publicId('levelChange', (await levelHistory(pool(), memberId, null, 1))[0]?.id ?? ''),
    export: await exportOf(memberId),
    session: await signedIn(memberId),
  };
}

/** Where goods go. */
export const ADDRESS = { name: '小林', mobile: '13800000001', address: '上海市徐汇区某路 1 号' };

/** What a member has to spend now. */
export async function standing(memberId: string): Promise<{ readonly balance: number }> {
  return { balance: (await bookSummary(pool(), memberId, new Date())).points.available };
}

async function quoted(memberId: string, sku: string): Promise<string> {
  await execute(putInCartCommand, as(memberId), { sku, quantity: 1 });
  const { quoted: quote } = await shopCart(pool(), { memberId, now: new Date() });
  return publicId('quote', quote?.quoteId ?? '');
}

async function placed(memberId: string, sku: string): Promise<string> {
  const quote = await quoted(memberId, sku);
  return (await execute(placeCommand, as(memberId), { quote })).order;
}

async function paidOrder(memberId: string, sku: string): Promise<string> {
  const order = await placed(memberId, sku);
  await execute(payCommand, as(memberId), { order });
  return order;
}

/** An order that he received, of which he has reviewed the first line. */
async function reviewed(memberId: string): Promise<{ readonly received: string; readonly review: string }> {
  const number = await givenOrder(memberId, '2026-03-10T12:00:00Z', [100, 200], 'completed', `walls-${newId()}`);
  const { rows } = await pool().query('SELECT "id" FROM "Order" WHERE "externalId" = $1', [number]);
  const received = publicId('order', rows[0].id);
  const said = { order: received, line: '1', stars: 4, text: '不错' };
  return { received, review: (await execute(writeReviewCommand, as(memberId), said)).id };
}

/** A message of his, and where the next pages of his lists would begin. */
async function cursors(memberId: string) {
  const about = { memberId, id: newId(), kind: 'welcome', category: 'activities', key: `walls:${newId()}` } as const;
  await insertMessages(pool(), [{ ...about, values: {}, href: null, at: new Date(), withheld: null }]);
  const [message] = await messagesBefore(pool(), [memberId], null, null, 1);
  const [entry] = await readPassbook(pool(), memberId, ['points'], null, 1);
  const { rows } = await pool().query(
    `SELECT "id", "placedAt" FROM "Order" WHERE "memberId" = $1 ORDER BY "placedAt" DESC LIMIT 1`,
    [memberId],
  );
  return {
    message: publicId('message', message?.id ?? ''),
    messageCursor: `${message?.at.getTime()}-${publicId('message', message?.id ?? '')}`,
    entryCursor: publicId('entry', entry?.id ?? ''),
    orderCursor: `${rows[0].placedAt.getTime()}-${publicId('order', rows[0].id)}`,
  };
}

/** Who he is, as no other member may hear it; his code is what he passes on. */
async function personOf(memberId: string) {
  const { rows } = await pool().query('SELECT "name", "code", "mobile" FROM "Member" WHERE "id" = $1', [memberId]);
  const { name, code, mobile } = rows[0];
  return { name: String(name), code: String(code), mobile: unseal(mobile) };
}

async function codeOf(coupon: string): Promise<string> {
  const { rows } = await pool().query('SELECT "code" FROM "Coupon" WHERE "id" = $1', [requireId('coupon', coupon)]);
  return rows[0].code;
}

async function exportOf(memberId: string): Promise<string> {
  const { rows } = await pool().query('SELECT "id" FROM "DataExport" WHERE "memberId" = $1', [memberId]);
  return rows[0].id;
}

async function signedIn(memberId: string): Promise<string> {
  const [id, now] = [newId(), new Date()];
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const device = { ip: '127.0.0.1', userAgent: 'test' };
  await insertSession(pool(), 'member', { id, subjectId: memberId, createdAt: now, expiresAt, ...device });
  return id;
}
