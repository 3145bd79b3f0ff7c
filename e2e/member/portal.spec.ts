import { formatNumber } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { expect, LANGUAGES, test } from '../fixtures';
import { enrol } from '../people';
import { buy, giveBack } from './shopping';

const APRON = { name: 'Linen apron', fen: 10_000 };

const WORDS = {
  'zh-CN': {
    level: '青铜会员',
    toSilver: '再消费 ¥200，或再下 1 单，升级白银。',
    toGold: '再消费 ¥700，或再下 2 单，升级黄金。',
    nearer: '再消费 ¥600，或再下 1 单，升级黄金。',
    silver: '白银会员',
    start: '有效订单：0 / 1',
    ring: '有效订单：1 / 3',
    fuller: '有效订单：2 / 3',
    assets: '我的资产',
    points: (value: string) => `+${value} 积分`,
    growth: (value: string) => `+${value} 成长值`,
    newcomer: /入会 30 天内 2 倍/,
    rule: '积分规则第 1 版',
    base: '¥100.00',
    why: '为什么',
    cap: (desired: string, granted: string) => `本月封顶 5,000，此单计 ${desired} 中的 ${granted}`,
    refund: '退款：Linen apron',
    refundWhy: '按退款比例收回',
    back: '已退 1 件，¥100.00',
    taken: '随退款收回',
    end: '以上是全部记录',
    signOut: '退出登录',
    signIn: '登录',
    missing: '这个页面不在这里',
    bySeller: '门店优惠',
  },
  en: {
    level: 'Bronze member',
    toSilver: 'Spend ¥200 more, or place 1 more order to reach Silver.',
    toGold: 'Spend ¥700 more, or place 2 more orders to reach Gold.',
    nearer: 'Spend ¥600 more, or place 1 more order to reach Gold.',
    silver: 'Silver member',
    start: 'Orders: 0 / 1',
    ring: 'Orders: 1 / 3',
    fuller: 'Orders: 2 / 3',
    assets: 'What you hold',
    points: (value: string) => `+${value} points`,
    growth: (value: string) => `+${value} growth`,
    newcomer: /first 30 days 2/,
    rule: 'Points rules, version 1',
    base: '¥100.00',
    why: 'Why',
    cap: (desired: string, granted: string) => `This month’s limit is 5,000, so ${granted} of ${desired} counted`,
    refund: 'Refund: Linen apron',
    refundWhy: 'Taken back in proportion to the refund',
    back: '1 returned, ¥100.00',
    taken: 'Taken back with it',
    end: 'That is everything',
    signOut: 'Sign out',
    signIn: 'Sign in',
    missing: 'This page is not here',
    bySeller: 'Store discounts',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`the member portal, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('home says what is missing to the next level and follows every order', async ({ page, member }) => {
      const { id } = await member();
      await page.goto('/');
      await expect(page.getByRole('heading', { name: words.level })).toBeVisible();
      await expect(page.getByText(words.toSilver)).toBeVisible();
      await expect(page.getByRole('meter', { name: words.start })).toHaveAttribute('aria-valuenow', '0');

      const first = await buy(id, [APRON]);
      await page.reload();
      await expect(page.getByRole('heading', { name: words.silver })).toBeVisible();
      await expect(page.getByText(words.toGold)).toBeVisible();
      await expect(page.getByRole('meter', { name: words.ring })).toHaveAttribute('aria-valuenow', '1');
      const assets = page.getByRole('group', { name: words.assets });
      await expect(assets).toContainText(formatNumber(first.earned.points.granted));

      const second = await buy(id, [APRON]);
      await page.reload();
      await expect(page.getByText(words.nearer)).toBeVisible();
      await expect(page.getByRole('meter', { name: words.fuller })).toHaveAttribute('aria-valuenow', '2');
      const pending = formatNumber(first.earned.points.granted + second.earned.points.granted);
      await expect(assets).toContainText(pending);
      await expect(page.getByText(words.growth(formatNumber(second.earned.growth))).first()).toBeVisible();
    });

    test('what the year saved is told, order by order, and goes back with what is given back', async ({
      page,
      member,
    }) => {
      const { id } = await member();
      const { order } = await buy(id, [{ ...APRON, quantity: 2, discount: 1_500 }]);
      await buy(id, [APRON]);
      await page.goto('/');
      await page.getByRole('group', { name: words.assets }).getByRole('link', { name: '¥15' }).click();
      await expect(page.getByText('¥15.00').first()).toBeVisible();
      const saved = page.getByRole('listitem').filter({ hasText: 'Linen apron' });
      await expect(saved).toHaveCount(1);
      await expect(saved).toContainText(words.bySeller);
      await giveBack(order.externalId, '1', 1);
      await page.reload();
      await expect(page.getByText('¥7.50').first()).toBeVisible();
    });

    test('the passbook tells how every amount came about, caps included', async ({ page, member }) => {
      const { id } = await member();
      const { earned } = await buy(id, [APRON]);
      const capped = await buy(id, [{ name: 'Sofa', fen: 600_000 }]);
      await page.goto('/points');
      const line = page.getByRole('listitem').filter({ hasText: 'Linen apron' });
      await expect(line).toContainText(words.points(formatNumber(earned.points.granted)));
      await expect(line).toContainText(words.newcomer);
      await line.locator('summary').click();
      await expect(line.getByText(words.rule)).toBeVisible();
      await expect(line.getByText(words.base)).toBeVisible();
      const { desired, granted } = capped.earned.points;
      const sofa = page.getByRole('listitem').filter({ hasText: 'Sofa' });
      await expect(sofa).toContainText(words.cap(formatNumber(desired), formatNumber(granted)));
      await page.goto('/growth');
      await expect(page.getByRole('listitem').filter({ hasText: 'Linen apron' })).toContainText(
        words.growth(formatNumber(earned.growth)),
      );
    });

    test('a refund shows what came back and what was taken', async ({ page, member }) => {
      const { id } = await member();
      const { order } = await buy(id, [{ ...APRON, quantity: 2 }]);
      const { moved } = await giveBack(order.externalId, '1', 1);
      const points = formatNumber(moved.points[0]?.points ?? 0);
      await page.goto('/points');
      const line = page.getByRole('listitem').filter({ hasText: words.refund });
      await expect(line).toContainText(points);
      await expect(line).toContainText(words.refundWhy);
      await page.goto('/orders');
      await page.getByRole('link', { name: /Linen apron/ }).click();
      await expect(page).toHaveURL(new RegExp(publicId('order', order.id)));
      await expect(page.getByText(words.back)).toBeVisible();
      await expect(page.getByText(words.taken)).toBeVisible();
      await expect(page.getByText(points).first()).toBeVisible();
    });

    test('a long passbook grows while it is read', async ({ page, member }) => {
      const { id } = await member();
      for (let day = 1; day <= 34; day++) await buy(id, [APRON], new Date(Date.now() - day * 1_000));
      await page.goto('/growth');
      const lines = page.getByRole('listitem').filter({ hasText: 'Linen apron' });
      await expect(lines.first()).toBeVisible();
      await lines.last().scrollIntoViewIfNeeded();
      await expect(lines).toHaveCount(34);
      await expect(page.getByText(words.end)).toBeVisible();
    });

    test('a stranger is led to sign in, and nobody sees the order of another', async ({ page, member }) => {
      await page.goto('/');
      await expect(page).toHaveURL(/\/sign-in/);
      const other = await enrol();
      const { order } = await buy(other.id, [APRON]);
      await member();
      await page.goto(`/orders/${publicId('order', order.id)}`);
      await expect(page.getByText(words.missing)).toBeVisible();
      await expect(page.getByText('Linen apron')).toBeHidden();
    });

    test('one’s own page masks the mobile and signs out', async ({ page, member }) => {
      const { mobile } = await member();
      await page.goto('/me');
      await expect(page.getByText(`${mobile.slice(0, 3)}****${mobile.slice(-4)}`)).toBeVisible();
      await expect(page.getByText(mobile)).toBeHidden();
      await page.getByRole('button', { name: words.signOut }).click();
      await expect(page).toHaveURL(/\/sign-in/);
      await page.goto('/');
      await expect(page).toHaveURL(/\/sign-in/);
    });
  });
}
