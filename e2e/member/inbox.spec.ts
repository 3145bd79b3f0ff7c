import { expect, expectForEverybody, LANGUAGES, test } from '../fixtures';
import { buy } from './shopping';

const WORDS = {
  'zh-CN': {
    bell: /^消息，\d+ 条未读$/,
    dark: '消息',
    silver: /升级为白银/,
    unread: '未读',
    list: '消息列表',
    filter: '消息类别',
    points: '积分',
    none: '这一类还没有消息',
    readAll: '全部已读',
    settings: '提醒设置',
    level: '等级',
    quiet: /免打扰时段/,
    from: '从',
    to: '到',
    save: '保存',
    same: '开始和结束不能是同一个时间。',
    saved: '已保存',
  },
  en: {
    bell: /^Messages, \d+ unread$/,
    dark: 'Messages',
    silver: /You are Silver now/,
    unread: 'Unread',
    list: 'Messages',
    filter: 'Kinds of messages',
    points: 'Points',
    none: 'Nothing of this kind yet',
    readAll: 'Mark all read',
    settings: 'Notifications',
    level: 'Level',
    quiet: /Quiet hours/,
    from: 'From',
    to: 'Until',
    save: 'Save',
    same: 'From and until cannot be the same hour.',
    saved: 'Saved',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a level that was reached is told, read, and muted, ${language}`, async ({ page, member, speak }) => {
    await speak(language);
    const { id } = await member();
    await buy(id, [{ name: 'Linen apron', fen: 31_000 }]);
    const list = page.getByRole('list', { name: words.list });
    // The worker carries what happened to the inbox in its own time.
    await expect(async () => {
      await page.goto('/inbox');
      await expect(list.getByText(words.silver)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectForEverybody(page, [390, 1440]);
    await page.goto('/');
    await page.getByRole('link', { name: words.bell }).click();
    const message = list.getByRole('link', { name: words.silver });
    await expect(message.getByRole('img', { name: words.unread })).toBeVisible();
    await message.click();
    await expect(page).toHaveURL(/\/level$/);
    await page.goto('/inbox');
    await expect(message.getByRole('img', { name: words.unread })).toBeHidden();
    // What else joining and buying brought may still arrive: the bell is dark when all of it was read.
    const readAll = page.getByRole('button', { name: words.readAll });
    await expect(async () => {
      await page.goto('/inbox');
      if (await readAll.isVisible()) await readAll.click();
      await expect(readAll).toBeHidden({ timeout: 2_000 });
      await page.goto('/');
      await expect(page.getByRole('link', { name: words.dark, exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass();

    await page.goto('/inbox');
    await page.getByRole('navigation', { name: words.filter }).getByRole('link', { name: words.points }).click();
    await expect(page.getByText(words.none)).toBeVisible();
    await page.getByRole('button', { name: words.settings }).click();
    const sheet = page.getByRole('dialog', { name: words.settings });
    await sheet.getByRole('switch', { name: words.level }).click();
    await sheet.getByRole('switch', { name: words.quiet }).click();
    await sheet.getByLabel(words.from).selectOption('9');
    await sheet.getByLabel(words.to).selectOption('9');
    await sheet.getByRole('button', { name: words.save }).click();
    await expect(sheet.getByText(words.same)).toBeVisible();
    await sheet.getByLabel(words.to).selectOption('18');
    await sheet.getByRole('button', { name: words.save }).click();
    await expect(page.getByText(words.saved)).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: words.settings }).click();
    await expect(sheet.getByRole('switch', { name: words.level })).not.toBeChecked();
    await expect(sheet.getByLabel(words.to)).toHaveValue('18');
  });
}
