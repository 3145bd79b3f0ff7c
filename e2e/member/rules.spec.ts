import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol } from '../people';
import { buy } from './shopping';
import { stock } from './stocking';

const WORDS = {
  'zh-CN': {
    title: '规则',
    link: '会员规则',
    points: '怎样得积分',
    rate: '每消费 1 元得 1 积分。',
    levels: '等级',
    data: '个人数据与注销',
    changed: '这一版改了什么',
    was: /付款 \d+ 天内未完成的订单视为进行中/,
    coupons: '优惠券',
    privacy: '为你推荐',
    forYou: '为你推荐',
    why: (name: string) => `买过${name}的 3 位会员也买了它`,
  },
  en: {
    title: 'Rules',
    link: 'Rules of the program',
    points: 'How points are earned',
    rate: 'Every yuan earns 1 points.',
    levels: 'Levels',
    data: 'Your data and closing the account',
    changed: 'What changed in this version',
    was: /An order not completed within \d+ days/,
    coupons: 'Coupons',
    privacy: 'Made for you',
    forYou: 'For you',
    why: (name: string) => `3 members who bought ${name} bought it too`,
  },
} as const;

/** Saves another value of a setting that steers no other test: its rules then have a version more. */
async function anotherVersion(): Promise<void> {
  const { execute, systemCaller, db } = await doors();
  const { allSettings } = await import('@/lib/settings');
  const { saveSettingsCommand } = await import('@/lib/settings/commands/save-settings');
  const section = (await allSettings(db.pool())).find(({ code }) => code === 'privacy');
  const value = { ...section?.value, openOrderDays: Number(section?.value.openOrderDays) + 1 };
  const input = { section: 'privacy', base: section?.version ?? 0, value, note: 'e2e' };
  // Refused, another test has saved one in this very moment: there is a version more all the same.
  await execute(saveSettingsCommand, systemCaller('e2e'), input).catch(() => undefined);
}

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test(`a member reads the rules in force and what a version changed (${language})`, async ({
    page,
    member,
    speak,
  }) => {
    await anotherVersion();
    await speak(language);
    await member();
    await visit(page, '/me');
    await page.getByRole('link', { name: words.link }).last().click();
    await expect(page.getByRole('heading', { name: words.title, level: 1 })).toBeVisible();
    const points = page.getByRole('region', { name: words.points });
    await expect(points.getByText(words.rate)).toBeVisible();
    await expect(page.getByRole('region', { name: words.levels, exact: true })).toBeVisible();
    const data = page.getByRole('region', { name: words.data });
    await data.getByText(words.changed).click();
    await expect(data.getByRole('deletion').filter({ hasText: words.was })).toBeVisible();
    await expectForEverybody(page, language === 'en' ? [320, 1440] : [390]);
    await page.getByRole('list').getByRole('link', { name: words.coupons }).click();
    await expect(page.getByRole('heading', { name: words.coupons, level: 1 })).toBeVisible();
    await expectForEverybody(page, [320]);
  });
}

test('a member sees goods for him with the reason, opens one, and switches it off', async ({ page, member, speak }) => {
  const words = WORDS['zh-CN'];
  const [a, b] = [
    await stock({ zh: '推荐甲', en: 'First' }, 1_000),
    await stock({ zh: '推荐乙', en: 'Second' }, 2_000),
  ];
  await speak('zh-CN');
  const me = await member();
  await buy(me.id, [{ name: '推荐甲', fen: 1_000, sku: a }]);
  for (let others = 0; others < 3; others++) {
    const { id } = await enrol();
    await buy(id, [
      { name: '推荐甲', fen: 1_000, sku: a },
      { name: '推荐乙', fen: 2_000, sku: b },
    ]);
  }
  await doors();
  const { refreshGoods, suggestDue } = await import('@/lib/suggestions');
  await refreshGoods(new Date());
  await suggestDue(new Date());

  await visit(page, '/for-you');
  await expect(page.getByText(words.why('推荐甲'))).toBeVisible();
  await expectForEverybody(page, [390]);
  await visit(page, '/');
  const section = page.getByRole('region', { name: words.forYou });
  await section.getByRole('link', { name: /推荐乙/ }).click();
  await expect(page.getByRole('heading', { name: '推荐乙' })).toBeVisible();

  await visit(page, '/me/privacy');
  await page.getByRole('region', { name: words.privacy }).getByRole('switch').click();
  await expect(page.getByRole('region', { name: '同意记录' }).getByText('已撤回')).toBeVisible();
  await expect(page.getByRole('region', { name: words.privacy }).getByRole('switch')).not.toBeChecked();
  await visit(page, '/');
  await expect(page.getByRole('region', { name: words.forYou })).toBeHidden();
});
