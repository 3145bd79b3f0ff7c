import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { enrol, newMobile, signIn } from '../people';

const WORDS = {
  'zh-CN': {
    greeted: /邀请你成为会员/,
    mobile: '手机号',
    send: '获取验证码',
    demo: /演示验证码 (\d{6})/,
    code: '验证码',
    waits: '待下单',
    start: '发起助力',
    help: '为朋友助力',
    thanks: '你已经助力过了，谢谢。',
    progress: '1/5 位朋友',
    own: '这是你自己的助力，把链接发给朋友吧。',
  },
  en: {
    greeted: /invites you to become a member/,
    mobile: 'Mobile number',
    send: 'Send code',
    demo: /Demo code (\d{6})/,
    code: 'Verification code',
    waits: 'No order yet',
    start: 'Start a boost',
    help: 'Help your friend',
    thanks: 'You have helped. Thank you.',
    progress: '1 of 5 friends',
    own: 'This is your own boost: send the link to friends.',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a friend registers by a member's link and appears there, ${language}`, async ({
    page,
    member,
    speak,
    browser,
    baseURL,
  }) => {
    await speak(language);
    await member();
    await visit(page, '/invite');
    await expectForEverybody(page, [320, 1440]);
    const link = (await page.locator('[data-invitation]').getAttribute('data-invitation')) ?? '';
    const other = await browser.newContext({ baseURL: baseURL ?? '' });
    await other.addCookies([{ name: 'locale', value: language, url: baseURL ?? '' }]);
    const friend = await other.newPage();
    await friend.goto(new URL(link).pathname + new URL(link).search);
    await expect(friend.getByText(words.greeted)).toBeVisible();
    await visit(friend, '/sign-in');
    await expect(friend.getByText(words.greeted)).toBeVisible();
    await expectAccessible(friend);
    await friend.getByRole('textbox', { name: words.mobile }).fill(newMobile());
    await friend.getByRole('button', { name: words.send }).click();
    const shown = await friend.getByText(words.demo).textContent();
    await friend.getByRole('textbox', { name: words.code }).fill(words.demo.exec(shown ?? '')?.[1] ?? '');
    await friend.waitForURL((url) => url.pathname === '/');
    await other.close();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(words.waits)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectAccessible(page);
  });

  test(`a friend helps a member's boost by its link, ${language}`, async ({
    page,
    member,
    speak,
    browser,
    baseURL,
  }) => {
    await speak(language);
    await member();
    await visit(page, '/boost');
    await page.getByRole('button', { name: words.start }).click();
    const link = (await page.locator('[data-boost]').getAttribute('data-boost')) ?? '';
    const path = new URL(link).pathname;
    const other = await browser.newContext({ baseURL: baseURL ?? '' });
    await other.addCookies([{ name: 'locale', value: language, url: baseURL ?? '' }]);
    await signIn(other, baseURL ?? '', 'member', (await enrol()).id);
    const friend = await other.newPage();
    await visit(friend, path);
    await expectAccessible(friend);
    await friend.getByRole('button', { name: words.help }).click();
    await expect(friend.getByText(words.thanks)).toBeVisible();
    await expect(friend.getByText(words.progress)).toBeVisible();
    await other.close();
    await visit(page, path);
    await expect(page.getByText(words.own)).toBeVisible();
    await visit(page, '/boost');
    await expect(page.getByText(words.progress)).toBeVisible();
    await expectForEverybody(page, [320, 1440]);
  });
}
