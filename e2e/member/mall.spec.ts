import { randomInt, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { formatNumber } from '@/lib/kernel/format';
import { expect, expectAccessible, expectForEverybody, expectNoOverflow, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';
import { givePoints } from './stocking';

const NARROWEST = 320;
const POINTS = 300;
const PRICE = 120;

const WORDS = {
  'zh-CN': {
    exchange: '立即兑换',
    after: '兑换后剩余',
    confirm: `确认，用 ${PRICE} 积分兑换`,
    name: '收货人',
    mobile: '手机号',
    address: '详细地址',
    waiting: '待发货',
    cancel: '取消兑换',
    sure: '确认取消',
    cancelled: '已取消',
    left: '剩 3 件',
    wish: '到货提醒我',
    wished: '已记下，到货会提醒你',
    short: /还差 [\d,]+ 积分/,
    changed: /价格变了：原来 120 积分，现在 140 积分/,
  },
  en: {
    exchange: 'Exchange',
    after: 'Points after',
    confirm: `Confirm, for ${PRICE} points`,
    name: 'Name',
    mobile: 'Mobile',
    address: 'Address',
    waiting: 'To be sent',
    cancel: 'Cancel the exchange',
    sure: 'Cancel it',
    cancelled: 'Cancelled',
    left: '3 left',
    wish: 'Tell me when it is back',
    wished: 'Noted. We will tell you when it is back',
    short: /[\d,]+ points? short/,
    changed: /price changed from 120 points to 140 points/,
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a member exchanges points, is told of a new price, and gets them back to their lots, ${language}`, async ({
    page,
    member,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const tag = randomInt(1_000_000);
    const name = { zh: `陶杯${tag}`, en: `Clay cup ${tag}` };
    const own = language === 'en' ? name.en : name.zh;
    const { id: memberId } = await member();
    await givePoints(memberId, POINTS);
    const [code, gone, dear] = [
      await offer(name),
      await offer(name, { total: 0 }),
      await offer(name, { points: 90_000 }),
    ];
    const before = await lotsOf(memberId);
    const balance = before.reduce((sum, { remaining }) => sum + remaining, 0);

    await test.step('sees what can be had, what is gone and what is missing', async () => {
      await visit(page, '/mall');
      await expect(page.getByRole('listitem').filter({ hasText: own })).toHaveCount(1);
      await expect(page.getByRole('listitem').filter({ hasText: own })).toContainText(words.left);
      await judge(page, language);
      await visit(page, `/mall/${gone}`);
      await page.getByRole('button', { name: words.wish }).click();
      await expect(page.getByText(words.wished)).toBeVisible();
      await judge(page, language);
      await visit(page, `/mall/${dear}`);
      await expect(page.getByText(words.short)).toBeVisible();
    });

    const order = await test.step('is told of a price that changed, and exchanges at the one he saw', async () => {
      await visit(page, `/mall/${code}`);
      await judge(page, language);
      await page.getByRole('button', { name: words.exchange }).click();
      const sheet = page.getByRole('dialog');
      await expect(sheet).toContainText(formatNumber(balance - PRICE));
      await sheet.getByLabel(words.name).fill('小林');
      await sheet.getByLabel(words.mobile).fill('13800000001');
      await sheet.getByLabel(words.address).fill('上海市徐汇区某路 1 号');
      await judge(page, language);
      await offer(name, { points: 140 }, code, 2);
      await sheet.getByRole('button', { name: words.confirm }).click();
      await expect(sheet.getByText(words.changed)).toBeVisible();
      expect(await lotsOf(memberId)).toEqual(before);
      await offer(name, {}, code, 3);
      await visit(page, `/mall/${code}`);
      await page.getByRole('button', { name: words.exchange }).click();
      await sheet.getByLabel(words.name).fill('小林');
      await sheet.getByLabel(words.mobile).fill('13800000001');
      await sheet.getByLabel(words.address).fill('上海市徐汇区某路 1 号');
      await sheet.getByRole('button', { name: words.confirm }).click();
      await page.waitForURL(/\/mall\/orders\/mlo_\w+/);
      await expect(page.getByText(words.waiting, { exact: true })).toBeVisible();
      await judge(page, language);
      return page.url();
    });

    await test.step('finds it among his exchanges and cancels it', async () => {
      await visit(page, '/mall/orders');
      await expect(page.getByRole('link', { name: own })).toContainText(words.waiting);
      await judge(page, language);
      await page.goto(order);
      await page.getByRole('button', { name: words.cancel }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.sure }).click();
      await expect(page.getByText(words.cancelled, { exact: true }).first()).toBeVisible();
      expect(await lotsOf(memberId)).toEqual(before);
    });
  });
}

/** Offers a mug that is sent, or the next version of it; answers its code. */
async function offer(
  name: { readonly zh: string; readonly en: string },
  more: object = {},
  code = `e2e-${randomUUID().slice(0, 8)}`,
  version = 1,
): Promise<string> {
  const { execute, systemCaller } = await doors();
  const { publishItemCommand } = await import('@/lib/mall');
  const terms = { name, category: 'home', kind: 'goods', points: PRICE, total: 3, ways: ['delivery'], ...more };
  const input = { code, basedOn: version - 1, terms, note: 'offered by a test' };
  await execute(publishItemCommand, systemCaller('e2e'), input);
  return code;
}

/** The lots of a member that hold points, as they are now. */
async function lotsOf(memberId: string): Promise<{ id: string; remaining: number }[]> {
  const { db } = await doors();
  const { loadLedger, accountOf } = await import('@/lib/ledger');
  const work = await loadLedger(db.pool(), [memberId], [memberId]);
  return accountOf(work, memberId, 'points').lots.map(({ id, remaining }) => ({ id, remaining }));
}

/** Nothing on the page hinders anybody: each state once, in Chinese narrow and in both themes, in English at its width. */
async function judge(page: Page, language: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 412, height: 839 };
  if (language === 'en') await expectAccessible(page);
  else await expectForEverybody(page, [NARROWEST]);
  await page.setViewportSize({ width: NARROWEST, height: size.height });
  await expectNoOverflow(page, `${page.url()} scrolls sideways`);
  await page.setViewportSize(size);
}
