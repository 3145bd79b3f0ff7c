import type { Page } from '@playwright/test';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';

const WORDS = {
  'zh-CN': {
    title: '赚取规则',
    ruleSet: 'growth',
    set: '成长值规则',
    growth: '成长值规则',
    edit: '写下一个版本',
    large: '订单满 ¥300 另加 50 成长值，不参与倍率。',
    perYuan: '每消费 1 元得成长值',
    from: /由“每消费 1 元得 1 成长值。”改为“每消费 1 元得 2 成长值。”/,
    none: '与生效中的版本没有差别。',
    mend: '有 1 处要改',
    up: /^上移：/,
    order: /倍率的顺序改为/,
    simulate: '试算',
    onlyFigures: '你的角色只能看到合计数字，看不到会员名单。',
    save: '保存草稿',
    saved: '草稿已保存',
    publish: '发布…',
    act: '发布',
    noteShort: '请写清说明，至少 3 个字。',
    note: '说明',
    later: '指定时间',
    at: '生效时间',
    done: /第 \d+ 版已发布/,
    scheduled: '待生效',
    withdraw: /^撤回第 \d+ 版$/,
    withdrawAct: '撤回',
    withdrawn: '已撤回',
    noPermission: '你还不能查看赚取规则',
  },
  en: {
    title: 'Earning rules',
    ruleSet: 'points',
    set: 'Points rules',
    growth: 'Growth rules',
    edit: 'Write the next version',
    large: 'Orders from ¥300 earn 50 growth more, never multiplied.',
    perYuan: 'points for every yuan',
    from: /From “Every yuan earns 1 points.” to “Every yuan earns 2 points.”/,
    none: 'No difference from what is in force.',
    mend: '1 thing to mend',
    up: /^Move up: /,
    order: /Multipliers now in this order/,
    simulate: 'Simulate',
    onlyFigures: 'Your role sees the figures, not the members behind them.',
    save: 'Save draft',
    saved: 'Draft saved',
    publish: 'Publish…',
    act: 'Publish',
    noteShort: 'Write a note of at least 3 characters.',
    note: 'Note',
    later: 'From a time on',
    at: 'Counts from',
    done: /Version \d+ is published/,
    scheduled: 'Scheduled',
    withdraw: /^Withdraw version \d+$/,
    withdrawAct: 'Withdraw',
    withdrawn: 'Withdrawn',
    noPermission: 'Earning rules',
  },
} as const;

// One after the other; each language publishes another rule set, since what is published stays.
test.describe.configure({ mode: 'serial' });

/** The rate of the first field of the form, as its person types it. */
async function type(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(value);
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`earning rules, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('are read back in sentences with all their versions', async ({ page, operator }) => {
      await operator('auditor');
      await visit(page, '/console/earning');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await page.getByRole('tab', { name: words.growth }).click();
      await expect(page.getByText(words.large)).toBeVisible();
      await expect(page.getByRole('link', { name: words.edit })).toHaveCount(0);
      await expectAccessible(page);
    });

    test('are edited with what they change, simulated, kept as a draft and published for later', async ({
      page,
      operator,
    }) => {
      // Two pages, a simulation, two dialogs and five looks for what hinders people.
      test.slow();
      await operator('admin');
      await visit(page, `/console/earning/${words.ruleSet}`);
      await expect(page.getByText(words.none)).toBeVisible();
      await type(page, words.perYuan, '');
      await expect(page.getByText(words.mend)).toBeVisible();
      await expectAccessible(page);
      await type(page, words.perYuan, '2');
      await expect(page.getByText(words.from)).toBeVisible();
      await page.getByRole('button', { name: words.up }).nth(1).click();
      await expect(page.getByText(words.order)).toBeVisible();
      await page.getByRole('button', { name: words.simulate, exact: true }).click();
      await expect(page.getByText(words.onlyFigures)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByText(words.saved)).toBeVisible();
      await page.getByRole('button', { name: words.publish }).click();
      await page.getByRole('button', { name: words.act, exact: true }).click();
      await expect(page.getByText(words.noteShort)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('textbox', { name: words.note }).fill('e2e: twice as much');
      await page.getByRole('radio', { name: words.later }).check();
      await page.getByLabel(words.at).fill('2099-01-01T00:00');
      await page.getByRole('button', { name: words.act, exact: true }).click();
      await expect(page.getByText(words.done)).toBeVisible();
      await page.getByRole('tab', { name: words.set }).click();
      await expect(page.getByRole('row').filter({ hasText: words.scheduled }).first()).toContainText(
        'e2e: twice as much',
      );
      await page.getByRole('button', { name: words.withdraw }).first().click();
      await page.getByRole('textbox', { name: words.note }).fill('e2e: a mistake');
      await expectAccessible(page);
      await page.getByRole('button', { name: words.withdrawAct, exact: true }).click();
      await expect(page.getByRole('row').filter({ hasText: words.withdrawn }).first()).toContainText('e2e: a mistake');
    });

    test('hold in the dark and on a narrow screen', async ({ page, operator }) => {
      await operator('admin');
      await page.emulateMedia({ colorScheme: 'dark' });
      await visit(page, '/console/earning/points');
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 740 });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow).toBeLessThanOrEqual(0);
    });

    test('are not shown to who may not see them, and say whom to ask', async ({ page, operator }) => {
      await operator('clerk');
      await visit(page, '/console/earning');
      await expect(page.getByRole('heading', { name: words.noPermission })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
