import { randomInt } from 'node:crypto';
import { expect, expectForEverybody, test, visit } from '../fixtures';
import { doors } from '../people';

/** A running campaign of coupons, with members who claimed some; and points that were earned by the rule of orders. */
async function watched() {
  const { db } = await doors();
  const [coupons, campaigns] = await Promise.all([
    import('@/lib/coupons/testing/people'),
    import('@/lib/campaigns/testing/given'),
  ]);
  const code = await campaigns.givenCampaign();
  const { rows } = await db
    .pool()
    .query(`SELECT "code" FROM "PartGate" WHERE "owner" = $1 AND "sort" = 'batch'`, [`campaign:${code}`]);
  const batch: string = rows[0].code;
  const members = await coupons.givenMembers(3);
  const { processClaims } = await import('@/lib/coupons/claim/process');
  await processClaims(
    members.map((memberId) => coupons.aClaim(memberId, batch)),
    new Date(),
  );
  return { code, batch };
}

test('an operator watches a running campaign, opens the rows of a number, ends it and reads its review', async ({
  page,
  operator,
  speak,
}) => {
  test.slow();
  await speak('zh-CN');
  const { code } = await watched();
  await operator('operator');
  await visit(page, `/console/campaigns/${code}`);
  await page.getByRole('navigation', { name: '活动页面' }).getByRole('link', { name: '实时监控' }).click();
  await page.waitForURL(`**/console/campaigns/${code}/monitor`);
  await expect(page.getByText('数据截至')).toBeVisible();
  await expect(page.getByRole('link', { name: /参与人数\s*3/ })).toBeVisible();
  await expectForEverybody(page, [390, 1440]);
  await page.getByRole('link', { name: /领取的券\s*3/ }).click();
  await page.waitForURL('**/rows?view=claimed');
  await expect(page.getByRole('row')).toHaveCount(4);
  await visit(page, `/console/campaigns/${code}`);
  await page.getByRole('button', { name: '提前结束' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('测试结束');
  await page.getByRole('dialog').getByRole('button', { name: '提前结束' }).click();
  await expect(page.getByText('已提前结束')).toBeVisible();
  await page.getByRole('navigation', { name: '活动页面' }).getByRole('link', { name: '复盘报告' }).click();
  await expect(page.getByRole('link', { name: /领取的券\s*3/ })).toBeVisible();
  await page.getByLabel('记一条').fill('下次早点发');
  await page.getByRole('button', { name: '保存记录' }).click();
  await expect(page.getByText('下次早点发')).toBeVisible();
  await expectForEverybody(page, [390, 1440]);
  const file = await page.request.get(`/api/console/campaigns/${code}/review`);
  expect(await file.text()).toContain('领取的券,3');
});

test('what a rule gave too little is put right by two people', async ({ page, operator, speak }) => {
  test.slow();
  await speak('zh-CN');
  const name = `补救 ${randomInt(1_000_000)}`;
  const { batch } = await watched();
  const { publicId } = await import('@/lib/kernel/id');
  await operator('operator');
  await visit(page, '/console/repairs/new');
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('按什么查找').selectOption('batch');
  // A code that is pasted in full finds what it names.
  const which = page.getByRole('combobox', { name: '券批次', exact: true });
  await which.fill(publicId('couponBatch', batch));
  await which.press('ArrowDown');
  await which.press('Enter');
  await expect(which).not.toHaveValue(publicId('couponBatch', batch));
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const next = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('从', { exact: true }).fill(`${day}T00:00`);
  await page.getByLabel('到', { exact: true }).fill(`${next}T23:59`);
  await page.getByLabel('积分', { exact: true }).selectOption('each');
  await page.getByLabel('每个决定的积分').fill('20');
  await page.getByRole('button', { name: '预览影响' }).click();
  await expect(page.getByText('影响预览')).toBeVisible();
  await expectForEverybody(page, [390, 1440]);
  await page.getByRole('button', { name: /^提交审批/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('少发了积分');
  await page.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await expect(page.getByText('等待另一个人批准')).toBeVisible();
  const id = page.url().split('/').at(-1) ?? '';
  const { db } = await doors();
  const { rows } = await db.pool().query(`SELECT "id" FROM "ApprovalRequest" WHERE "objectId" = $1`, [id]);

  await operator('approver');
  await visit(page, `/console/approvals?peek=${rows[0].id}`);
  await page.getByRole('button', { name: '批准' }).click();
  await expect(page.getByText('已批准并执行')).toBeVisible();
  const { runRepairs } = await import('@/lib/repairs');
  await runRepairs(() => new Date());
  await visit(page, `/console/repairs/${id}`);
  await expect(page.getByText('已完成').first()).toBeVisible();
  await expect(page.getByText('+20').first()).toBeVisible();
  await expectForEverybody(page, [390]);
});

test('the pages of numbers and repairs speak English too', async ({ page, operator, speak }) => {
  await speak('en');
  const { code } = await watched();
  await operator('operator');
  await visit(page, `/console/campaigns/${code}/monitor`);
  await expect(page.getByRole('link', { name: /Participants\s*3/ })).toBeVisible();
  await expectForEverybody(page, [390]);
  await visit(page, '/console/repairs');
  await expect(page.getByRole('heading', { name: 'Incident repairs' })).toBeVisible();
  await visit(page, '/console/repairs/new');
  await page.getByRole('combobox', { name: 'Rule', exact: true }).fill('points#spend');
  await page.getByRole('option', { name: /points#spend/ }).click();
  await expect(page.getByRole('combobox', { name: 'Rule', exact: true })).toHaveValue('points#spend');
  await visit(page, '/console/offers/equal-price');
  await expect(page.getByRole('heading', { name: 'Equal prices' })).toBeVisible();
  await expectForEverybody(page, [390]);
});
