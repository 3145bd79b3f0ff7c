// What is felt: growth that rolls up, a climb celebrated once, news of benefits, a demotion ahead (S3-6.2, 4.B.5).
import type { Page } from '@playwright/test';
import { formatNumber } from '@/lib/kernel/format';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';
import { buy } from './shopping';

const KETTLE = { name: 'Kettle', fen: 90_000 };

const WORDS = {
  'zh-CN': {
    title: '升级黄金',
    level: '黄金会员',
    benefit: '免配送费',
    done: '知道了',
    replay: '再看一次',
    news: /项新权益/,
    isNew: '新',
    near: /黄金有效期至/,
    gap: '再消费 ¥800，或再下 3 单，即可保住黄金。',
    compare: '各等级的权益',
    welcome: '新人三步，步步有礼',
  },
  en: {
    title: 'Welcome to Gold',
    level: 'Gold member',
    benefit: 'Free delivery',
    done: 'Got it',
    replay: 'See it again',
    news: /new benefit/,
    isNew: 'New',
    near: /Gold is valid to/,
    gap: 'Spend ¥800 more, or place 3 more orders to keep Gold.',
    compare: 'Benefits by level',
    welcome: 'First steps, each with a gift',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test.describe(language, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('an order at the till moves the open page, and its climb is celebrated once', async ({ page, member }) => {
      const { id } = await member();
      await page.goto('/', { waitUntil: 'networkidle' });
      await expect(page.getByRole('heading', { name: words.welcome })).toBeVisible();
      await page.evaluate(() => Object.assign(window, { isSamePage: true }));
      const { earned } = await buy(id, [KETTLE], new Date(), { isCelebrated: true });
      await comeBack(page);
      const climb = page.getByRole('dialog', { name: words.title });
      await expect(climb).toBeVisible();
      await expect(climb).toContainText(words.benefit);
      await expect(climb.getByRole('button', { name: words.done })).toBeFocused();
      if (language === 'zh-CN') await expectForEverybody(page, [320, 1440]);
      await page.keyboard.press('Escape');
      await expect(climb).toBeHidden();
      await expect(page.getByRole('region', { name: words.level })).toContainText(formatNumber(earned.growth));
      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
      await page.reload({ waitUntil: 'networkidle' });
      await expect(climb).toBeHidden();
      await visit(page, '/level');
      await page.getByRole('button', { name: words.replay }).click();
      await expect(climb).toBeVisible();
      await page.goBack();
      await expect(climb).toBeHidden();
      await expect(page.getByRole('table', { name: words.compare })).toBeVisible();
    });

    test('a benefit that came is news until it is seen', async ({ page, member }) => {
      const { id } = await member();
      await give(id);
      await page.goto('/');
      const tab = page.getByRole('navigation').last().getByRole('link', { name: words.news });
      await expect(tab).toBeVisible();
      await tab.click();
      await expect(page.getByRole('main').getByText(words.isNew, { exact: true }).first()).toBeVisible();
      await expect(tab).toBeHidden();
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(tab).toBeHidden();
    });

    test('a demotion ahead is told with exactly what keeps the level', async ({ page, member }) => {
      const { id } = await member();
      await buy(id, [KETTLE]);
      await endsSoon(id);
      for (const path of ['/', '/level']) {
        await page.goto(path);
        await expect(page.getByText(words.near)).toBeVisible();
        await expect(page.getByText(words.gap).first()).toBeVisible();
      }
    });
  });
}

/** Leaves the page and comes back to it, as somebody does who paid meanwhile. */
const comeBack = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

async function give(memberId: string): Promise<void> {
  const { execute, systemCaller } = await doors();
  const [{ grantBenefitCommand }, { publicId }] = await Promise.all([
    import('@/lib/benefits'),
    import('@/lib/kernel/id'),
  ]);
  const input = { memberId: publicId('member', memberId), code: 'dedicated-service', key: 'e2e', note: 'a kind word' };
  await execute(grantBenefitCommand, systemCaller('e2e'), input);
}

/** Lets the validity of a member's level end in ten days, with nothing bought that keeps it. */
async function endsSoon(memberId: string): Promise<void> {
  const { db } = await doors();
  await db
    .pool()
    .query(
      `UPDATE "MemberLevel" SET "keepFrom" = now(), "validTo" = now() + interval '10 days', "dueAt" = "validTo" WHERE "memberId" = $1`,
      [memberId],
    );
}
