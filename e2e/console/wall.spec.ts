import { expect, expectAccessible, expectForEverybody, expectNoOverflow, test, visit } from '../fixtures';

test('the workbench hangs on a wall: large numbers without the shell, for the same days, and a way back', async ({
  page,
  operator,
  speak,
}) => {
  await speak('zh-CN');
  await operator('operator');
  await visit(page, '/console?period=month');
  await page.getByRole('link', { name: '大屏' }).click();
  await page.waitForURL(/\/console\/wall\?period=month/);
  await expect(page.getByRole('heading', { level: 1, name: '工作台大屏' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  for (const name of ['提醒', '待办', '进行中的活动'])
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(page.getByText('每分钟自动刷新')).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page, 'the wall scrolls sideways');
  await page.getByRole('link', { name: '退出大屏' }).click();
  await page.waitForURL(/\/console\?period=month/);
});

test('it shows nobody more than his workbench does', async ({ page, operator, speak }) => {
  await speak('en');
  await operator('developer');
  await visit(page, '/console/wall');
  await expect(page.getByRole('heading', { level: 2, name: 'To do' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /campaigns/i })).toHaveCount(0);
  await expectForEverybody(page, [320, 390, 1440]);
});
