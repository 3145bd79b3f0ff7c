import { randomInt } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';

const WORDS = {
  'zh-CN': {
    title: '设置',
    search: '搜索设置',
    found: '1 项符合',
    nothing: '没有符合“月球”的设置',
    clear: '清除搜索',
    section: '审批',
    group: null,
    field: '没有人处理就作废',
    range: '请输入 1 到 90 之间的数',
    unsaved: '1 项未保存',
    why: '为什么改',
    save: '保存',
    discard: '放弃',
    saved: /^已保存/,
    history: /^最近 \d+ 次改动$/,
    conflict: /改过这一组设置。刷新页面/,
    readOnly: '你可以查看，不能改动。',
    locked: '你还不能查看设置',
  },
  en: {
    title: 'Settings',
    search: 'Search settings',
    found: '2 settings found',
    nothing: 'No setting matches “moon”',
    clear: 'Clear search',
    section: 'Velocity limits',
    group: 'Sign-ups on one device',
    field: 'Review above',
    range: 'Enter a number from 0 to 1000000',
    unsaved: '1 unsaved change',
    why: 'Why it changes',
    save: 'Save',
    discard: 'Discard',
    saved: /^Saved/,
    history: /^Last( \d+)? changes?$/,
    conflict: /changed these settings at .+ Reload the page/,
    readOnly: 'You may look, not change.',
    locked: 'Settings',
  },
} as const;
const fieldIn = (section: Locator, { group, field }: { readonly group: string | null; readonly field: string }) =>
  (group === null ? section : section.getByRole('group', { name: group })).getByRole('textbox', { name: field });
const SEARCHED = { 'zh-CN': ['月球', '没有人处理'], en: ['moon', 'Sign-ups on one device'] } as const;

// Each language saves another section, and what is saved stays: one after the other.
test.describe.configure({ mode: 'serial' });

for (const language of LANGUAGES) {
  const words = WORDS[language];
  const [nowhere, somewhere] = SEARCHED[language];

  test.describe(`settings, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('are found by their words, changed with a reason, and read back with who and why', async ({
      page,
      operator,
    }) => {
      test.slow();
      const { name } = await operator('admin');
      await visit(page, '/console/settings');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('searchbox', { name: words.search }).fill(nowhere);
      await expect(page.getByText(words.nothing)).toBeVisible();
      await page.getByRole('button', { name: words.clear }).click();
      await page.getByRole('searchbox', { name: words.search }).fill(somewhere);
      await expect(page.getByText(words.found)).toBeVisible();

      const section = page.getByRole('form', { name: words.section });
      const field = fieldIn(section, words);
      const before = await field.inputValue();
      const others = ['13', '14', '15'].filter((value) => value !== before);
      const next = others[randomInt(others.length)] ?? '';
      await field.fill('99999999');
      await section.getByRole('button', { name: words.save, exact: true }).click();
      await expect(section.getByText(words.range)).toBeVisible();
      await section.getByRole('button', { name: words.discard }).click();
      await expect(field).toHaveValue(before);
      await field.fill(next);
      await expect(section.getByText(words.unsaved)).toBeVisible();
      await section.getByRole('textbox', { name: words.why }).fill('e2e: a trial');
      await expectAccessible(page);
      await section.getByRole('button', { name: words.save, exact: true }).click();
      await expect(page.getByText(words.saved)).toBeVisible();
      await expect(section.getByText(words.unsaved)).toHaveCount(0);
      await section.getByText(words.history).click();
      await expect(section.getByRole('listitem').filter({ hasText: name })).toContainText('e2e: a trial');
      await page.reload();
      await expect(field).toHaveValue(next);
    });

    test('that somebody else saved meanwhile are not overwritten', async ({ page, context, operator }) => {
      test.slow();
      await operator('admin');
      await visit(page, '/console/settings');
      const second = await context.newPage();
      await visit(second, '/console/settings');
      for (const one of [page, second]) {
        const section = one.getByRole('form', { name: words.section });
        const field = fieldIn(section, words);
        await field.fill(String(Number(await field.inputValue()) + 1));
        await section.getByRole('button', { name: words.save, exact: true }).click();
        if (one === page) await expect(one.getByText(words.saved)).toBeVisible();
        else await expect(one.getByText(words.conflict)).toBeVisible();
      }
      await expect(second.getByText(words.unsaved)).toBeVisible();
    });

    test('are a list for who may only look', async ({ page, operator }) => {
      await operator('auditor');
      await visit(page, '/console/settings');
      await expect(page.getByText(words.readOnly)).toBeVisible();
      await expect(page.getByRole('form', { name: words.section }).getByRole('textbox')).toHaveCount(0);
      await expectAccessible(page);
    });

    test('are closed to who may not', async ({ page, operator }) => {
      await operator('clerk');
      await visit(page, '/console/settings');
      await expect(page.getByText(words.locked).first()).toBeVisible();
      await expect(page.getByRole('form')).toHaveCount(0);
    });
  });
}
