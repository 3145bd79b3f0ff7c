import type { APIRequestContext } from '@playwright/test';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, hire, signIn } from '../people';

const WORDS = {
  'zh-CN': { members: '会员', locked: '这位会员属于其他门店', request: '申请权限' },
  en: { members: 'Members', locked: 'This member belongs to another store', request: 'Request access' },
} as const;

/** Two regions of the demo with members, the first with its stores, and somebody and an order of the second. */
async function regions() {
  const { db } = await doors();
  const { publicId } = await import('@/lib/kernel/id');
  const { rows } = await db.pool().query(
    `SELECT s."regionId" AS id, array_agg(DISTINCT s."code") AS stores, count(m."id")::int AS members, min(m."id"::text) AS one
     FROM "Store" s JOIN "Member" m ON m."storeCode" = s."code" AND m."status" NOT IN ('merged', 'closed')
     WHERE s."demo" GROUP BY 1 ORDER BY 1 LIMIT 2`,
  );
  const [own, other] = rows;
  const { rows: orders } = await db.pool().query(
    `SELECT o."externalId" AS number FROM "Order" o JOIN "Member" m ON m."id" = o."memberId"
       WHERE o."storeCode" = ANY($1::text[]) AND m."storeCode" = ANY($1::text[]) LIMIT 1`,
    [other.stores],
  );
  const { rows: found } = await db.pool().query('SELECT "code" FROM "Member" WHERE "id" = $1', [other.one]);
  return {
    own: { id: own.id as string, stores: own.stores as string[], members: own.members as number },
    other: { member: publicId('member', other.one), code: found[0].code as string, order: orders[0].number as string },
  };
}

type Listed = {
  readonly rows: readonly { readonly storeCode: string | null }[];
  readonly total: { readonly value: number };
};

const listed = async (request: APIRequestContext, search: string): Promise<Listed> =>
  (await request.get(`/api/console/members?${search}`)).json();

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a regional operator sees the region and nobody else, ${language}`, async ({
    page,
    context,
    baseURL,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const { own, other } = await regions();
    await signIn(context, baseURL ?? '', 'staff', (await hire('regional_operator', own.id)).id);

    await visit(page, '/console/members');
    await expect(page.getByRole('heading', { level: 1, name: words.members })).toBeVisible();
    const all = await listed(page.request, 'limit=200');
    expect(all.rows.filter(({ storeCode }) => !own.stores.includes(storeCode ?? ''))).toEqual([]);
    // Others may enrol meanwhile, in no store at all.
    expect(all.total.value).toBe(Math.min(own.members, all.total.value));
    expect((await listed(page.request, `q=${other.code}`)).rows).toEqual([]);
    const sought = await page.request.post('/api/console/search', {
      data: { q: other.code },
      headers: { origin: baseURL ?? '' },
    });
    expect((await sought.json()).rows).toEqual([]);

    await visit(page, `/console/members/${other.member}`);
    await expect(page.getByRole('heading', { name: words.locked })).toBeVisible();
    await expect(page.getByRole('button', { name: words.request })).toBeVisible();
    await expect(page.getByText(other.code)).toHaveCount(0);
    await expectAccessible(page);
    for (const tab of ['timeline', 'points', 'orders', 'coupons', 'benefits', 'audit', 'privacy']) {
      const html = await (await page.request.get(`/console/members/${other.member}?tab=${tab}`)).text();
      expect([tab, html.includes(other.code)]).toEqual([tab, false]);
    }
    const order = await (await page.request.get(`/console/orders/${encodeURIComponent(other.order)}`)).text();
    expect(order.includes(other.member)).toBe(false);

    // Whatever a report counts, it counts in the region alone.
    const { db } = await doors();
    const { rows } = await db.pool().query('SELECT "code", "nameZh", "nameEn" FROM "Store"');
    const file = await (await page.request.get('/api/console/reports/stores?period=quarter')).text();
    const told = rows
      .filter(({ nameZh, nameEn }) => file.includes(nameZh) || file.includes(nameEn))
      .map(({ code }) => code);
    expect(told.filter((code) => !own.stores.includes(code))).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
  });
}
