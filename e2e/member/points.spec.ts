import { publicId } from '@/lib/kernel/id';
import { expect, expectAccessible, LANGUAGES, test } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    aside: '冻结中',
    until: /前未确认就释放/,
    used: '使用积分',
    back: '积分退回',
    usedFrom: '用掉的积分',
    ends: /年12月31日到期/,
  },
  en: {
    aside: 'Set aside',
    until: /Free again at .* unless confirmed/,
    used: 'Points used',
    back: 'Points returned',
    usedFrom: 'Used from',
    ends: /Valid to 31 Dec/,
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`the page of points says what is set aside, used and returned, ${language}`, async ({ page, member, speak }) => {
    await speak(language);
    const { id: memberId } = await member();
    const { execute, systemCaller } = await doors();
    const { holdPoints, returnPoints, spendPoints } = await import('@/lib/points');
    const id = publicId('member', memberId);
    const till = () => systemCaller('e2e');
    const spent = await execute(spendPoints, till(), { id, points: 20, reason: 'Lucky draw' });
    await execute(holdPoints, till(), { id, points: 7, ttlSeconds: 3_600 });
    const entryId = spent.kind === 'entry' ? publicId('entry', spent.entry.id) : '';
    await execute(returnPoints, till(), { id, entryId, points: 5 });

    await page.goto('/points');
    await expect(page.getByText('28', { exact: true })).toBeVisible();
    const aside = page.getByRole('region', { name: words.aside });
    await expect(aside.getByText(words.until)).toBeVisible();
    await expect(page.getByText(words.ends).first()).toBeVisible();
    const line = page.getByRole('listitem').filter({ hasText: words.used });
    await expect(line).toContainText('Lucky draw');
    await line.locator('summary').click();
    await expect(line.getByText(words.usedFrom)).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: words.back })).toContainText('+5');
    await expectAccessible(page);
  });
}
