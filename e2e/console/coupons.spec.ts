import type { Page } from '@playwright/test';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol } from '../people';

const WORDS = {
  'zh-CN': {
    title: '优惠券',
    newBatch: '新建批次',
    nameZh: '中文名称',
    nameEn: '英文名称',
    off: '减',
    says: '满 ¥100 减 ¥12',
    mend: /处要改/,
    above: '减额不能超过门槛',
    publish: '发布…',
    act: '发布',
    note: '说明',
    noteShort: '请写清说明，至少 3 个字。',
    done: '第 1 版已发布',
    done2: '第 2 版已发布',
    edit: '写下一个版本',
    perMember: '每人限领',
    change: '由“每人限领 1 张”改为“每人限领 3 张”',
    give: '发放给名单',
    members: '会员名单',
    giveAct: '开始发放',
    given: /成功 2/,
    unknown: /找不到会员/,
    codes: '预制券码',
    codesAct: '开始生成',
    download: '下载第 1 份',
    pause: '暂停领取',
    paused: '已暂停',
    noPermission: '你还不能查看新建券批次',
  },
  en: {
    title: 'Coupons',
    newBatch: 'New batch',
    nameZh: 'Chinese name',
    nameEn: 'English name',
    off: 'Off',
    says: '¥12 off from ¥100',
    mend: /to mend/,
    above: 'The amount off is above the threshold',
    publish: 'Publish…',
    act: 'Publish',
    note: 'Note',
    noteShort: 'Write a note of at least 3 characters.',
    done: 'Version 1 is published',
    done2: 'Version 2 is published',
    edit: 'Write the next version',
    perMember: 'For each member',
    change: 'From “1 for each member” to “3 for each member”',
    give: 'Give to a list',
    members: 'Members',
    giveAct: 'Begin to give',
    given: /2 given/,
    unknown: /name nobody/,
    codes: 'Make codes',
    codesAct: 'Begin to make',
    download: 'Download part 1',
    pause: 'Pause claims',
    paused: 'Paused',
    noPermission: 'New batch',
  },
} as const;

/** Does the open jobs as the worker would within the minute. */
async function work(): Promise<void> {
  await doors();
  const { runCouponJobs } = await import('@/lib/coupons');
  await runCouponJobs(() => new Date());
}

async function memberId(): Promise<string> {
  const { publicId } = await import('@/lib/kernel/id');
  return publicId('member', (await enrol()).id);
}

/** Writes the note of the open dialog and does its act. */
async function act(page: Page, note: string, label: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: note }).fill('e2e: because');
  await dialog.getByRole('button', { name: label, exact: true }).click();
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`coupons, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('are written, published, changed, given to a list and made as codes', async ({ page, operator }) => {
      // Four pages, five dialogs, jobs and seven looks for what hinders people.
      test.slow();
      await operator('operator');
      await visit(page, '/console/coupons');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: words.newBatch }).first().click();
      await page.getByRole('textbox', { name: words.nameZh }).fill('测试满100减12');
      await page.getByRole('textbox', { name: words.nameEn }).fill('Test ¥12 off');
      await page.getByRole('textbox', { name: words.off, exact: true }).fill('120');
      await expect(page.getByText(words.above)).toBeVisible();
      await expect(page.getByText(words.mend)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('textbox', { name: words.off, exact: true }).fill('12');
      await expect(page.getByText(words.says).first()).toBeVisible();
      await page.getByRole('button', { name: words.publish }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.act, exact: true }).click();
      await expect(page.getByText(words.noteShort)).toBeVisible();
      await expectAccessible(page);
      await act(page, words.note, words.act);
      await expect(page.getByText(words.done)).toBeVisible();
      await expect(page.getByText(words.says).first()).toBeVisible();
      await expectAccessible(page);

      await page.getByRole('link', { name: words.edit }).click();
      await page.getByRole('textbox', { name: words.perMember, exact: true }).fill('3');
      await expect(page.getByText(words.change)).toBeVisible();
      await page.getByRole('button', { name: words.publish }).click();
      await act(page, words.note, words.act);
      await expect(page.getByText(words.done2)).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: words.change })).toBeVisible();

      await page.getByRole('button', { name: words.give }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: words.members }).fill('nobody-knows');
      await act(page, words.note, words.giveAct);
      await expect(page.getByText(words.unknown)).toBeVisible();
      const list = `${await memberId()}\n${await memberId()}`;
      await page.getByRole('dialog').getByRole('textbox', { name: words.members }).fill(list);
      await expectAccessible(page);
      await act(page, words.note, words.giveAct);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await work();
      await expect(page.getByText(words.given)).toBeVisible();

      await page.getByRole('button', { name: words.codes }).click();
      await act(page, words.note, words.codesAct);
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await work();
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: words.download }).click();
      expect((await waiting).suggestedFilename()).toMatch(/^cpj_\w{26}-1\.csv$/);
      await expectAccessible(page);

      await page.getByRole('button', { name: words.pause }).click();
      await act(page, words.note, words.pause);
      await expect(page.getByRole('main').getByText(words.paused, { exact: true }).first()).toBeVisible();
    });

    test('hold in the dark and on a narrow screen', async ({ page, operator }) => {
      test.slow();
      await operator('operator');
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const path of ['/console/coupons', '/console/coupons/new']) {
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
      await visit(page, '/console/coupons');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await expect(page.getByRole('link', { name: words.newBatch })).toHaveCount(0);
      await visit(page, '/console/coupons/new');
      await expect(page.getByRole('heading', { name: words.noPermission })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
