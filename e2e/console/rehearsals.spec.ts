import { randomInt } from 'node:crypto';
import { expect, expectForEverybody, test, visit } from '../fixtures';
import { doors } from '../people';

/** A store of its own for a test. */
async function givenStore() {
  const { execute, systemCaller } = await doors();
  const { saveRegionCommand, saveStoreCommand } = await import('@/lib/stores');
  const caller = systemCaller('e2e');
  const code = `E2E${randomInt(1_000_000)}`;
  await execute(saveRegionCommand, caller, { code: 'e2e', nameZh: '测试', nameEn: 'Test' });
  await execute(saveStoreCommand, caller, { code, regionCode: 'e2e', nameZh: `${code} 店`, nameEn: `${code} store` });
  return code;
}

/** A draft campaign of one offer, 50 off from 300, and three orders of yesterday: 320, in a store if one is named, 310 and 290. */
async function planted(storeCode: string | null = null) {
  const { db, execute, systemCaller } = await doors();
  const [pricing, campaigns, orders, days, { program }] = await Promise.all([
    import('@/lib/pricing'),
    import('@/lib/campaigns/commands/drafts'),
    import('@/lib/orders'),
    import('@/lib/kernel/day'),
    import('@/lib/platform/program'),
  ]);
  const mark = `e2e-${randomInt(1_000_000)}`;
  const caller = systemCaller('e2e');
  const { zone } = await program(db.pool());
  const terms = {
    name: { zh: mark, en: mark },
    kind: 'spend_save',
    params: { from: 30_000, off: 5_000 },
    layer: 'order' as const,
    // Goods that nobody else bought: only these orders are touched.
    scope: { include: { skus: [mark] } },
  };
  await execute(pricing.saveOfferCommand, caller, { code: mark, terms });
  await execute(pricing.publishOfferCommand, caller, { code: mark, basedOn: 0, note: 'for the test' });
  const now = new Date();
  const yesterday = new Date(days.midnightOf(days.localDate(now, zone), zone, -1).getTime() + 43_200_000);
  const order = (at: number, yuan: number, store: string | null = null) =>
    orders.eventOfInput(
      orders.OrderInput.parse({
        externalId: `${mark}-${at}`,
        channel: 'pos',
        storeCode: store,
        placedAt: yesterday.toISOString(),
        status: 'paid',
        lines: [{ id: '1', sku: mark, quantity: 1, unitPrice: yuan * 100 }],
      }),
      'system:e2e',
    );
  await orders.processOrders([order(1, 320, storeCode), order(2, 310), order(3, 290)], now);
  const day = (after: number) => days.localDate(days.addDays(now, after, zone), zone);
  const campaign = {
    type: 'member_exclusive',
    goal: 'activate',
    name: { zh: `活动 ${mark}`, en: `Campaign ${mark}` },
    parts: [{ sort: 'offer', code: mark }],
    days: { from: day(1), to: day(3) },
  };
  await execute(campaigns.saveCampaignDraftCommand, caller, { code: mark, basedOn: 0, terms: campaign });
  return mark;
}

test('an operator tries a campaign on past orders, sees what it would have cost and why, and follows one to its order', async ({
  page,
  operator,
  speak,
}) => {
  test.slow();
  await speak('zh-CN');
  const mark = await planted();
  await operator('operator');
  await visit(page, `/console/campaigns/${mark}/edit`);
  const steps = page.getByRole('navigation', { name: '步骤' });
  await steps.getByRole('button', { name: /^检查与上线/ }).click();
  await expect(page.getByText('这份内容还没有试算过。')).toBeVisible();
  await page.getByLabel('订单日期').selectOption({ label: '最近 7 天' });
  await page.getByRole('button', { name: '开始试算' }).click();
  // Whoever runs back-tests meanwhile runs this one too.
  const result = page.getByRole('link', { name: '看结果' }).first();
  await expect(page.getByText('等待开始').or(page.getByText('计算中')).or(result)).toBeVisible();
  const { runBacktests } = await import('@/lib/rehearsals');
  await runBacktests(() => new Date());
  await page.reload();
  await steps.getByRole('button', { name: /^检查与上线/ }).click();
  // Two orders reach 300, 50 off each, and both were bought at full price.
  await expect(page.getByText(/草稿会用在 2 单上，花费 ¥100；其中 ¥100 落在本来就按原价成交的 2 单上/)).toBeVisible();
  await result.click();
  await page.waitForURL('**/console/rehearsals/bkt_*');
  await expect(page.getByRole('heading', { name: `活动 ${mark}` })).toBeVisible();
  await expect(page.getByRole('group', { name: '主要数字' })).toContainText('总花费');
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: `订单 ${mark}-1` })
      .first(),
  ).toContainText('满 ¥300 减 ¥50');
  await expectForEverybody(page, [390, 1440]);
  await speak('en');
  await page.reload();
  await expect(page.getByText(/the draft would act on 2 and cost ¥100; ¥100 of it on 2 orders/)).toBeVisible();
  await page
    .getByRole('link', { name: `Order ${mark}-1` })
    .first()
    .click();
  await page.waitForURL(`**/console/orders/${mark}-1`);
});

test('the orders of one store are chosen by keyboard, taken away and chosen again, and only they are decided', async ({
  page,
  operator,
  speak,
}) => {
  test.slow();
  await speak('en');
  const store = await givenStore();
  const mark = await planted(store);
  await operator('operator');
  await visit(page, `/console/campaigns/${mark}/edit`);
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await steps.getByRole('button', { name: /^Check and launch/ }).click();
  await page.getByLabel('Orders of').selectOption({ label: 'Last 7 days' });
  const stores = page.getByRole('combobox', { name: 'Stores' });
  const choose = async () => {
    await stores.fill(store);
    await expect(page.getByRole('option')).toHaveCount(1);
    await stores.press('ArrowDown');
    await stores.press('Enter');
  };
  const chosen = page.getByRole('list', { name: 'Stores' });
  await choose();
  await expect(chosen.getByText(`${store} store`)).toBeVisible();
  await chosen.getByRole('button', { name: `Take ${store} store away` }).press('Enter');
  await expect(chosen).toHaveCount(0);
  await choose();
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('Begins within a minute')).toBeVisible();
  const { runBacktests } = await import('@/lib/rehearsals');
  const result = page.getByRole('link', { name: 'See the result' }).first();
  // Another walk's round may have taken it up and still be at it.
  await expect(async () => {
    await runBacktests(() => new Date());
    await page.reload();
    await steps.getByRole('button', { name: /^Check and launch/ }).click();
    await expect(result).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await result.click();
  await page.waitForURL('**/console/rehearsals/bkt_*');
  await expect(page.getByText(`Stores: ${store} store`)).toBeVisible();
  await expect(page.getByText('All 1 orders of this time were decided.')).toBeVisible();
  await expectForEverybody(page, [390, 1440]);
});
