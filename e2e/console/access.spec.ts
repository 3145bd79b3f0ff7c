import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, hire } from '../people';

const WORDS = {
  'zh-CN': {
    add: '添加员工',
    name: '姓名',
    email: '邮箱',
    save: '保存',
    once: /初始密码只显示这一次/,
    done: '完成',
    keys: '接口密钥',
    matrix: '权限表',
    newKey: '新建密钥',
    purpose: '用途',
    scope: '录入订单',
    create: '生成密钥',
    saved: '我已保存',
    revoke: '停用',
    reason: '原因',
    revoked: '已停用',
    actions: '操作',
    disable: '停用',
    disabled: '已停用',
  },
  en: {
    add: 'Add staff',
    name: 'Name',
    email: 'E-mail',
    save: 'Save',
    once: /shown once/,
    done: 'Done',
    keys: 'API keys',
    matrix: 'Permissions',
    newKey: 'New key',
    purpose: 'Purpose',
    scope: 'Enter orders',
    create: 'Make key',
    saved: 'I have saved it',
    revoke: 'Revoke',
    reason: 'Reason',
    revoked: 'Revoked',
    actions: 'Actions',
    disable: 'Disable',
    disabled: 'Disabled',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`staff and access, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('an administrator adds a colleague, whose password is shown once, and ends another’s work', async ({
      page,
      operator,
    }) => {
      const self = await operator('admin');
      const leaver = await hire('clerk');
      const email = `new-${leaver.id}@example.com`;
      await visit(page, '/console/access');
      await expectAccessible(page);
      await page.getByRole('button', { name: words.add }).click();
      await page.getByLabel(words.name).fill('New Colleague');
      await page.getByLabel(words.email).fill(email);
      await expectAccessible(page);
      await page.getByRole('button', { name: words.save, exact: true }).click();
      await expect(page.getByText(words.once)).toBeVisible();
      await page.getByRole('button', { name: words.done }).click();
      await expect(page.getByRole('row').filter({ hasText: email })).toBeVisible();

      await page.getByRole('button', { name: `${words.actions} ${leaver.name}` }).click();
      await page.getByRole('menuitem', { name: words.disable }).click();
      await page.getByLabel(words.reason).fill('left the company');
      await page.getByRole('dialog').getByRole('button', { name: words.disable }).click();
      await expect(page.getByRole('row').filter({ hasText: leaver.email })).toContainText(words.disabled);
      const { access } = await doors();
      expect(await access.staffActor(leaver.id)).toBeNull();
      await expect(page.getByRole('button', { name: `${words.actions} ${self.name}` })).toHaveCount(0);
    });

    test('a developer makes a key that is shown once, and revokes it', async ({ page, operator }) => {
      const { id } = await operator('developer');
      const name = `Till ${id}`;
      await visit(page, '/console/access');
      await page.getByRole('tab', { name: words.matrix }).click();
      await expectAccessible(page);
      await page.getByRole('tab', { name: words.keys }).click();
      await page.getByRole('button', { name: words.newKey }).click();
      await page.getByLabel(words.purpose).fill(name);
      await page.getByRole('checkbox', { name: words.scope }).check();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.create }).click();
      const key = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
      const { access } = await doors();
      expect(await access.apiKeyActor(key, new Date())).not.toBeNull();
      await page.getByRole('button', { name: words.saved }).click();
      const row = page.getByRole('row').filter({ hasText: name });
      await expect(row).toContainText(key.slice(0, 16));
      await expect(page.getByText(key)).toHaveCount(0);
      await row.getByRole('button', { name: words.revoke }).click();
      await page.getByLabel(words.reason).fill('the till was stolen');
      await page.getByRole('dialog').getByRole('button', { name: words.revoke }).click();
      await expect(row).toContainText(words.revoked);
    });
  });
}
