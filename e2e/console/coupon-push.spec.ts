import { randomInt } from 'node:crypto';
import { publicId } from '@/lib/kernel/id';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { openCoupons } from '../member/stocking';
import { doors, enrol } from '../people';

const WORDS = {
  'zh-CN': {
    quantity: '数量',
    price: '单价',
    less: '少付 ¥40，',
    off: '减',
    more: '少付 ¥50，',
    push: '按条件推送',
    tags: '标签',
    count: '看看有多少人',
    fits: '现在有 1 位会员符合',
    note: '说明',
    act: '开始推送',
    given: /成功 1/,
  },
  en: {
    quantity: 'Quantity',
    price: 'Unit price',
    less: '¥40 less,',
    off: 'Off',
    more: '¥50 less,',
    push: 'Push to those who fit',
    tags: 'Tags',
    count: 'See how many',
    fits: '1 member fits now',
    note: 'Note',
    act: 'Begin to push',
    given: /1 given/,
  },
} as const;

/** Enrols a member and puts a tag on him that nobody else has. */
async function tagged(tag: string): Promise<void> {
  const { db } = await doors();
  const { id } = await enrol();
  await db.pool().query(`INSERT INTO "MemberTag" ("memberId", "tag", "source") VALUES ($1, $2, 'e2e')`, [id, tag]);
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a coupon is tried on a cart, then pushed to those who fit a condition, ${language}`, async ({
    page,
    operator,
    speak,
  }) => {
    test.slow();
    await speak(language);
    await operator('operator');
    const tag = `push-${randomInt(1_000_000)}`;
    await tagged(tag);
    const name = { zh: `推送券${tag}`, en: `Pushed ${tag}` };
    const batch = publicId('couponBatch', await openCoupons(name, { threshold: 10_000, off: 4_000, isOpen: false }));

    await test.step('the calculator prices the cart that is typed', async () => {
      await visit(page, `/console/coupons/${batch}/edit`);
      await page.getByRole('textbox', { name: words.quantity, exact: true }).first().fill('2');
      await page.getByRole('textbox', { name: words.price, exact: true }).first().fill('500');
      await expect(page.getByText(words.less)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('textbox', { name: words.off, exact: true }).fill('50');
      await expect(page.getByText(words.more)).toBeVisible();
    });

    await test.step('the push says how many it is for before it begins', async () => {
      await visit(page, `/console/coupons/${batch}`);
      await page.getByRole('button', { name: words.push }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('button', { name: words.count })).toBeDisabled();
      await dialog.getByRole('textbox', { name: words.tags }).fill(tag);
      await dialog.getByRole('button', { name: words.count }).click();
      await expect(dialog.getByText(words.fits)).toBeVisible();
      await expectAccessible(page);
      await dialog.getByRole('textbox', { name: words.note }).fill('e2e: because');
      await dialog.getByRole('button', { name: words.act, exact: true }).click();
      await expect(dialog).toHaveCount(0);
      const { runCouponJobs } = await import('@/lib/coupons');
      await runCouponJobs(() => new Date());
      await expect(page.getByText(words.given)).toBeVisible();
      await expectAccessible(page);
    });
  });
}
