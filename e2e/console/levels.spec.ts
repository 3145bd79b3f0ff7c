// The rules of levels in the back office: draft, compare, rehearse, publish with notice; and who may do what (4.B.6, N8).
import { expect, test, visit } from '../fixtures';
import { enrol } from '../people';

test.describe.configure({ mode: 'serial' });

test('an administrator drafts, rehearses and discards a version; the figures come without members', async ({
  page,
  operator,
  speak,
}) => {
  await speak('en');
  await operator('admin');
  await page.goto('/console/levels');
  await expect(page.getByRole('heading', { name: 'Level rules', level: 1 })).toBeVisible();
  await expect(
    page
      .getByText('Spend ¥800 in total or complete 3 orders')
      .or(page.getByText(/Spend ¥800/))
      .first(),
  ).toBeVisible();
  await page.getByRole('link', { name: /Begin a new version|Go on with the draft/ }).click();
  const gold = page.getByRole('group', { name: 'Gold' });
  await gold.getByLabel('Spent at least').fill('500');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText(/Gold: .*¥800.* → .*¥500/)).toBeVisible();
  await page.getByLabel('First day in force').fill('2026-01-01');
  await page.getByRole('button', { name: 'Publish version 2' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publish version 2' }).click();
  await expect(page.getByText(/That is too early/)).toBeVisible();
  await page.getByRole('link', { name: 'Rehearse on real members' }).click();
  await expect(page.getByText('Would rise', { exact: true })).toBeVisible();
  await expect(page.getByText(/Your role sees the figures, not the members/)).toBeVisible();
  const costs = page.getByRole('table', { name: 'Cost of level benefits' });
  await expect(costs.getByRole('row', { name: /^Gold .*¥/ })).toBeVisible();
  await expect(costs.getByRole('row', { name: /^Total .*¥/ })).toBeVisible();
});

test('an operator sees who would move and why, and cannot edit', async ({ page, operator, speak }) => {
  await speak('zh-CN');
  await operator('operator');
  await page.goto('/console/levels');
  await expect(page.getByRole('link', { name: '继续编辑草稿' })).toHaveCount(0);
  await page.getByRole('link', { name: '用真实会员预演' }).click();
  await expect(page.getByRole('heading', { name: '涉及的会员' })).toBeVisible();
  await expect(page.getByText(/满足黄金的新条件/).first()).toBeVisible();
  await expect(page.getByRole('table', { name: '等级权益成本' })).toBeVisible();
  await page.goto('/console/levels/draft');
  await expect(page.getByRole('button', { name: '保存草稿' })).toHaveCount(0);
});

test('the draft is discarded and the page says so', async ({ page, operator, speak }) => {
  await speak('en');
  await operator('admin');
  await visit(page, '/console/levels/draft');
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard draft' }).click();
  await expect(page).toHaveURL(/\/console\/levels$/);
  await expect(page.getByRole('link', { name: 'Begin a new version' })).toBeVisible();
});

test('service sets a level by hand with a reason, and lifts it again', async ({ page, operator, speak }) => {
  await speak('en');
  await operator('service');
  const { id } = await enrol();
  const { publicId } = await import('@/lib/kernel/id');
  await visit(page, `/console/members/${publicId('member', id)}`);
  await page.getByRole('button', { name: 'Change by hand' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Last day').fill('2099-12-31');
  await dialog.getByLabel('Reason').fill('apology for a lost parcel');
  await dialog.getByRole('button', { name: 'Set the level' }).click();
  await expect(page.getByText(/Set by hand until 31 Dec 2099; earned: Bronze/)).toBeVisible();
  await page.getByRole('button', { name: 'Change by hand' }).click();
  await page.getByRole('dialog').getByLabel('What to do').click();
  await page.getByRole('option', { name: 'End what was set' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('found again');
  await page.getByRole('dialog').getByRole('button', { name: 'End what was set' }).click();
  await expect(page.getByText(/Set by hand until/)).toBeHidden();
});

test('an operator, who may not change facts of a member, is not offered it', async ({ page, operator, speak }) => {
  await speak('en');
  await operator('operator');
  const { id } = await enrol();
  const { publicId } = await import('@/lib/kernel/id');
  await visit(page, `/console/members/${publicId('member', id)}`);
  await expect(page.getByRole('button', { name: 'Change by hand' })).toHaveCount(0);
});
