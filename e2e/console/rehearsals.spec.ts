import { randomInt } from 'node:crypto';
import { expect, expectForEverybody, test, visit } from '../fixtures';
import { doors } from '../people';

/** A draft campaign of one offer, 50 off from 300, and three orders of yesterday: 320 and 310 by a member, 290 by a guest. */
async function planted() {
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
  const order = (at: number, yuan: number) =>
    orders.eventOfInput(
      orders.OrderInput.parse({
        externalId: `${mark}-${at}`,
        channel: 'pos',
        placedAt: yesterday.toISOString(),
        status: 'paid',
        lines: [{ id: '1', sku: mark, quantity: 1, unitPrice: yuan * 100 }],
      }),
      'system:e2e',
    );
  await orders.processOrders([order(1, 320), order(2, 310), order(3, 290)], now);
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
