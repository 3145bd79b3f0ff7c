import type { Page } from '@playwright/test';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol, signIn } from '../people';

const WORDS = {
  'zh-CN': {
    title: '权益',
    newBenefit: '新建权益',
    code: '编码',
    nameZh: '中文名称',
    nameEn: '英文名称',
    says: '内容：免配送费',
    example: '全体会员：每月 1 次',
    publish: '发布',
    note: '说明',
    done: '第 1 版已发布',
    give: '发放给会员',
    members: /一行一个/,
    giveAct: '开始发放',
    bulk: '批量发放',
    left: '本月剩 1/1 次',
    locked: '未解锁',
    needs: /专享/,
    noPermission: '你还不能查看新建权益',
    addHours: '添加时段',
    addDays: '添加日期',
    firstDay: '第一天',
    lastDay: '最后一天',
    ends: '结束早于开始',
    days: '仅 2027年5月1日 – 2027年5月3日 可用',
    addTest: '添加条件',
    condition: /^条件：/,
    meetings: '与生效中的优惠',
    apart: '同组，只取一个',
    group: '互斥组',
    copy: '复制为新权益',
    save: '保存草稿',
    waiting: /有一份未发布的草稿/,
    drop: '扔掉草稿',
    from: '从何时起',
    scheduled: '待生效',
  },
  en: {
    title: 'Benefits',
    newBenefit: 'New benefit',
    code: 'Code',
    nameZh: 'Chinese name',
    nameEn: 'English name',
    says: 'Gives: Free delivery',
    example: 'Everybody: once a month',
    publish: 'Publish',
    note: 'Note',
    done: 'Version 1 is published',
    give: 'Grant to members',
    members: /one a line/,
    giveAct: 'Begin',
    bulk: 'By list',
    left: '1/1 left this month',
    locked: 'Locked',
    needs: /only$/,
    noPermission: 'New benefit',
    addHours: 'Add hours',
    addDays: 'Add days',
    firstDay: 'First day',
    lastDay: 'Last day',
    ends: 'Ends before it begins',
    days: 'Only on 1 May 2027 – 3 May 2027',
    addTest: 'Add a test',
    condition: /^On condition: /,
    meetings: 'Beside offers in force',
    apart: 'one group: one of the two',
    group: 'Group',
    copy: 'Copy to a new one',
    save: 'Save draft',
    waiting: /has a draft that is not published/,
    drop: 'Throw the draft away',
    from: 'From when',
    scheduled: 'Scheduled',
  },
} as const;

/** Does the open jobs as the worker would within the minute. */
async function work(): Promise<void> {
  await doors();
  const { runBenefitJobs } = await import('@/lib/benefits');
  await runBenefitJobs(() => new Date());
}

/** Writes the note of the open dialog and does its act. */
async function act(page: Page, note: string, label: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: note }).fill('e2e: because');
  await dialog.getByRole('button', { name: label, exact: true }).click();
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`benefits, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('are written, published, granted to a list and seen by the member', async ({
      page,
      operator,
      context,
      baseURL,
    }) => {
      test.slow();
      const code = `e2e-${language.toLowerCase()}-${Date.now()}`;
      await operator('operator');
      await visit(page, '/console/benefits');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: words.newBenefit }).first().click();
      await page.getByRole('textbox', { name: words.code, exact: true }).fill(code);
      await page.getByRole('textbox', { name: words.nameZh }).fill('测试免配送');
      await page.getByRole('textbox', { name: words.nameEn }).fill('Test delivery');
      await expect(page.getByText(words.says)).toBeVisible();
      await expect(page.getByText(words.example)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.publish }).click();
      await act(page, words.note, words.publish);
      await expect(page.getByText(words.done)).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`${code}$`));

      // It counts from the moment on by which every process knows it.
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole('button', { name: words.give })).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await expectAccessible(page);
      const { publicId } = await import('@/lib/kernel/id');
      const one = await enrol();
      await page.getByRole('button', { name: words.give }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: words.members }).fill(publicId('member', one.id));
      await act(page, words.note, words.giveAct);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await work();
      await expect(page.getByRole('cell', { name: words.bulk }).first()).toBeVisible();

      await signIn(context, baseURL ?? '', 'member', one.id);
      await visit(page, '/benefits');
      // Other tests publish benefits for everybody at the same time.
      await expect(page.getByText(words.left).first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: words.locked }).click();
      await expect(page.getByText(words.needs).first()).toBeVisible();
      await expectAccessible(page);
    });

    test('are copied, narrowed to days and conditions, shown beside others, and thrown away', async ({
      page,
      operator,
    }) => {
      test.slow();
      const code = `e2e-copy-${language.toLowerCase()}-${Date.now()}`;
      await operator('operator');
      await visit(page, '/console/benefits/free-delivery');
      await page.getByRole('link', { name: words.copy }).click();
      await page.getByRole('textbox', { name: words.code, exact: true }).fill(code);
      await expect(page.getByRole('textbox', { name: words.nameZh })).not.toHaveValue('');
      await page.getByRole('button', { name: words.addHours }).press('Enter');
      await page.getByRole('button', { name: words.addDays }).press('Enter');
      await page.getByLabel(words.firstDay).fill('2027-05-03');
      await page.getByLabel(words.lastDay).fill('2027-05-01');
      await expect(page.getByText(words.ends)).toBeVisible();
      await page.getByLabel(words.firstDay).fill('2027-05-01');
      await page.getByLabel(words.lastDay).fill('2027-05-03');
      await expect(page.getByText(words.days)).toBeVisible();
      // The first is for whom the benefit is, the last for which orders it counts.
      await page.getByRole('button', { name: words.addTest }).last().press('Enter');
      await expect(page.getByText(words.condition)).toBeVisible();
      await expect(page.getByRole('heading', { name: words.meetings })).toBeVisible();
      await page.getByRole('textbox', { name: words.group, exact: true }).fill('benefit:free-delivery');
      await expect(page.getByText(words.apart)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.save }).click();
      await expect(page).toHaveURL(new RegExp(`${code}/edit$`));
      await expect(page.getByText(words.waiting)).toBeVisible();
      await page.getByRole('button', { name: words.drop }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: words.drop }).click();
      await expect(page).toHaveURL(/\/console\/benefits$/);
    });

    test('begin on the day that is named', async ({ page, operator }) => {
      test.slow();
      await operator('operator');
      await visit(page, '/console/benefits/new?from=free-delivery');
      await page
        .getByRole('textbox', { name: words.code, exact: true })
        .fill(`e2e-later-${language.toLowerCase()}-${Date.now()}`);
      await page.getByRole('button', { name: words.publish }).click();
      await page.getByRole('dialog').getByLabel(words.from).fill('2035-01-01T00:00');
      await act(page, words.note, words.publish);
      await expect(page.getByText(words.scheduled, { exact: true }).first()).toBeVisible();
    });

    test('hold in the dark and on a narrow screen', async ({ page, operator }) => {
      test.slow();
      await operator('operator');
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const path of ['/console/benefits', '/console/benefits/free-delivery', '/console/benefits/new']) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await visit(page, path);
        await expectAccessible(page);
        await page.setViewportSize({ width: 320, height: 740 });
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await expect.poll(overflow).toBeLessThanOrEqual(0);
      }
    });

    test('are not written by who may only see them', async ({ page, operator }) => {
      await operator('clerk');
      await visit(page, '/console/benefits');
      await expect(page.getByRole('link', { name: words.newBenefit })).toHaveCount(0);
      await visit(page, '/console/benefits/new');
      await expect(page.getByRole('heading', { name: words.noPermission })).toBeVisible();
    });
  });
}
