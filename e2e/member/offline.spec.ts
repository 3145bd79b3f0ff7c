// A phone that loses its net (M4, M7): the wallet and the code as they were last seen, until somebody signs out.
import type { Page } from '@playwright/test';
import { test as base, expect, expectForEverybody, LANGUAGES, visit } from '../fixtures';
import { doors, enrol, signIn } from '../people';
import { giveCoupon, openCoupons } from './stocking';

const COUPON = { zh: '满百减十', en: 'Ten off a hundred' };

const WORDS = {
  'zh-CN': {
    bar: '网络已断开，显示的是断开前的内容。',
    offline: '网络已断开',
    asOf: '离线显示，数据截至',
    mark: '离线',
    show: '出示券码',
    couponCode: '券码',
    label: '会员码，请店员扫描',
    over: /离线会员码已用完/,
    needsNet: '这一页要联网才能看',
    toCode: '会员码',
    nothing: '这台手机上还没有存下内容',
    signOut: '退出登录',
  },
  en: {
    bar: 'No network. You see what was here before.',
    offline: 'You are offline',
    asOf: 'Offline copy, as of',
    mark: 'Offline',
    show: 'Show the code',
    couponCode: 'Coupon code',
    label: 'Member code for the clerk to scan',
    over: /No codes left while offline/,
    needsNet: 'This page needs a connection',
    toCode: 'Member code',
    nothing: 'Nothing is kept on this phone yet',
    signOut: 'Sign out',
  },
} as const;

const MINUTE_MS = 60_000;

// Without a net a browser complains of everything that it did not get: that is what these tests are about.
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: the shape of a fixture without needs
  quietConsole: async ({}, use) => use(undefined),
});

test.use({ serviceWorkers: 'allow' });

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`wallet and code are there without a net and gone with signing out, ${language}`, async ({
    page,
    context,
    member,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const { id } = await member();
    await giveCoupon(id, await openCoupons(COUPON, { threshold: 10_000, off: 1_000, isOpen: false }));

    await test.step('a page that is read gets ready', async () => {
      await visit(page, '/');
      await isReady(page);
    });

    await test.step('says on every page that the net is gone', async () => {
      await context.setOffline(true);
      await expect(page.getByText(words.bar)).toBeVisible();
    });

    const code = await test.step('shows a code that counts at the desk, and the wallet', async () => {
      await page.goto('/code');
      await expect(page.getByText(words.offline, { exact: true })).toBeVisible();
      await expect(page.getByText(words.asOf)).toBeVisible();
      await expect(page.getByRole('figure', { name: words.label })).toBeVisible();
      const shown = (await page.locator('[data-pass]').getAttribute('data-pass')) ?? '';
      await expectForEverybody(page, [320, 1440]);
      await page.goto('/coupons');
      await expect(page.getByText(words.mark, { exact: true })).toBeVisible();
      const ticket = page.getByRole('listitem').filter({ hasText: language === 'en' ? COUPON.en : COUPON.zh });
      await ticket.getByText(words.show).click();
      await expect(ticket.getByRole('figure', { name: words.couponCode })).toContainText(/(\w{4} ){3}\w{4}/);
      await expectForEverybody(page, [320, 1440]);
      return shown;
    });
    expect(await presented(code)).toBe(id);
    await expect(presented(code)).rejects.toMatchObject({ code: 'pass_used' });

    await test.step('is calm about the rest, and leads back to the code', async () => {
      await page.goto('/orders');
      await expect(page.getByText(words.needsNet)).toBeVisible();
      await page.locator('main').getByRole('link', { name: words.toCode }).click();
      await expect(page.locator('[data-pass]')).toBeVisible();
    });

    await test.step('shows the digits alone when the minutes are over', async () => {
      await age(page, 3 * MINUTE_MS);
      await page.goto('/code');
      await expect(page.getByText(words.over)).toBeVisible();
      await expect(page.locator('[data-pass]')).toHaveCount(0);
    });

    await test.step('comes back to life with the net', async () => {
      await context.setOffline(false);
      await expect(page.getByText(words.offline, { exact: true })).toHaveCount(0);
      await expect(page.locator('[data-pass]')).toBeVisible();
    });

    await test.step('keeps nothing of whoever has signed out', async () => {
      await visit(page, '/me');
      await page.getByRole('button', { name: words.signOut }).click();
      await page.waitForURL(/\/sign-in/);
      await expect.poll(() => keptOf(page)).toBeNull();
      await context.setOffline(true);
      await page.goto('/coupons');
      await expect(page.getByText(words.nothing)).toBeVisible();
      await expectForEverybody(page, [320]);
    });
  });
}

test('another member on the same phone never sees what the one before carried', async ({
  page,
  context,
  member,
  baseURL,
}) => {
  await member();
  await visit(page, '/');
  await isReady(page);
  const before = await keptOf(page);
  const other = await enrol();
  await signIn(context, baseURL ?? '', 'member', other.id);
  await visit(page, '/me');
  await expect.poll(async () => (await keptOf(page))?.memberNumber, { timeout: 20_000 }).not.toBe(before?.memberNumber);
});

test('a new version takes over while pages are open', async ({ page, member }) => {
  await member();
  await visit(page, '/');
  await isReady(page);
  const version = await page.evaluate(async () => {
    const old = (await navigator.serviceWorker.getRegistration())?.active?.scriptURL ?? '';
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    await navigator.serviceWorker.register('/sw.js?v=another');
    await changed;
    return { old, now: navigator.serviceWorker.controller?.scriptURL };
  });
  expect(version.now).not.toBe(version.old);
  const shells = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('shell')));
  await expect.poll(shells).toEqual(['regulars-shell?v=another']);
  await page.getByRole('link', { name: '我的', exact: true }).click();
  await expect(page).toHaveURL(/\/me$/);
});

test('what a phone needs to keep the portal on its home screen is there in its language', async ({ request }) => {
  for (const [language, name] of [
    ['zh-CN', '会员码'],
    ['en', 'Member code'],
  ]) {
    const answer = await request.get('/manifest.webmanifest', { headers: { 'accept-language': language ?? '' } });
    const manifest = await answer.json();
    expect(manifest).toMatchObject({ start_url: '/', scope: '/', display: 'standalone', theme_color: '#C2410C' });
    expect(manifest.shortcuts[0]).toMatchObject({ url: '/code', name });
    const shapes = manifest.icons.map(({ sizes, purpose = 'any' }: Record<string, string>) => `${sizes} ${purpose}`);
    expect(shapes).toEqual(['192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable']);
    for (const { src } of manifest.icons) expect((await request.get(src)).ok()).toBe(true);
  }
});

/** The worker is in charge, and what the member carries is kept. */
async function isReady(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 })
    .toBe(true);
  await expect.poll(async () => (await keptOf(page)) !== null, { timeout: 30_000 }).toBe(true);
}

const keptOf = (page: Page): Promise<{ memberNumber: string } | null> =>
  page.evaluate(async () => (await caches.match('/offline/own'))?.json() ?? null);

/** Makes what is kept so much older, as if the net had been gone for longer. */
const age = (page: Page, milliseconds: number): Promise<void> =>
  page.evaluate(async (by) => {
    const store = await caches.open('regulars-own');
    const kept = await (await store.match('/offline/own'))?.json();
    await store.put('/offline/own', Response.json({ ...kept, heardAt: kept.heardAt - by }));
  }, milliseconds);

/** Whose pass a desk reads in the code. */
async function presented(text: string): Promise<string> {
  const { db } = await doors();
  const { presentPass } = await import('@/lib/desk');
  return presentPass(db.pool(), { text, by: 'staff:e2e', key: null, storeCode: null }, new Date());
}
