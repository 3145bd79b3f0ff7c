import { randomInt } from 'node:crypto';
import { expect, expectForEverybody, test, visit } from '../fixtures';
import { doors } from '../people';

/** A gift, a sale that takes far too much off beside one that is there already, and the budget of all. */
async function planted() {
  const { execute, systemCaller } = await doors();
  const [pricing, budgets, catalog] = await Promise.all([
    import('@/lib/pricing'),
    import('@/lib/budgets'),
    import('@/lib/catalog'),
  ]);
  const mark = `e2e-${randomInt(1_000_000)}`;
  const caller = systemCaller('e2e');
  await execute(catalog.syncProducts, caller, {
    products: [
      {
        code: mark,
        version: 1,
        nameZh: '试卖品',
        nameEn: 'Sample',
        skus: [{ code: mark, prices: [{ kind: 'list', amount: 10_000 }] }],
      },
    ],
  });
  const budget = { code: mark, scope: 'campaign', subject: '', kind: 'AMOUNT', per: 'whole', limit: 100_000 };
  await execute(budgets.makeBudgetCommand, caller, { ...budget, nameZh: mark, nameEn: mark, note: 'for the test' });
  const scope = { include: { skus: [mark] } };
  const offer = async (code: string, terms: object) => {
    const said = { name: { zh: code, en: code }, budgets: [mark], scope, ...terms };
    await execute(pricing.saveOfferCommand, caller, { code, terms: said });
    await execute(pricing.publishOfferCommand, caller, { code, basedOn: 0, note: 'for the test' });
    return code;
  };
  const off = (amount: number) => ({ kind: 'order_discount', params: { off: amount }, layer: 'order' });
  await offer(`${mark}-there`, off(3_000));
  const sale = await offer(`${mark}-sale`, off(4_000));
  const gift = await offer(`${mark}-gift`, {
    kind: 'gift_points',
    params: { points: 50, from: 30_000 },
    layer: 'gift',
    scope: {},
  });
  return { mark, sale, gift };
}

test('an operator builds a campaign, mends what the checks find, another person approves it, a member sees it, it stops', async ({
  page,
  operator,
  member,
  speak,
}) => {
  test.slow();
  await speak('zh-CN');
  const { mark, sale, gift } = await planted();
  await operator('operator');
  await visit(page, '/console/campaigns/new');
  await page.getByRole('radio', { name: /满额赠礼/ }).check();
  await page.getByLabel('代码').fill(mark);
  await page.getByRole('button', { name: /用“满额赠礼”开始/ }).click();
  await page.waitForURL(`**/console/campaigns/${mark}/edit`);
  const steps = page.getByRole('navigation', { name: '步骤' });
  const go = (step: string) => steps.getByRole('button', { name: new RegExp(`^${step}`) }).click();
  await go('玩法与奖励');
  for (const code of [gift, sale]) {
    await page.getByLabel('选择', { exact: true }).selectOption(code);
    await page.getByRole('button', { name: '加入活动' }).click();
  }
  await go('预算与限额');
  await page.getByLabel('预算', { exact: true }).selectOption(mark);
  await go('触达');
  const { db } = await doors();
  const { zone } = await (await import('@/lib/platform/program')).program(db.pool());
  await page.getByLabel('第一天').fill((await import('@/lib/kernel/day')).localDate(new Date(), zone));
  await page.getByLabel('预热开始').fill('');
  await go('检查与上线');
  const submit = page.getByRole('button', { name: '提交审批' });
  await expect(page.getByText(`“${sale}”会与“${mark}-there”叠加`)).toBeVisible();
  await expect(submit).toBeDisabled();
  await expectForEverybody(page, [390, 1440]);
  await go('玩法与奖励');
  await page.getByRole('button', { name: `移除${sale}` }).click();
  await go('检查与上线');
  await expect(submit).toBeEnabled();
  await submit.click();
  await page.getByRole('dialog').getByRole('textbox').fill('年末满赠');
  await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await page.waitForURL(`**/console/campaigns/${mark}`);
  await expect(page.getByText('第 1 版等待审批')).toBeVisible();

  await operator('approver');
  const { rows } = await db
    .pool()
    .query(`SELECT "id" FROM "ApprovalRequest" WHERE "objectId" = $1 AND "state" = 'requested'`, [mark]);
  expect(rows).toHaveLength(1);
  await visit(page, `/console/approvals?peek=${rows[0].id}`);
  await page.getByRole('button', { name: '批准' }).click();
  await expect(page.getByText('已批准并执行')).toBeVisible();

  await member();
  await visit(page, '/activities');
  // Others may have campaigns of the same name.
  await page
    .getByRole('link', { name: /满额赠礼/ })
    .and(page.locator(`[href$="/campaigns/${mark}"]`))
    .click();
  await page.waitForURL(`**/campaigns/${mark}`);
  await expect(page.getByText('下单时自动生效')).toBeVisible();
  await expectForEverybody(page, [320, 390]);

  await operator('operator');
  await visit(page, `/console/campaigns/${mark}`);
  await page.getByRole('button', { name: '紧急停止' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('算错了');
  await page.getByRole('dialog').getByRole('button', { name: '紧急停止' }).click();
  await expect(page.getByText('已紧急停止')).toBeVisible();
  await visit(page, `/campaigns/${mark}`);
  await expect(page.getByText('活动暂停中')).toBeVisible();
});

test('the campaigns and their templates speak English too', async ({ page, operator, speak }) => {
  await speak('en');
  await operator('operator');
  await visit(page, '/console/campaigns/new');
  await expect(page.getByRole('radio', { name: /Gift with spend/ })).toBeVisible();
  await expectForEverybody(page, [390]);
  await visit(page, '/console/campaigns');
  await expect(page.getByRole('heading', { name: 'Campaigns' })).toBeVisible();
});
