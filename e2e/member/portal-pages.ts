// Every page of the portal, as the app directory has it: a page that nobody walks fails the walks.
import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { publicId } from '@/lib/kernel/id';
import { doors } from '../people';
import { buy } from './shopping';
import { giveCoupon, givePoints, openCoupons, stock } from './stocking';

const ROOT = 'app/(member)';
const POINTS = 500;
const PRICE = 40;

/** The pages that whoever is signed in does not see. */
export const GUEST_PAGES: readonly string[] = ['/sign-in'];

/** The paths of all pages, `[id]` standing for what a page is about. */
export const PORTAL_PAGES: readonly string[] = globSync(`${ROOT}/**/page.tsx`)
  .map((file) => file.replaceAll('\\', '/').slice(ROOT.length, -'/page.tsx'.length) || '/')
  .filter((path) => !GUEST_PAGES.includes(path))
  .sort();

/** A page and where to see it. */
export type Address = { readonly page: string; readonly path: string };

/** Where the member sees every page: those about something are about something of his, which is made for it. */
export async function addressesOf(memberId: string): Promise<readonly Address[]> {
  const about = await thingsOf(memberId);
  return PORTAL_PAGES.map((page) => {
    const path = page.includes('[') ? about[page] : page;
    if (path === undefined)
      throw new Error(`${page} is walked by nobody: say in e2e/member/portal-pages.ts where it is seen`);
    return { page, path };
  });
}

/** One of everything that has a page of its own, by that page. */
async function thingsOf(memberId: string): Promise<Readonly<Record<string, string>>> {
  const { order } = await buy(memberId, [{ name: 'Linen apron', fen: 31_000, quantity: 2, discount: 500 }]);
  await givePoints(memberId, POINTS);
  const name = { zh: '满百减十', en: 'Ten off a hundred' };
  await giveCoupon(memberId, await openCoupons(name, { threshold: 10_000, off: 1_000, isOpen: false }));
  const bought = publicId('order', order.id);
  const { item, exchange } = await exchanged(memberId);
  return {
    '/orders/[id]': `/orders/${bought}`,
    '/orders/[id]/refund': `/orders/${bought}/refund`,
    '/coupons/[id]': `/coupons/${await couponOf(memberId)}`,
    '/shop/goods/[code]': `/shop/goods/${await stock({ zh: '陶杯', en: 'Clay cup' }, 3_900)}`,
    '/mall/[code]': `/mall/${item}`,
    '/mall/orders/[id]': `/mall/orders/${exchange}`,
    '/activities/[code]': '/activities/demo-wheel',
    '/campaigns/[code]': `/campaigns/${await campaign()}`,
    '/surveys/[code]': '/surveys/demo-experience',
    '/rules/[of]': '/rules/coupon',
    '/boost/[code]': `/boost/${await boostOf(memberId)}`,
  };
}

async function campaign(): Promise<string> {
  const { givenCampaign } = await import('@/lib/campaigns/testing/given');
  return givenCampaign();
}

async function couponOf(memberId: string): Promise<string> {
  const { db } = await doors();
  const { couponWallet } = await import('@/lib/coupons');
  const asked = { tab: 'usable', order: 'newest', q: '', cursor: null, limit: 1, now: new Date() } as const;
  const { copies } = await couponWallet(db.pool(), memberId, asked);
  return publicId('coupon', copies[0]?.copy.id ?? '');
}

async function exchanged(memberId: string): Promise<{ item: string; exchange: string }> {
  const { db, execute } = await doors();
  const [{ givenItem }, { exchangeCommand }, { bookSummary }] = await Promise.all([
    import('@/lib/mall/testing/items'),
    import('@/lib/mall/commands/own'),
    import('@/lib/ledger'),
  ]);
  const item = await givenItem({ points: PRICE, total: 5 });
  const { points } = await bookSummary(db.pool(), memberId, new Date());
  const address = { name: '小林', mobile: '13800000001', address: '上海市徐汇区某路 1 号' };
  const seen = { points: PRICE, cash: 0, balance: points.available };
  const input = { code: item, key: randomUUID(), seen, way: 'delivery' as const, address };
  const { order } = await execute(exchangeCommand, await callerOf(memberId), input);
  return { item, exchange: order };
}

async function boostOf(memberId: string): Promise<string> {
  const { execute } = await doors();
  const { startBoostCommand } = await import('@/lib/referral');
  return (await execute(startBoostCommand, await callerOf(memberId), {})).code;
}

/** The member himself, as his own session would ask. */
async function callerOf(memberId: string) {
  const { systemCaller } = await doors();
  return { ...systemCaller('e2e'), actor: { kind: 'member' as const, id: memberId } };
}
