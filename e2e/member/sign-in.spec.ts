import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol, newMobile, PASSWORD } from '../people';

const WORDS = {
  'zh-CN': {
    mobile: '手机号',
    send: '获取验证码',
    demo: /演示验证码 (\d{6})/,
    code: '验证码',
    signIn: '登录',
    byPassword: '密码登录',
    password: '密码',
    wrongMobile: /手机号不对/,
    wrongCode: /还可以试 4 次/,
    failed: /账号或密码不对/,
    changeMobile: '换一个手机号',
  },
  en: {
    mobile: 'Mobile number',
    send: 'Send code',
    demo: /Demo code (\d{6})/,
    code: 'Verification code',
    signIn: 'Sign in',
    byPassword: 'By password',
    password: 'Password',
    wrongMobile: /not a mobile number/,
    wrongCode: /try 4 more times/,
    failed: /not right/,
    changeMobile: 'Use another number',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`signing in, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('a stranger becomes a member with one number and one code', async ({ page, context }) => {
      const mobile = newMobile();
      await visit(page, '/sign-in?next=/sign-in');
      await expectAccessible(page);
      await page.getByLabel(words.mobile).fill(mobile);
      await page.getByRole('button', { name: words.send }).click();
      const hint = await page.getByText(words.demo).textContent();
      await expectAccessible(page);
      const code = words.demo.exec(hint ?? '')?.[1] ?? '';
      await page.getByLabel(words.code, { exact: true }).fill(code);
      await expect
        .poll(async () => (await context.cookies()).some(({ name }) => name === 'regulars.member'))
        .toBe(true);
      const cookie = (await context.cookies()).find(({ name }) => name === 'regulars.member');
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
      const { members } = await doors();
      expect(await members.findMemberId((await doors()).db.pool(), { mobile })).not.toBeNull();
    });

    test('a wrong number and a wrong code are told with the next step', async ({ page }) => {
      await visit(page, '/sign-in');
      await page.getByLabel(words.mobile).fill('12345');
      await page.getByRole('button', { name: words.send }).click();
      await expect(page.getByText(words.wrongMobile)).toBeVisible();
      await page.getByLabel(words.mobile).fill(newMobile());
      await page.getByRole('button', { name: words.send }).click();
      const code = words.demo.exec((await page.getByText(words.demo).textContent()) ?? '')?.[1];
      await page.getByLabel(words.code, { exact: true }).fill(code === '000000' ? '000001' : '000000');
      await expect(page.getByText(words.wrongCode)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.changeMobile }).click();
      await expect(page.getByLabel(words.mobile)).toBeVisible();
    });

    test('a member with a password signs in with it, a wrong one is refused', async ({ page, context }) => {
      const { id, mobile } = await enrol();
      const { execute, members, systemCaller } = await doors();
      const itself = { ...systemCaller('e2e'), actor: { kind: 'member', id } } as const;
      await execute(members.setPasswordCommand, itself, { password: PASSWORD });
      await visit(page, '/sign-in?next=/sign-in');
      await expect(page.getByRole('button', { name: words.send })).toBeEnabled();
      await page.getByText(words.byPassword).click();
      await page.getByLabel(words.mobile).fill(mobile);
      await page.getByLabel(words.password, { exact: true }).fill('wrong-wrong');
      await page.getByRole('button', { name: words.signIn, exact: true }).click();
      await expect(page.getByText(words.failed)).toBeVisible();
      await expectAccessible(page);
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: words.signIn, exact: true }).click();
      await expect
        .poll(async () => (await context.cookies()).some(({ name }) => name === 'regulars.member'))
        .toBe(true);
    });
  });
}

test('a session that was revoked opens nothing at the next request', async ({ page, member, request }) => {
  const { id } = await member();
  const state = async () => (await page.request.get('/api/member-auth/session')).json();
  expect(await state()).toMatchObject({ sub: id });
  const { db } = await doors();
  await db.pool().query('UPDATE "Session" SET "revokedAt" = now() WHERE "subjectId" = $1', [id]);
  expect(await state()).toBeNull();
  expect(await (await request.get('/api/staff-auth/session')).json()).toBeNull();
});
