import { randomInt } from 'node:crypto';
import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { stock } from './stocking';

const NARROWEST = 320;
const PRICE = 12_000;

// The demo's own code, ¥20 off from ¥100, one for each member.
const CODE = 'hello20';

const WORDS = {
  'zh-CN': {
    add: '加入购物车',
    inCart: '购物车里有 1 件',
    code: '券码',
    use: '使用',
    unknown: '没有这个券码，请核对',
    off: '减 ¥20.00',
    name: '券码 HELLO20：满100减20',
    place: '提交订单',
    waiting: '待付款',
    limit: '这张券每人限 1 张，你已经领满',
  },
  en: {
    add: 'Add to cart',
    inCart: '1 in your cart',
    code: 'Coupon code',
    use: 'Use',
    unknown: 'There is no such code, please check it',
    off: '¥20.00 off',
    name: 'Code HELLO20: ¥20 off from ¥100',
    place: 'Place order',
    waiting: 'To be paid',
    limit: 'At most 1 of this coupon each, and you have had them',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a code that is typed into the cart counts, and is the buyer’s once he orders, ${language}`, async ({
    page,
    member,
    speak,
  }) => {
    test.slow();
    await speak(language);
    await member();
    const tag = randomInt(1_000_000);
    const sku = await stock({ zh: `茶壶${tag}`, en: `Teapot ${tag}` }, PRICE);
    const judge = () => (language === 'en' ? expectAccessible(page) : expectForEverybody(page, [NARROWEST]));
    const buyOne = async () => {
      await visit(page, `/shop?q=${sku}`);
      await page.getByRole('link', { name: `${language === 'en' ? 'Teapot ' : '茶壶'}${tag}` }).click();
      await page.getByRole('button', { name: words.add }).click();
      await expect(page.getByText(words.inCart)).toBeVisible();
      await visit(page, '/shop/cart');
    };
    const type = async (code: string) => {
      await page.getByRole('textbox', { name: words.code }).fill(code);
      await page.getByRole('button', { name: words.use, exact: true }).click();
    };

    await buyOne();
    await type('no-such-code');
    await expect(page.getByText(words.unknown)).toBeVisible();
    await judge();
    await type(CODE);
    const chosen = page.locator('label').filter({ hasText: words.name });
    await expect(chosen).toContainText(words.off);
    await expect(page.getByRole('radio', { name: words.name })).toBeChecked();
    await judge();
    await page.getByRole('button', { name: words.place }).click();
    await page.waitForURL(/\/orders\/ord_\w+$/);
    await expect(page.getByText(words.waiting)).toBeVisible();
    await expect(page.getByRole('main')).toContainText(words.name);

    await buyOne();
    await type(CODE);
    await expect(page.getByText(words.limit)).toBeVisible();
  });
}
