import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    title: '预算',
    make: '新建预算',
    code: '编码',
    nameZh: '中文名称',
    nameEn: '英文名称',
    limit: '额度（元）',
    wrong: '只能用小写字母、数字、点、横线',
    begin: '新建…',
    act: '新建',
    note: '说明',
    made: '预算已新建',
    name: '冬季大促',
    left: '剩余',
    pause: '暂停',
    paused: '已暂停：超支',
    resume: '恢复',
    resumed: '预算已恢复',
    edit: '修改',
    save: '保存…',
    saveAct: '保存',
    saved: '预算已修改',
    over: '额度已低于已用金额',
    reached: '已达 80%：¥900 / ¥1,000',
    state: '已用完',
    spent: '已核销',
    locked: '你还不能查看新建预算',
  },
  en: {
    title: 'Budgets',
    make: 'New budget',
    code: 'Code',
    nameZh: 'Chinese name',
    nameEn: 'English name',
    limit: 'Limit in yuan',
    wrong: 'Small letters, digits, dots and dashes only',
    begin: 'Make…',
    act: 'Make',
    note: 'Note',
    made: 'The budget is made',
    name: 'Winter sale',
    left: 'Left',
    pause: 'Pause',
    paused: 'Paused: too dear',
    resume: 'Resume',
    resumed: 'The budget goes on',
    edit: 'Change',
    save: 'Save…',
    saveAct: 'Save',
    saved: 'The budget is changed',
    over: 'The limit is below what is used',
    reached: '80% reached: ¥900 of ¥1,000',
    state: 'Used up',
    spent: 'Spent',
    locked: 'New budget',
  },
} as const;

/** Spends of a budget as a paid order does. */
async function spend(budget: string, fen: number): Promise<void> {
  const { db } = await doors();
  const { applyBudgetEvent, loadBudgetWork, saveBudgetWork } = await import('@/lib/budgets');
  const source = crypto.randomUUID();
  await db.withTransaction(async (tx) => {
    const work = await loadBudgetWork(tx, [{ source, memberId: null, budgets: [budget] }], new Date());
    const costs = new Map([[budget, { fen, points: 0, units: 1 }]]);
    applyBudgetEvent(work, source, { type: 'reserve', costs });
    applyBudgetEvent(work, source, { type: 'spend' });
    await saveBudgetWork(tx, work);
  });
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`budgets, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('are made, told when they are reached, paused, resumed and lowered', async ({ page, operator }) => {
      test.slow();
      const code = `e2e-${crypto.randomUUID().slice(0, 8)}`;
      const act = async (note: string, label: string) => {
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('textbox', { name: words.note }).fill(note);
        await dialog.getByRole('button', { name: label, exact: true }).click();
      };
      await operator('finance');
      await visit(page, '/console/budgets/new');
      await page.getByRole('textbox', { name: words.code }).fill('Not A Code');
      await expect(page.getByText(words.wrong).last()).toBeVisible();
      await page.getByRole('textbox', { name: words.code }).fill(code);
      await page.getByRole('textbox', { name: words.nameZh }).fill('冬季大促');
      await page.getByRole('textbox', { name: words.nameEn }).fill('Winter sale');
      await page.getByRole('textbox', { name: words.limit }).fill('1000');
      await expectAccessible(page);
      await page.getByRole('button', { name: words.begin }).click();
      await act('e2e: because', words.act);
      await expect(page.getByText(words.made)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: words.name })).toBeVisible();

      await spend(code, 90_000);
      await page.reload();
      await expect(page.getByText(words.reached)).toBeVisible();
      await expect(page.getByRole('cell', { name: words.spent })).toBeVisible();
      await expectForEverybody(page, [320, 1280]);

      await page.getByRole('button', { name: words.pause }).click();
      await act(language === 'en' ? 'too dear' : '超支了', words.pause);
      await expect(page.getByText(words.paused)).toBeVisible();
      await page.getByRole('button', { name: words.resume }).click();
      await act('e2e: go on', words.resume);
      await expect(page.getByText(words.resumed)).toBeVisible();

      await page.getByRole('link', { name: words.edit }).click();
      await page.getByRole('textbox', { name: words.limit }).fill('500');
      await page.getByRole('button', { name: words.save }).click();
      await act('e2e: less', words.saveAct);
      await expect(page.getByText(words.saved)).toBeVisible();
      await expect(page.getByText(words.over)).toBeVisible();
      await expect(page.getByText(words.state).first()).toBeVisible();

      await visit(page, `/console/budgets?q=${code}`);
      await expect(page.getByRole('link', { name: words.name }).first()).toBeVisible();
      await expectForEverybody(page, [320, 1280]);
    });

    test('are made by nobody who may only read them', async ({ page, operator }) => {
      await operator('auditor');
      await visit(page, '/console/budgets');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await expect(page.getByRole('link', { name: words.make })).toHaveCount(0);
      await visit(page, '/console/budgets/new');
      await expect(page.getByRole('heading', { name: words.locked })).toBeVisible();
    });
  });
}
