import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import { KEY_SCOPES } from '@/lib/access';
import { publicId } from '@/lib/kernel/id';
import { closeDatabase, pool } from '@/lib/platform/db';
import { household, openMarket, type Things } from '@/lib/platform/testing/household';
import { rowsOf } from '@/lib/platform/testing/rows-of';
import { settle, type TestStore, twoStores } from '@/lib/platform/testing/two-stores';
import { installStandardProgram } from '@/lib/standard-program';
import type { Route } from './route';
import { ROUTES } from './routes';
import { call, givenKey } from './testing/call';

// Every route of the integration API for keys of some stores (S1-5.1): what names a member or order of another store is
// refused and changes nothing, what counts in all stores is written by a key for all of them, and what is nobody's is told.

/**
 * whose: a member or an order of the west. till: done in a store, which stands in the request; who comes may be anybody's.
 * all: counts in every store. open: names nobody.
 */
type Kind = 'whose' | 'till' | 'all' | 'open';

const KINDS: Readonly<Record<string, Kind>> = {
  enrolMember: 'till',
  findMember: 'whose',
  lookUpMember: 'whose',
  getMember: 'whose',
  placeOrder: 'till',
  placeOrders: 'till',
  getOrder: 'whose',
  completeOrder: 'whose',
  cancelOrder: 'whose',
  previewRefund: 'whose',
  refundOrder: 'whose',
  recordEvents: 'whose',
  spendPoints: 'whose',
  holdPoints: 'whose',
  postHeldPoints: 'whose',
  voidHeldPoints: 'whose',
  returnPoints: 'whose',
  quotePoints: 'whose',
  adjustPoints: 'whose',
  quote: 'till',
  listOffers: 'open',
  saveOffer: 'all',
  offerAudience: 'all',
  publishOffer: 'all',
  withdrawOffer: 'all',
  listPointEntries: 'whose',
  listGrowthEntries: 'whose',
  listLevelChanges: 'whose',
  listDecisions: 'whose',
  syncCategories: 'all',
  syncBrands: 'all',
  syncProducts: 'all',
  listCategories: 'open',
  listBrands: 'open',
  listProducts: 'open',
  getProduct: 'open',
  getSku: 'open',
  listSkuPrices: 'open',
  createCouponBatch: 'all',
  listCouponBatches: 'open',
  getCouponBatch: 'open',
  claimCoupon: 'whose',
  claimCouponByCode: 'whose',
  checkCoupon: 'till',
  redeemCoupon: 'till',
  returnCoupon: 'till',
  voidCoupon: 'all',
  listMemberCoupons: 'whose',
  listMemberBenefits: 'whose',
  grantBenefit: 'whose',
  redeemBenefit: 'till',
  returnBenefit: 'whose',
  listMemberMall: 'whose',
  getMemberMallItem: 'whose',
  exchangeForMember: 'whose',
  listMemberExchanges: 'whose',
  cancelExchangeForMember: 'whose',
};

let owner: Things;
let order = '';
let batch = '';
let west: TestStore;
let keys: Readonly<Record<'own' | 'store' | 'region', string>>;

beforeAll(async () => {
  await installStandardProgram(pool());
  const stores = await twoStores();
  west = stores.west;
  const market = await openMarket();
  batch = market.batch;
  owner = await household(market);
  await settle(owner.memberId, west);
  const { rows } = await pool().query('SELECT "externalId" FROM "Order" WHERE "memberId" = $1 LIMIT 1', [
    owner.memberId,
  ]);
  order = rows[0].externalId;
  // An order is known by its store.
  await pool().query('UPDATE "Order" SET "storeCode" = $2 WHERE "memberId" = $1', [owner.memberId, west.code]);
  keys = {
    own: await givenKey(SCOPES, { storeId: west.id }),
    store: await givenKey(SCOPES, { storeId: stores.east.id }),
    region: await givenKey(SCOPES, { regionId: stores.east.regionId }),
  };
});
afterAll(closeDatabase);

const SCOPES = KEY_SCOPES.filter((scope) => scope !== 'members.reveal');
const member = () => publicId('member', owner.memberId);

/** A request of a route that names him, his order and his store wherever it names one. */
function requestOf({ method, path, example }: Route): { readonly address: string; readonly body: unknown } {
  const params: Record<string, string> = {
    ...example.params,
    id: path.startsWith('/coupon-batches/') ? batch : member(),
    orderExternalId: order,
    grant: owner.grant,
    exchange: owner.exchange,
  };
  if (path.startsWith('/coupons/')) params.code = owner.couponCode;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = path === '/members' ? { code: owner.code } : example.query;
  const search = new URLSearchParams(query).toString();
  const address = `${method} ${filled}${search === '' || method === 'POST' ? '' : `?${search}`}`;
  return { address, body: example.body === undefined ? undefined : about(example.body) };
}

/** The example with him and the western store in every place that names a member or a store. */
function about(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(about);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (name === 'member') return [name, { id: member() }];
      if (name === 'memberId') return [name, member()];
      if (name === 'storeCode') return [name, west.code];
      if (name === 'mobile') return [name, owner.mobile];
      return [name, about(one)];
    }),
  );
}

const OUT_OF_REACH = /^(member_out_of_scope|store_out_of_scope|member_not_found|order_not_found|\w+_not_found)$/;
const tells = (text: string) => [owner.name, owner.mobile, owner.code].some((word) => text.includes(word));

test('every route says here whom it is about', () => {
  expect(ROUTES.map(({ id }) => id).filter((id) => !(id in KINDS))).toEqual([]);
  expect(Object.keys(KINDS).filter((id) => !ROUTES.some((route) => route.id === id))).toEqual([]);
});

describe.each(['store', 'region'] as const)('a key of another %s', (which) => {
  test.each(ROUTES)('$id is refused or tells nothing of him, and changes nothing of his', async (route) => {
    const before = await rowsOf(owner.memberId);
    const { address, body } = requestOf(route);
    const { status, body: said, text } = await call(address, { key: keys[which], body });
    expect(tells(text), text).toBe(false);
    if (KINDS[route.id] === 'open') expect(String(said?.code)).not.toMatch(/scope/);
    else expect([status >= 400 && status < 500, said.code], text).toEqual([true, expect.stringMatching(OUT_OF_REACH)]);
    expect(await rowsOf(owner.memberId)).toEqual(before);
  });
});

describe('a key of his own store', () => {
  test.each(ROUTES)('$id is not out of reach, unless it counts in all stores', async (route) => {
    const { address, body } = requestOf(route);
    const { body: said, text } = await call(address, { key: keys.own, body });
    const isOut = /_out_of_scope$/.test(said?.code ?? '');
    expect(isOut, text).toBe(KINDS[route.id] === 'all');
  });
});
