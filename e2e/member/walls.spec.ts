// What a member sees at another's addresses: what he sees where nothing is. The acts behind the pages are walked by
// lib/walls.db.test.ts; this is about what pages show.
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Market, Things } from '@/lib/platform/testing/household';
import { expect, test, visit } from '../fixtures';
import { doors, signIn } from '../people';

const PAGES = 'app/(member)';
const TAKES = /\b(params|searchParams)\b/;

type Place = {
  /** The address with something of one member in it; null for what only filters or belongs to everybody. */
  readonly theirs: ((things: Things) => string) | null;
  /** The address with what is open to everybody, where one is worth looking at. */
  readonly open?: (market: Market, things: Things) => string;
};

const FILTERS: Place = { theirs: null };

/** Every page and route of the portal that takes something from its address. */
const PLACES: Readonly<Record<string, Place>> = {
  'activities/[code]': { theirs: null, open: ({ game }) => `/activities/${game}` },
  'activities/prizes': { theirs: ({ draw }) => `/activities/prizes?before=${draw}` },
  benefits: FILTERS,
  'boost/[code]': { theirs: null, open: (_, { boost }) => `/boost/${boost}` },
  'campaigns/[code]': { theirs: null, open: ({ campaign }) => `/campaigns/${campaign}` },
  coupons: FILTERS,
  'coupons/[id]': { theirs: ({ coupon }) => `/coupons/${coupon}` },
  'coupons/centre': FILTERS,
  inbox: FILTERS,
  join: FILTERS,
  mall: FILTERS,
  'mall/[code]': { theirs: null, open: ({ item }) => `/mall/${item}` },
  'mall/orders': { theirs: ({ exchange }) => `/mall/orders?before=${exchange}` },
  'mall/orders/[id]': { theirs: ({ exchange }) => `/mall/orders/${exchange}` },
  'orders/[id]': { theirs: ({ paid }) => `/orders/${paid}` },
  'orders/[id]/refund': { theirs: ({ paid }) => `/orders/${paid}/refund` },
  'rules/[of]': FILTERS,
  shop: FILTERS,
  'shop/goods/[code]': { theirs: null, open: () => '/shop/goods/WALL-A' },
  'sign-in': FILTERS,
  'surveys/[code]': { theirs: null, open: ({ survey }) => `/surveys/${survey}` },
  tasks: FILTERS,
};

test('every page that takes something from its address is looked at', () => {
  const found = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)(page\.tsx|route\.ts)$/.test(name) && TAKES.test(readFileSync(`${PAGES}/${name}`, 'utf8')))
    .map((name) => name.replace(/\/?(page\.tsx|route\.ts)$/, ''));
  expect(Object.keys(PLACES).sort()).toEqual(found.sort());
});

test("another's orders, coupons, exchanges and prizes are pages that are not there", async ({ page, member }) => {
  test.slow();
  const { market, things } = await neighbours();
  await member();
  // What a newcomer is given comes a moment later and is marked on every page: the pages compared must both say it.
  await expect.poll(async () => (await read(page, '/me')).text).toContain('项新权益');
  for (const [name, { theirs, open }] of Object.entries(PLACES)) {
    if (theirs !== null) {
      const [his, none] = [await read(page, theirs(things)), await read(page, theirs(nobodys(things)))];
      expect(his.text, name).toBe(none.text);
      expectNothingOf(things, his.html, name);
    }
    if (open !== undefined) expectNothingOf(things, (await read(page, open(market, things))).html, name);
  }
});

test("another's session is not ended by its id", async ({ page, member, context, baseURL }) => {
  const { things } = await neighbours();
  const { id } = await member();
  const former = await signIn(context, baseURL ?? '', 'member', id);
  await signIn(context, baseURL ?? '', 'member', id);
  await page.route('**/me', async (route) => {
    const sent = route.request().postData();
    if (sent === null) return route.continue();
    await route.continue({ postData: sent.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, things.session) });
  });
  await visit(page, '/me');
  await page.getByRole('button', { name: '退出此设备' }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  const { db } = await doors();
  const { rows } = await db
    .pool()
    .query('SELECT "id", "revokedAt" FROM "Session" WHERE "id" = ANY($1)', [[things.session, former]]);
  expect(rows.map(({ revokedAt }) => revokedAt)).toEqual([null, null]);
});

/** A member who has something of everything. */
async function neighbours(): Promise<{ readonly market: Market; readonly things: Things }> {
  await doors();
  const { household, openMarket } = await import('@/lib/platform/testing/household');
  const market = await openMarket();
  return { market, things: await household(market) };
}

/** The same under ids that nobody has. */
const nobodys = (things: Things): Things =>
  JSON.parse(JSON.stringify(things).replace(/\b([a-z]{3}_\w{20})\w{6}\b/g, '$1zzzzzz'));

/** The words of a page, sorted, and all that was sent with it. */
async function read(page: Page, path: string): Promise<{ readonly text: string; readonly html: string }> {
  const html = await (await page.request.get(path)).text();
  const text = html
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .trim()
    .split(/\s+/)
    // What is ready first is sent first: parts of one page come in any order.
    .sort()
    .join(' ');
  return { text, html };
}

/** Neither the page nor what comes with it tells who he is, or where he lives. */
function expectNothingOf({ memberId, address, name }: Things, html: string, place: string): void {
  for (const word of [memberId, address, name]) expect(html, place).not.toContain(word);
}
