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
    newRole: '新建角色',
    zh: '中文名称',
    en: '英文名称',
    beginAs: '从现有角色开始',
    finance: '财务',
    reveal: '查看完整个人信息',
    configure: '修改规则和设置',
    clash: /不能归于同一角色/,
    preview: '以此角色预览',
    as: /正在以“客服”预览/,
    unseen: /该角色可以查看会员/,
    end: '结束预览',
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
    newRole: 'New role',
    zh: 'Chinese name',
    en: 'English name',
    beginAs: 'Begin as',
    finance: 'Finance',
    reveal: 'See full personal data',
    configure: 'Change rules and settings',
    clash: /must not meet in one role/,
    preview: 'Preview as this role',
    as: /as Customer service/,
    unseen: /This role sees Members/,
    end: 'End preview',
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

    test('an administrator makes a role, and looks at the back office as another', async ({ page, operator }) => {
      const { id } = await operator('admin');
      const name = `Analyst ${id.slice(-6)}`;
      await visit(page, '/console/access');
      await page.getByRole('tab', { name: words.matrix }).click();
      await page.getByRole('button', { name: words.newRole }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.zh).fill(name);
      await dialog.getByLabel(words.en).fill(name);
      await dialog.getByLabel(words.beginAs).selectOption({ label: words.finance });
      await dialog.getByRole('checkbox', { name: words.configure }).check();
      await dialog.getByRole('checkbox', { name: words.reveal }).check();
      await expect(dialog.getByText(words.clash)).toBeVisible();
      await expect(dialog.getByRole('button', { name: words.save, exact: true })).toBeDisabled();
      await dialog.getByRole('checkbox', { name: words.configure }).uncheck();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: words.save, exact: true }).click();
      await expect(page.getByRole('columnheader', { name })).toBeVisible();

      const service = page
        .getByRole('row')
        .filter({ hasText: words.as.source.includes('客服') ? '客服' : 'Customer service' });
      await service.getByRole('button', { name: new RegExp(words.actions) }).click();
      await page.getByRole('menuitem', { name: words.preview }).click();
      await expect(page.getByText(words.as)).toBeVisible();
      await page.goto('/console/members');
      await expect(page.getByText(words.unseen)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.end }).click();
      await expect(page.getByText(words.as)).toHaveCount(0);
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
