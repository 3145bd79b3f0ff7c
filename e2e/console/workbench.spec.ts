import { publicId } from '../../lib/kernel/id';
import { expect, expectAccessible, expectForEverybody, expectNoOverflow, test, visit } from '../fixtures';
import { doors, enrol, hire } from '../people';

/** Somebody asks for more points for somebody than one person may give. */
async function askedFor(makerId: string): Promise<string> {
  const { execute, systemCaller, access } = await doors();
  const { adjustPointsCommand } = await import('@/lib/adjustments');
  const actor = await access.staffActor(makerId);
  if (actor === null) throw new Error('nobody');
  const id = publicId('member', (await enrol()).id);
  const input = { id, points: 2_000, reason: '晚到', reasonCode: 'goodwill' as const };
  await execute(adjustPointsCommand, { ...systemCaller('e2e'), actor }, input);
  return id;
}

test('a to-do counts what its list shows, is taken and done, and tiles are moved, by keys alone', async ({
  page,
  operator,
  speak,
}) => {
  await speak('zh-CN');
  await askedFor((await hire('service')).id);
  await operator('approver');
  await visit(page, '/console');
  const todo = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: '待我审批' }) });
  await expect(todo).toBeVisible();
  await expectAccessible(page);
  await todo.getByRole('button', { name: /指派/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '指派' });
  const give = dialog.getByRole('button', { name: '指派' });
  await expect(give).toBeEnabled();
  await give.focus();
  await page.keyboard.press('Enter');
  await expect(todo.getByText('交给我')).toBeVisible();

  await todo.getByRole('link', { name: '待我审批' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/console\/approvals/);
  // Others ask for things meanwhile: the number and its list are looked at until nobody came between.
  await expect(async () => {
    await visit(page, '/console');
    const count = Number(((await todo.locator('span').first().textContent()) ?? '').replace(/\D/g, ''));
    await visit(page, '/console/approvals');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    expect(await page.getByRole('row').count()).toBe(count + 1);
  }).toPass();

  await visit(page, '/console');
  await page.getByRole('button', { name: '调整布局' }).focus();
  await page.keyboard.press('Enter');
  const up = page.getByRole('dialog').getByRole('button', { name: '上移 待办' });
  await up.focus();
  await page.keyboard.press('Enter');
  const save = page.getByRole('dialog').getByRole('button', { name: '保存' });
  await save.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();
  // Of the tiles that may be moved: the first steps stand above all.
  const heads = page.locator('main h2').filter({ hasText: /^(待办|提醒|增长漏斗|等级结构)$/ });
  await expect(heads.first()).toHaveText('待办');
});

test('an approver names a stand-in, approves by A and goes on to the next', async ({ page, operator, speak }) => {
  await speak('en');
  const maker = await hire('service');
  const stand = await hire('approver');
  await askedFor(maker.id);
  await askedFor(maker.id);
  await operator('approver');
  await visit(page, '/console/approvals');
  await page.getByRole('button', { name: 'Name a stand-in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Stand-in' }).selectOption(stand.name);
  await dialog.getByRole('textbox', { name: 'Why' }).fill('on leave');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(page.getByText(`${stand.name} decides for you`)).toBeVisible();

  const loads: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
  const rows = page.getByRole('row').filter({ hasText: maker.name });
  await rows.first().getByText('Change points +2,000').click();
  const beside = page.getByRole('complementary').filter({ has: page.getByText('What changes') });
  await expect(beside.getByText('What changes')).toBeVisible();
  const title = await beside.getByRole('heading', { level: 2 }).first().textContent();
  await page.keyboard.press('a');
  await expect(page.getByText('Approved and done').first()).toBeVisible();
  await expect(beside.getByRole('heading', { level: 2 }).first()).not.toHaveText(title ?? '');
  await page.keyboard.press('r');
  await expect(beside.getByRole('alert')).toHaveText('Write why you reject it, at least 2 characters.');
  expect(loads, 'the page loaded anew').toEqual([]);
});

test('the workbench is for everybody', async ({ page, operator, speak }) => {
  await speak('en');
  await operator('operator');
  await visit(page, '/console');
  await expect(page.getByRole('heading', { name: 'To do' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Growth funnel' })).toBeVisible();
  await expectForEverybody(page, [1440, 390]);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoOverflow(page, 'the workbench scrolls sideways');
  await visit(page, '/console/alerts');
  await expectForEverybody(page, [1440, 390]);
});
