import { randomInt } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { requireId } from '@/lib/kernel/id';
import { expect, expectAccessible, expectForEverybody, expectNoOverflow, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';
import { giveCoupon, givePoints, openCoupons, stock } from './stocking';

const NARROWEST = 320;
const PRICE = 8_800;
const UNITS = 2;
const CLAIMED = { threshold: 5_000, off: 4_000 };
const MISSED = { threshold: 30_000, off: 6_000 };

const WORDS = {
  'zh-CN': {
    claim: (name: string) => `领取${name}`,
    claimed: '已领满 1 张',
    usable: '可用',
    used: '已使用',
    add: '加入购物车',
    inCart: (count: number) => `购物车里有 ${count} 件`,
    find: '查找',
    more: (name: string) => `增加 ${name}`,
    payable: '应付',
    discount: '优惠',
    pointsPaid: '积分抵扣',
    list: '标价合计',
    slider: '用多少积分',
    short: (amount: string) => `再买 ${amount} 可用`,
    earn: /\+([\d,]+) 积分/,
    place: '提交订单',
    waiting: '待付款',
    pay: '立即付款',
    paid: '已付款',
    refund: '申请退款',
    money: '退回款项',
    pointsBack: '退回用掉的积分',
    confirm: '确认退款',
    refunded: (amount: string) => `退款 ${amount}`,
    empty: '购物车是空的',
  },
  en: {
    claim: (name: string) => `Claim ${name}`,
    claimed: 'You have had all 1',
    usable: 'Usable',
    used: 'Used',
    add: 'Add to cart',
    inCart: (count: number) => `${count} in your cart`,
    find: 'Find',
    more: (name: string) => `More of ${name}`,
    payable: 'To pay',
    discount: 'Discounts',
    pointsPaid: 'Paid with points',
    list: 'List prices',
    slider: 'How many points to use',
    short: (amount: string) => `Spend ${amount} more`,
    earn: /\+([\d,]+) points/,
    place: 'Place order',
    waiting: 'To be paid',
    pay: 'Pay now',
    paid: 'Paid',
    refund: 'Ask for a refund',
    money: 'Money returned',
    pointsBack: 'Points you paid with come back',
    confirm: 'Confirm the refund',
    refunded: (amount: string) => `${amount} refunded`,
    empty: 'Your cart is empty',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a member claims, buys, pays with points and gives back as the previews told, ${language}`, async ({
    page,
    member,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const tag = randomInt(1_000_000);
    const goods = { zh: `陶杯${tag}`, en: `Clay cup ${tag}` };
    const [claimed, missed] = [
      { zh: `满减券${tag}`, en: `Claimed ${tag}` },
      { zh: `差一点${tag}`, en: `Almost ${tag}` },
    ];
    const own = (name: { zh: string; en: string }) => (language === 'en' ? name.en : name.zh);
    const { id: memberId } = await member();
    const sku = await stock(goods, PRICE);
    await openCoupons(claimed, { ...CLAIMED, isOpen: true });
    await giveCoupon(memberId, await openCoupons(missed, { ...MISSED, isOpen: false }));
    await givePoints(memberId, 5_000);

    await test.step('claims a coupon, once', async () => {
      await visit(page, '/coupons/centre');
      const ticket = page.getByRole('listitem').filter({ hasText: own(claimed) });
      await ticket.getByRole('button', { name: words.claim(own(claimed)) }).click();
      await expect(ticket).toContainText(words.claimed);
      await judge(page, language);
      await visit(page, '/coupons');
      await expect(
        page.getByRole('list', { name: words.usable }).getByRole('link', { name: own(missed) }),
      ).toBeVisible();
      await judge(page, language);
      await page.getByRole('link', { name: own(claimed) }).click();
      await expect(page.getByRole('figure')).toContainText(/(\w{4} ){3}\w{4}/);
      await judge(page, language);
    });

    await test.step('puts goods into the cart', async () => {
      await visit(page, `/shop?q=${sku}`);
      await judge(page, language);
      await page.getByRole('link', { name: own(goods) }).click();
      await page.getByRole('button', { name: words.add }).click();
      await expect(page.getByText(words.inCart(1))).toBeVisible();
      await judge(page, language);
      await visit(page, '/shop/cart');
      await page.getByRole('button', { name: words.more(own(goods)) }).click();
      await expect(sum(page, words.list)).toHaveText(formatMoney(PRICE * UNITS));
    });

    const told =
      await test.step('sees what counts, what does not and what is missing, and pays with points', async () => {
        await expect(page.locator('main')).toContainText(formatMoney(-CLAIMED.off));
        // Whatever else takes off today, the coupon that is not reached is judged before coupons.
        const short = MISSED.threshold - (PRICE * UNITS + (await fen(sum(page, words.discount))) + CLAIMED.off);
        const almost = page.locator('label').filter({ hasText: own(missed) });
        await expect(almost).toContainText(words.short(formatMoney(short, 'plain')));
        const slider = page.getByRole('slider', { name: words.slider });
        await slider.focus();
        await page.keyboard.press('ArrowRight');
        await expect(sum(page, words.pointsPaid)).toBeVisible();
        await judge(page, language);
        const [, points = ''] = words.earn.exec((await page.locator('main').textContent()) ?? '') ?? [];
        const tender = -(await fen(sum(page, words.pointsPaid)));
        expect(tender).toBeGreaterThan(0);
        return {
          payable: await fen(sum(page, words.payable).last()),
          tender,
          points: Number(points.replace(/,/g, '')),
        };
      });

    const order = await test.step('places and pays what was shown', async () => {
      await page.getByRole('button', { name: words.place }).click();
      await page.waitForURL(/\/orders\/ord_\w+$/);
      await expect(page.getByText(words.waiting)).toBeVisible();
      await judge(page, language);
      await page.getByRole('button', { name: words.pay }).click();
      await expect(page.getByText(words.paid, { exact: true }).first()).toBeVisible();
      await expect(page.locator('main')).toContainText(formatMoney(told.payable));
      await expect(page.locator('main')).toContainText(formatNumber(told.points, true));
      const story = await storyOf(memberId, page.url());
      expect(story.goods + story.freight - story.tender).toBe(told.payable);
      expect(story.tender).toBe(told.tender);
      expect(story.earned?.points.granted).toBe(told.points);
      await judge(page, language);
      return page.url();
    });

    await test.step('gives one back, as the preview says', async () => {
      await page.getByRole('link', { name: words.refund }).click();
      await page.getByRole('button', { name: words.more(own(goods)) }).click();
      const money = sum(page, words.money);
      await expect(money).toBeVisible();
      const [amount, back] = [await fen(money), Number(await sum(page, words.pointsBack).textContent())];
      await judge(page, language);
      await page.getByRole('button', { name: words.confirm }).click();
      await page.waitForURL(order);
      await expect(page.getByRole('heading', { name: words.refunded(formatMoney(amount)) })).toBeVisible();
      const { refunds } = await storyOf(memberId, order);
      expect(refunds.map((refund) => refund.amount)).toEqual([amount]);
      const returned = refunds[0]?.moved.points.filter(({ type }) => type === 'SPEND_RETURN');
      expect(returned?.reduce((all, { points }) => all + Math.abs(points), 0)).toBe(back);
    });

    await test.step('finds the coupon used and the cart empty', async () => {
      await visit(page, '/coupons?tab=used');
      await expect(page.getByRole('link', { name: own(claimed) })).toBeVisible();
      await page.goto('/shop/cart');
      await expect(page.getByText(words.empty)).toBeVisible();
    });
  });
}

/** The value beside a name on the page, as on a receipt. */
const sum = (page: Page, name: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(name, { exact: true }) })
    .locator('dd');

/** Money on the page as fen. */
async function fen(place: Locator): Promise<number> {
  const text = ((await place.textContent()) ?? '').replace(/[¥,]/g, '').replace('−', '-');
  return Math.round(Number(text) * 100);
}

/** What the program knows of the order at an address. */
async function storyOf(memberId: string, url: string) {
  const { db } = await doors();
  const { orderStory } = await import('@/lib/orders');
  const id = requireId('order', url.split('/').at(-1) ?? '');
  const story = await orderStory(db.pool(), memberId, id);
  if (story === null) throw new Error('no order');
  return story;
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
