import { publicId } from '../../lib/kernel/id';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol } from '../people';

const WORDS = {
  'zh-CN': {
    title: '积分账本',
    search: '会员卡号、会员编号或单号',
    joined: '注册赠送积分',
    lots: '批次',
    decision: '决定',
    rule: '积分规则',
    last: '结束日期',
    none: '没有匹配的结果',
    personal: '这里不按手机号或邮箱查找',
    locked: '你还不能查看积分账本',
    sound: '账实一致',
  },
  en: {
    title: 'Ledger',
    search: 'Member code, member id or order number',
    joined: 'Points for joining',
    lots: 'Lots',
    decision: 'Decision',
    rule: 'points rules',
    last: 'Last day',
    none: 'Nothing matches',
    personal: 'Mobiles and e-mails are not searched here',
    locked: 'Ledger',
    sound: 'Adds up',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`the ledger of all members, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('finds a member, and an entry opens to its rule, lots and decision', async ({ page, operator }) => {
      await operator('operator');
      const id = publicId('member', (await enrol()).id);
      await visit(page, `/console/ledger?q=${id}`);
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      const row = page.getByRole('row').filter({ hasText: '+50' });
      await expect(row).toHaveCount(1);
      await row.getByText('+50').click();
      const beside = page.getByRole('complementary').filter({ hasText: words.lots });
      await expect(beside.getByRole('heading', { name: words.lots })).toBeVisible();
      await expect(beside.getByText(words.rule).first()).toBeVisible();
      await expect(beside.getByRole('link').first()).toHaveAttribute('href', `/console/members/${id}`);
      await expectAccessible(page);
    });

    test('days narrow it, and a mobile is not put into the address', async ({ page, operator }) => {
      await operator('operator');
      const { id, mobile } = await enrol();
      await visit(page, `/console/ledger?q=${publicId('member', id)}`);
      await expect(page.getByRole('row').filter({ hasText: '+50' })).toHaveCount(1);
      await page.getByLabel(words.last).fill('2020-01-31');
      await expect(page.getByRole('row').filter({ hasText: '+50' })).toHaveCount(0);
      await expect(page).toHaveURL(/to:2020-01-31|to%3A2020-01-31/);
      await page.getByRole('searchbox', { name: words.search }).fill(mobile);
      await expect(page.getByText(words.personal)).toBeVisible();
      expect(page.url()).not.toContain(mobile);
      await expectAccessible(page);
    });

    test('is not shown to a shop, by page or by address', async ({ page, operator }) => {
      await operator('clerk');
      await visit(page, '/console/ledger');
      await expect(page.getByRole('heading', { name: words.locked })).toBeVisible();
      expect((await page.request.get('/api/console/ledger')).status()).toBe(403);
    });

    test('the nightly proof stands on the start page', async ({ page, operator }) => {
      await operator('operator');
      const { execute, systemCaller } = await doors();
      const { proveBooksCommand } = await import('@/lib/proofs');
      await execute(proveBooksCommand, systemCaller('e2e'), {});
      await visit(page, '/console');
      await expect(page.getByText(words.sound)).toBeVisible();
    });
  });
}
