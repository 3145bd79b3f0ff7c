import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';

const WORDS = {
  'zh-CN': {
    tap: '签到',
    done: '已签到',
    gave: /今天已得 \+5 积分/,
    promise: /今天签到得 \+5 积分 · \+5 成长值/,
    streak: '已连续签到 1 天',
    calendar: '签到日历',
    today: /，已签到，\+5 积分/,
    rules: '任务与签到规则',
    groups: ['新手任务'],
    locked: '先完成“完成首单”',
  },
  en: {
    tap: 'Check in',
    done: 'Checked in',
    gave: /Today gave \+5 points/,
    promise: /Checking in today gives \+5 points · \+5 growth/,
    streak: '1 day in a row',
    calendar: 'Calendar',
    today: /, checked in, \+5 points/,
    rules: 'Rules of tasks and check-in',
    groups: ['Getting started'],
    locked: 'First: Place your first order',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test(`a member checks in once and sees what tasks ask (${language})`, async ({ page, member, speak }) => {
    await speak(language);
    await member();
    await visit(page, '/tasks');
    await expect(page.getByText(words.promise)).toBeVisible();
    await page.getByRole('button', { name: words.tap, exact: true }).click();
    await expect(page.getByRole('heading', { name: words.streak })).toBeVisible();
    await expect(page.getByText(words.gave)).toBeVisible();
    await expect(page.getByRole('button', { name: words.done, exact: true })).toHaveAttribute('aria-disabled', 'true');
    await page.reload();
    await expect(page.getByText(words.gave)).toBeVisible();

    await page.getByText(words.calendar, { exact: true }).click();
    const today = page.getByRole('grid').getByRole('button', { name: words.today });
    await expect(today).toHaveAttribute('aria-current', 'date');
    await today.focus();
    // A week before in the month, or a week after where there is none before, and back.
    const isEarly = Number((await today.getAttribute('data-day'))?.slice(8)) <= 7;
    await page.keyboard.press(isEarly ? 'ArrowDown' : 'ArrowUp');
    await page.keyboard.press(isEarly ? 'ArrowUp' : 'ArrowDown');
    await expect(today).toBeFocused();

    for (const group of words.groups) await expect(page.getByRole('heading', { name: group })).toBeVisible();
    await expect(page.getByText(words.locked)).toBeVisible();
    await expectForEverybody(page, language === 'en' ? [320, 1440] : [390]);
    await page.getByRole('button', { name: words.rules }).click();
    await expect(page.getByRole('dialog', { name: words.rules })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('dialog', { name: words.rules })).toBeHidden();
  });
}
