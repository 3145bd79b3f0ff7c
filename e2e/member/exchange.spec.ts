import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';
import { givePoints } from './stocking';

const NARROWEST = 320;
const COSTS = 500;
const HAS = 2_000;

// The demo's own benefit: what a shop would publish.
const WORDS = {
  'zh-CN': {
    claim: '领取积分兑换券',
    exchange: '用积分兑换积分兑换券',
    confirm: '兑换',
    done: '已兑换，1 张券已放入券包',
    usable: '可用',
    coupon: '积分兑换：立减20元',
    back: '退回“积分兑换券”的兑换',
    giveBack: '退回积分',
    returned: '已退还',
    none: '积分不足，还差',
  },
  en: {
    claim: 'Claim Coupons for points',
    exchange: 'Exchange points for Coupons for points',
    confirm: 'Exchange',
    done: 'Done: 1 coupon is in your wallet',
    usable: 'Usable',
    coupon: 'For points: ¥20 off',
    back: 'Give back the exchange for Coupons for points',
    giveBack: 'Give back',
    returned: 'Given back',
    none: 'Not enough points:',
  },
} as const;

async function pointsOf(memberId: string): Promise<number> {
  const { db } = await doors();
  const { bookSummary } = await import('@/lib/ledger');
  return (await bookSummary(db.pool(), memberId, new Date())).points.available;
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`points are exchanged by a benefit and given back while nothing is used, ${language}`, async ({
    page,
    member,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const { id } = await member();
    const judge = () => (language === 'en' ? expectAccessible(page) : expectForEverybody(page, [NARROWEST]));

    await test.step('claims the benefit', async () => {
      await visit(page, '/benefits?tab=locked');
      await page.getByRole('button', { name: words.claim }).click();
      await expect(page.getByRole('button', { name: words.claim })).toHaveCount(0);
    });

    await test.step('is told how many points are short', async () => {
      await visit(page, '/benefits');
      await page.getByRole('button', { name: words.exchange }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.confirm, exact: true }).click();
      await expect(page.getByText(words.none)).toBeVisible();
      expect((await refusalsOf(id)).map(({ code }) => code)).toContain('insufficient_points');
    });

    await test.step('exchanges, once', async () => {
      await givePoints(id, HAS);
      const before = await pointsOf(id);
      await visit(page, '/benefits');
      await page.getByRole('button', { name: words.exchange }).click();
      await judge();
      await page.getByRole('dialog').getByRole('button', { name: words.confirm, exact: true }).click();
      await expect(page.getByText(words.done)).toBeVisible();
      expect(await pointsOf(id)).toBe(before - COSTS);
      await visit(page, '/coupons');
      await expect(
        page.getByRole('list', { name: words.usable }).getByRole('link', { name: words.coupon }),
      ).toBeVisible();
    });

    await test.step('gives it back: the points return and the coupon is gone', async () => {
      const before = await pointsOf(id);
      await visit(page, '/benefits?tab=used');
      await judge();
      await page.getByRole('button', { name: words.back }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.giveBack, exact: true }).click();
      await expect(page.getByText(words.returned, { exact: true })).toBeVisible();
      expect(await pointsOf(id)).toBe(before + COSTS);
      await visit(page, '/coupons');
      await expect(page.getByRole('link', { name: words.coupon })).toHaveCount(0);
    });
  });
}

/** What was refused the member, and why. */
async function refusalsOf(memberId: string) {
  const { db } = await doors();
  const { decisionsOf } = await import('@/lib/decisions');
  const decisions = await decisionsOf(db.pool(), memberId, null, 20);
  return decisions.flatMap(({ reasons }) => reasons.filter(({ outcome }) => outcome === 'withheld'));
}
