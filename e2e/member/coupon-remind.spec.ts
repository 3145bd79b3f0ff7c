import { randomInt } from 'node:crypto';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol } from '../people';
import { giveCoupon, openCoupons } from './stocking';

const NARROWEST = 320;

const WORDS = {
  'zh-CN': { gone: '已抢光', next: '补发后可以领取', remind: '提醒我', set: '已设提醒', told: '可以领了：' },
  en: {
    gone: 'All gone',
    next: 'When new ones are issued',
    remind: 'Remind me',
    set: 'Reminder set',
    told: 'You can claim it now: ',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a member is told once that a coupon which was gone can be claimed, ${language}`, async ({
    page,
    member,
    speak,
  }) => {
    await speak(language);
    await member();
    const tag = randomInt(1_000_000);
    const name = { zh: `抢购券${tag}`, en: `Rush ${tag}` };
    const own = language === 'en' ? name.en : name.zh;
    const batch = await openCoupons(name, { threshold: 10_000, off: 1_000, isOpen: true, total: 1 });
    await giveCoupon((await enrol()).id, batch);

    await visit(page, '/coupons/centre');
    const ticket = page.getByRole('listitem').filter({ hasText: own });
    await expect(ticket).toContainText(words.gone);
    await expect(ticket).toContainText(words.next);
    const button = ticket.getByRole('button', { name: words.remind });
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await button.click();
    await expect(ticket.getByText(words.set)).toBeVisible();
    await visit(page, '/coupons/centre');
    await expect(ticket.getByText(words.set)).toBeVisible();
    if (language === 'zh-CN') await expectForEverybody(page, [NARROWEST]);

    const { db } = await doors();
    const { tellCouponWishes } = await import('@/lib/coupons');
    await db.pool().query('UPDATE "CouponStock" SET "total" = 9 WHERE "batchId" = $1', [batch]);
    await tellCouponWishes(new Date());
    await tellCouponWishes(new Date());
    // The worker carries what happened to the inbox in its own time.
    await expect(async () => {
      await page.goto('/inbox');
      await expect(page.getByText(`${words.told}${own}`)).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
  });
}
