import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';

const WORDS = {
  'zh-CN': {
    title: '任务与签到',
    newTask: '新建任务',
    code: '代码',
    nameZh: '中文名称',
    nameEn: '英文名称',
    add: '添加奖励',
    mend: '1 处需要填写',
    ready: '可以发布',
    publish: '发布',
    why: '说明',
    done: '第 1 版已发布',
    versions: '版本',
  },
  en: {
    title: 'Tasks and check-in',
    newTask: 'New task',
    code: 'Code',
    nameZh: 'Name in Chinese',
    nameEn: 'Name in English',
    add: 'Add a reward',
    mend: '1 thing to mend',
    ready: 'Ready to publish',
    publish: 'Publish',
    why: 'Note',
    done: 'Version 1 is published',
    versions: 'Versions',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test(`an operator writes and publishes a task (${language})`, async ({ page, operator, speak }) => {
    await speak(language);
    await operator('operator');
    await visit(page, '/console/tasks');
    await expect(page.getByRole('heading', { name: words.title })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: words.newTask }).click();
    const code = `e2e-${language.toLowerCase()}-${Date.now()}`;
    await page.getByRole('textbox', { name: words.code, exact: true }).fill(code);
    await page.getByRole('textbox', { name: words.nameZh }).fill('测试任务');
    await page.getByRole('textbox', { name: words.nameEn }).fill('A task of tests');
    await expect(page.getByText(words.mend)).toBeVisible();
    await page.getByRole('button', { name: words.add }).click();
    await expect(page.getByText(words.ready)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: words.publish, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.why }).fill('e2e');
    await dialog.getByRole('button', { name: words.publish, exact: true }).click();
    await expect(page.getByText(words.done)).toBeVisible();
    await expect(page.getByRole('heading', { name: words.versions })).toBeVisible();
    await expectAccessible(page);
  });
}
