import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';

const WORDS = {
  'zh-CN': {
    send: '发送验证码',
    demo: /演示验证码 (\d{6})/,
    code: '验证码',
    password: '新密码',
    save: '设置密码',
    set: '密码已设置',
    signOut: '退出登录',
    withPassword: '密码登录',
    mobile: '手机号',
    field: '密码',
    signIn: '登录',
    level: '青铜会员',
  },
  en: {
    send: 'Send a code',
    demo: /Demo code (\d{6})/,
    code: 'Code',
    password: 'New password',
    save: 'Set password',
    set: 'Password set',
    signOut: 'Sign out',
    withPassword: 'By password',
    mobile: 'Mobile number',
    field: 'Password',
    signIn: 'Sign in',
    level: 'Bronze member',
  },
} as const;

const PASSWORD = 'a-regular-of-the-corner';

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a member sets a password by code and signs in with it, ${language}`, async ({ page, member, speak }) => {
    await speak(language);
    const { mobile } = await member();
    await visit(page, '/me');
    await page.getByRole('button', { name: words.send }).click();
    const shown = await page.getByText(words.demo).textContent();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: words.code }).fill(words.demo.exec(shown ?? '')?.[1] ?? '');
    await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.set)).toBeVisible();
    await page.getByRole('button', { name: words.signOut }).click();
    await page.waitForURL(/sign-in/);
    await visit(page, '/sign-in');
    await page.getByText(words.withPassword, { exact: true }).first().click();
    await page.getByRole('textbox', { name: words.mobile }).fill(mobile);
    await page.getByLabel(words.field, { exact: true }).last().fill(PASSWORD);
    await page.getByRole('button', { name: words.signIn, exact: true }).click();
    await expect(page.getByRole('heading', { name: words.level })).toBeVisible();
  });
}
