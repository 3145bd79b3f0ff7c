import { randomInt } from 'node:crypto';
import type { Browser, Locator, Page } from '@playwright/test';
import { expect, expectForEverybody, LANGUAGES, type Language, test, visit } from '../fixtures';
import { doors, enrol, hire, signIn } from '../people';
import { readQr } from '../read-qr';

const STEPS_MAX = 12;

const WORDS = {
  'zh-CN': {
    field: '扫码或输入：会员码、券码、手机后四位',
    label: '会员码，请店员扫描',
    recognised: (store: string) => new RegExp(`已识别：${store}`),
    shown: '会员出示了会员码',
    coupon: /满100减20/,
    usable: /可以核销：满100减20/,
    short: '还差 ¥1',
    met: '满足： 满 ¥100 可用',
    redeemFor: '核销，立减 ¥20',
    done: '已核销：满100减20',
    passUsed: (store: string) => new RegExp(`会员码已使用：.*${store}`),
    used: (store: string) => new RegExp(`已使用：.*${store}`),
    undo: '撤销',
    reason: '撤销原因',
    why: '选错了券或权益',
    undone: '已撤销：满100减20',
    shift: '今日合计',
    brought: /本店可用 \d+ 项：.*满100减20/,
    unknown: '没有查到会员或券，请核对号码',
  },
  en: {
    field: 'Scan or type: member code, coupon code, last four digits of a mobile',
    label: 'Member code for the clerk to scan',
    recognised: (store: string) => new RegExp(`Recognised: ${store}`),
    shown: 'Showed the member code',
    coupon: /20 off 100/,
    usable: /Can be redeemed: 20 off 100/,
    short: '¥1 short',
    met: 'Met: From ¥100 on',
    redeemFor: 'Redeem for ¥20 off',
    done: 'Redeemed: 20 off 100',
    passUsed: (store: string) => new RegExp(`used already: .*${store}`),
    used: (store: string) => new RegExp(`Used already: .*${store}`),
    undo: 'Undo',
    reason: 'Reason',
    why: 'Wrong coupon or benefit',
    undone: 'Undone: 20 off 100',
    shift: 'Today in numbers',
    brought: /to use here: .*20 off 100/,
    unknown: 'No member or coupon found: check the number',
  },
} as const;

/** A store of its own for a test. */
async function givenStore() {
  const { execute, systemCaller, db } = await doors();
  const { saveRegionCommand, saveStoreCommand, storeList } = await import('@/lib/stores');
  const caller = systemCaller('e2e');
  const code = `E2E${randomInt(1_000_000)}`;
  await execute(saveRegionCommand, caller, { code: 'e2e', nameZh: '测试', nameEn: 'Test' });
  await execute(saveStoreCommand, caller, { code, regionCode: 'e2e', nameZh: `${code} 店`, nameEn: `${code} store` });
  const store = (await storeList.run({ ...caller, db: db.pool() }, {})).find((one) => one.code === code);
  return { id: store?.id ?? '', name: { 'zh-CN': `${code} 店`, en: `${code} store` } };
}

/** A copy of 满100减20 for a member. */
async function givenCoupon(memberId: string): Promise<string> {
  const { execute, systemCaller } = await doors();
  const [{ createCouponBatch, claimCoupon }, { publicId }] = await Promise.all([
    import('@/lib/coupons'),
    import('@/lib/kernel/id'),
  ]);
  const caller = systemCaller('e2e');
  const brief = { type: 'amount_off', value: 2_000, threshold: 10_000, validity: { days: 7 } };
  const { batch } = await execute(createCouponBatch, caller, { name: { zh: '满100减20', en: '20 off 100' }, ...brief });
  const ask = { id: publicId('couponBatch', batch.id), memberId: publicId('member', memberId) };
  return (await execute(claimCoupon, caller, ask)).copy.code ?? '';
}

/** A clerk of the store before a browser of his own, with the desk open. */
async function clerkAt(browser: Browser, baseURL: string, storeId: string, language: Language): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  await context.addCookies([{ name: 'locale', value: language, url: baseURL }]);
  await signIn(context, baseURL, 'staff', (await hire('clerk', storeId)).id);
  const page = await context.newPage();
  await visit(page, '/console/desk');
  await expect(page.getByLabel(WORDS[language].field)).toBeFocused();
  return page;
}

/** Types as a scanner does, wherever the focus is. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Presses a key until the focus is where it leads to. */
async function walk(page: Page, key: 'Tab' | 'ArrowDown', target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((node) => node === document.activeElement);
  for (let steps = 0; steps < STEPS_MAX && !(await isThere()); steps++) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

const band = (page: Page, tone: 'yes' | 'no' | 'unknown') => page.locator(`[data-tone=${tone}]`);

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a member shows the pass, and the desk redeems by keyboard alone, ${language}`, async ({
    page,
    member,
    speak,
    browser,
    baseURL,
  }) => {
    test.slow();
    await speak(language);
    const [{ id }, store] = [await member(), await givenStore()];
    const coupon = await givenCoupon(id);
    const desk = await clerkAt(browser, baseURL ?? '', store.id, language);

    await visit(page, '/code');
    // A minute that ends between the picture and the digits beside it has two codes.
    const code = page.locator('[data-pass]');
    const qr = page.locator('figure svg').last();
    await expect.poll(async () => (await readQr(qr)) === (await code.getAttribute('data-pass'))).toBe(true);
    const pass = await readQr(qr);
    await expect(code).toHaveText(/^(\d{4} ){4}\d{4}$/);
    await expect(page.getByRole('figure', { name: words.label })).toBeVisible();

    await scan(desk, pass);
    await expect(desk.getByText(words.shown)).toBeVisible();
    await expect(page.getByText(words.recognised(store.name[language]))).toBeVisible();
    await expect(page.getByText(words.brought)).toBeVisible();
    await expect(code).not.toHaveAttribute('data-pass', pass);

    // Arrows walk through what he has: Enter takes the coupon, the amount is asked for, Enter redeems.
    await walk(desk, 'ArrowDown', desk.getByRole('button', { name: words.coupon }));
    await desk.keyboard.press('Enter');
    await expect(band(desk, 'yes')).toContainText(words.usable);
    await desk.keyboard.type('99');
    await expect(desk.getByRole('listitem').filter({ hasText: words.short })).toBeVisible();
    await desk.keyboard.press('Enter');
    await expect(band(desk, 'yes')).toContainText(words.usable);
    await desk.keyboard.press('ControlOrMeta+A');
    await desk.keyboard.type('120');
    await expect(desk.getByRole('listitem').filter({ hasText: words.met })).toBeVisible();
    await expect(desk.getByRole('button', { name: words.redeemFor })).toBeVisible();
    await desk.keyboard.press('Enter');
    await expect(band(desk, 'yes')).toContainText(words.done);
    await expect(desk.getByRole('group', { name: words.shift })).toContainText('¥20');

    await scan(desk, pass);
    await expect(band(desk, 'no')).toContainText(words.passUsed(store.name[language]));
    await scan(desk, coupon);
    await expect(band(desk, 'no')).toContainText(words.used(store.name[language]));
    await scan(desk, '0000');
    await expect(band(desk, 'no')).toContainText(words.unknown);
    await expectForEverybody(desk, [320, 390, 1440]);

    await desk.keyboard.press('Escape');
    await expect(desk.getByLabel(words.field)).toBeFocused();
    await walk(desk, 'Tab', desk.getByRole('button', { name: words.undo }));
    await desk.keyboard.press('Enter');
    await expect(desk.getByLabel(words.reason)).toBeFocused();
    await expectForEverybody(desk, [320]);
    await desk.keyboard.press('Enter');
    await expect(band(desk, 'yes')).toContainText(words.undone);
    await expect(band(desk, 'yes')).toContainText(words.why);
    await scan(desk, coupon);
    await expect(band(desk, 'yes')).toContainText(words.usable);
    await expectForEverybody(desk, [390, 1440]);
    await desk.context().close();
  });
}

test('two desks that redeem one coupon at the same moment: exactly one is green', async ({ browser, baseURL }) => {
  const words = WORDS['zh-CN'];
  const [{ id }, store] = [await enrol(), await givenStore()];
  const coupon = await givenCoupon(id);
  const desks = await Promise.all([0, 1].map(() => clerkAt(browser, baseURL ?? '', store.id, 'zh-CN')));
  for (const desk of desks) {
    await scan(desk, coupon);
    await expect(band(desk, 'yes')).toContainText(words.usable);
    await expect(desk.getByRole('textbox', { name: '适用商品金额' })).toBeFocused();
    await desk.keyboard.type('120');
  }
  await Promise.all(desks.map((desk) => desk.keyboard.press('Enter')));
  const said = await Promise.all(
    desks.map(async (desk) => {
      const answer = desk.locator('[data-tone]').filter({ hasText: /已核销|已使用/ });
      await expect(answer).toBeVisible();
      return answer.getAttribute('data-tone');
    }),
  );
  expect(said.sort()).toEqual(['no', 'yes']);
  for (const desk of desks) await desk.context().close();
});

test('a scanner is heard while a person’s field has the focus, and redeems nothing by that', async ({
  browser,
  baseURL,
}) => {
  const words = WORDS.en;
  const [{ id }, store] = [await enrol(), await givenStore()];
  const [first, second] = [await givenCoupon(id), await givenCoupon(id)];
  const desk = await clerkAt(browser, baseURL ?? '', store.id, 'en');
  await scan(desk, first);
  await expect(desk.getByRole('textbox', { name: /Amount/ })).toBeFocused();
  await scan(desk, second);
  await expect(band(desk, 'yes')).toContainText(words.usable);
  await expect(desk.getByRole('group', { name: words.shift })).not.toContainText('¥20');
  await desk.context().close();
});

test('a press whose answer is lost is never green before the server said so, and counts once', async ({
  browser,
  baseURL,
}) => {
  const words = WORDS['zh-CN'];
  const [{ id }, store] = [await enrol(), await givenStore()];
  const [first, second] = [await givenCoupon(id), await givenCoupon(id)];
  const desk = await clerkAt(browser, baseURL ?? '', store.id, 'zh-CN');
  await scan(desk, first);
  await expect(desk.getByRole('textbox', { name: '适用商品金额' })).toBeFocused();
  await desk.keyboard.type('120');
  // The server does it, and its answer gets lost on the way; whoever asks again hears nothing until the net is back. Were
  // those answers lost as well, the desk would ask less and less often.
  const net = Promise.withResolvers<void>();
  // What was asked for before is answered: only the press may be lost.
  await desk.waitForLoadState('networkidle');
  let asked = 0;
  await desk.route('**/console/desk*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    asked += 1;
    if (asked > 1) return net.promise.then(() => route.continue());
    await route.fetch();
    await route.abort();
  });
  await desk.keyboard.press('Enter');
  await expect(band(desk, 'unknown')).toContainText('状态未知，请勿重复核销');
  await expect(band(desk, 'yes')).toHaveCount(0);
  await expect(desk.locator('[data-queued=waiting]')).toContainText('尚无结果');
  await expectForEverybody(desk, [390, 1440]);
  net.resolve();
  await expect(band(desk, 'yes')).toContainText(words.done);
  await desk.unroute('**/console/desk*');
  await expect(desk.getByRole('group', { name: words.shift })).toContainText('¥20');

  // Without a net only a coupon's code may wait; neither leaving the page nor coming back loses it.
  await desk.keyboard.press('Escape');
  await desk.context().setOffline(true);
  await scan(desk, second);
  await expect(band(desk, 'unknown')).toContainText('网络没有回应，还不能核销');
  await desk.getByRole('textbox', { name: '适用商品金额' }).fill('120');
  await desk.keyboard.press('Enter');
  await expect(band(desk, 'unknown')).toContainText('已排队，尚未核销');
  await desk.context().setOffline(false);
  await visit(desk, '/console/desk');
  await expect(desk.locator('[data-queued=done]')).toContainText('立减 ¥20');
  await expect(desk.getByRole('group', { name: words.shift })).toContainText('¥40');
  await desk.context().close();
});
