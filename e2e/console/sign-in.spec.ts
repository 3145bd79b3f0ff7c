import { TOTP } from 'otpauth';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, hire, PASSWORD, signIn } from '../people';

const WORDS = {
  'zh-CN': {
    email: '邮箱',
    password: '密码',
    signIn: '登录',
    failed: /账号或密码不对/,
    code: '动态码',
    account: '我的账号',
    turnOn: '开启两步验证',
    confirm: '确认开启',
    on: /两步验证已开启/,
    endOthers: '退出其他所有设备',
    ended: '已退出 1 台设备',
    menu: (name: string) => `${name}的菜单`,
    signOut: '退出登录',
  },
  en: {
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    failed: /not right/,
    code: 'Authenticator code',
    account: 'My account',
    turnOn: 'Turn on two-step verification',
    confirm: 'Turn on',
    on: /Two-step verification is on/,
    endOthers: 'Sign out everywhere else',
    ended: '1 device was signed out',
    menu: (name: string) => `Menu of ${name}`,
    signOut: 'Sign out',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`the back office's door, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('strangers are led to it, a wrong password is refused, the right one opens', async ({ page }) => {
      const { email } = await hire('auditor');
      await visit(page, '/console/account');
      await page.waitForURL('**/console/sign-in');
      await expectAccessible(page);
      await page.getByLabel(words.email).fill(email);
      await page.getByLabel(words.password, { exact: true }).fill('wrong-wrong');
      await page.getByRole('button', { name: words.signIn, exact: true }).click();
      await expect(page.getByText(words.failed)).toBeVisible();
      await expectAccessible(page);
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await visit(page, '/console/sign-in?next=/console/account');
      await page.getByLabel(words.email).fill(email);
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: words.signIn, exact: true }).click();
      await page.waitForURL('**/console/account');
      await expect(page.getByRole('heading', { level: 1, name: words.account })).toBeVisible();
      await expectAccessible(page);
    });

    test('a second factor is turned on by scanning, and asked for from then on', async ({
      page,
      operator,
      context,
    }) => {
      const { id, email, name } = await operator('finance');
      await visit(page, '/console/account');
      await page.getByRole('button', { name: words.turnOn }).click();
      const secret = (await page.locator('code').textContent()) ?? '';
      await expectAccessible(page);
      await page.getByLabel(words.code, { exact: true }).fill(new TOTP({ secret }).generate());
      await expect(page.getByText(words.on).first()).toBeVisible();

      await page.getByRole('button', { name: words.menu(name) }).click();
      await page.getByRole('menuitem', { name: words.signOut }).click();
      await page.waitForURL('**/console/sign-in');
      expect((await context.cookies()).find((cookie) => cookie.name === 'regulars.staff')).toBeUndefined();
      await visit(page, '/console/sign-in?next=/console/account');
      await page.getByLabel(words.email).fill(email);
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: words.signIn, exact: true }).click();
      await expect(page.getByLabel(words.code, { exact: true })).toBeVisible();
      await expectAccessible(page);
      // The step that confirmed it is used up; the test does not wait half a minute for the next one.
      const { db } = await doors();
      await db.pool().query('UPDATE "Staff" SET "totpLastStep" = NULL WHERE "id" = $1', [id]);
      await page.getByLabel(words.code, { exact: true }).fill(new TOTP({ secret }).generate());
      await page.waitForURL('**/console/account');
    });

    test('other devices are listed and signed out', async ({ page, operator, browser, baseURL }) => {
      const { id } = await operator('service');
      const elsewhere = await browser.newContext();
      await signIn(elsewhere, baseURL ?? '', 'staff', id);
      await visit(page, '/console/account');
      await page.getByRole('button', { name: words.endOthers }).click();
      await expect(page.getByText(words.ended).first()).toBeVisible();
      const there = await elsewhere.newPage();
      await there.goto(`${baseURL}/console/account`);
      await there.waitForURL('**/console/sign-in');
      await elsewhere.close();
    });
  });
}

test('a write from another site is refused', async ({ operator, request, context, baseURL }) => {
  await operator('admin');
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await request.post(`${baseURL}/console/account`, {
    headers: { cookie, origin: 'https://elsewhere.example', 'next-action': 'x' },
    data: '[]',
  });
  expect(answer.status()).toBeGreaterThanOrEqual(400);
});
