import { expect, LANGUAGES, test, visit } from '../fixtures';
import { doors, enrol } from '../people';
import { plantShelf } from './campaign-parts';
import { WIZARD, WizardPage } from './campaign-wizard';
import { choose, enter, inputMethod, tabTo, typeInto } from './keys-alone';

const WORDS = {
  'zh-CN': {
    code: '代码',
    nameZh: '中文名称',
    nameEn: '英文名称',
    add: '添加条件',
    row: (place: number) => `第 ${place} 条`,
    attribute: (place: number) => `第 ${place} 条的属性`,
    names: (place: number) => `第 ${place} 条的取值`,
    value: (place: number) => `第 ${place} 条的值`,
    takeAway: '去掉 常客',
    counted: /现在有 [\d,]+ 人/,
    publish: '发布',
    why: '说明',
    published: '第 1 版已发布',
    what: '看什么',
    which: '哪些',
    pay: '会员专属折扣 会员专属，一直有礼。',
    template: '会员专属折扣',
  },
  en: {
    code: 'Code',
    nameZh: 'Name in Chinese',
    nameEn: 'Name in English',
    add: 'Add a condition',
    row: (place: number) => `Row ${place}`,
    attribute: (place: number) => `Attribute of Row ${place}`,
    names: (place: number) => `Values of Row ${place}`,
    value: (place: number) => `Value of Row ${place}`,
    takeAway: 'Remove 常客',
    counted: /[\d,]+ members? now/,
    publish: 'Publish',
    why: 'Note',
    published: 'Version 1 is published',
    what: 'What',
    which: 'Which',
    pay: 'Members-only discount For members only.',
    template: 'Members-only discount',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`an operator builds a segment by keys alone, and an input method keeps its Enter (${language})`, async ({
    page,
    operator,
    speak,
  }) => {
    test.slow();
    const member = await enrol();
    await tag(member.id);
    await speak(language);
    await operator('operator');
    await visit(page, '/console/segments/new');
    const ime = await inputMethod(page);
    const code = `keys-${language.toLowerCase()}-${Date.now()}`;
    await typeInto(page, page.getByRole('textbox', { name: words.code, exact: true }), code);
    const nameZh = page.getByRole('textbox', { name: words.nameZh });
    await tabTo(page, nameZh);
    await ime.compose('laoke');
    await ime.pressEnter();
    await ime.commit('键盘老客');
    await expect(nameZh).toHaveValue('键盘老客');
    await expect(page).toHaveURL(/\/segments\/new$/);
    await typeInto(page, page.getByRole('textbox', { name: words.nameEn }), 'Regulars by keys');

    await enter(page, page.getByRole('button', { name: words.add }).first());
    const row = (place: number) => page.getByRole('group', { name: words.row(place), exact: true });
    await expect(row(1)).toBeVisible();
    await choose(page, page.getByRole('combobox', { name: words.attribute(1) }), 'member.tags');
    const names = page.getByRole('combobox', { name: words.names(1) });
    await tabTo(page, names);
    // Enter chooses among what is composed: it neither takes the name nor adds a row.
    await ime.compose('changke');
    await ime.pressEnter();
    await expect(names).toHaveValue('changke');
    await expect(row(2)).toHaveCount(0);
    await expect(page.getByRole('button', { name: words.takeAway })).toHaveCount(0);
    await ime.commit('常客');
    await expect(names).toHaveValue('常客');
    // The next Enter is meant: it takes the name, and one more, where nothing is written, adds a row.
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: words.takeAway })).toBeVisible();
    await expect(names).toHaveValue('');
    await page.keyboard.press('Enter');
    await expect(row(2)).toBeVisible();
    await expect(page.getByRole('combobox', { name: words.attribute(2) })).toBeFocused();
    await choose(page, page.getByRole('combobox', { name: words.attribute(2) }), 'member.orders');
    const value = page.getByRole('textbox', { name: words.value(2) });
    await tabTo(page, value);
    await page.keyboard.type('0');
    await page.keyboard.press('ControlOrMeta+d');
    await expect(row(3)).toBeVisible();
    await tabTo(page, page.getByRole('textbox', { name: words.value(3) }));
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await expect(row(3)).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: words.counted })).toBeAttached();

    await enter(page, page.getByRole('button', { name: words.publish, exact: true }));
    const dialog = page.getByRole('dialog');
    const why = dialog.getByRole('textbox', { name: words.why });
    await tabTo(page, why);
    await ime.compose('shishi');
    await ime.pressEnter();
    await ime.commit('试一试键盘');
    await expect(why).toHaveValue('试一试键盘');
    await expect(dialog).toBeVisible();
    await enter(page, dialog.getByRole('button', { name: words.publish, exact: true }));
    await expect(page.getByText(words.published)).toBeVisible();
  });

  test(`an operator builds a campaign and submits it by keys alone (${language})`, async ({
    page,
    operator,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const said = WIZARD[language];
    const [{ mark, part }, segment] = await Promise.all([plantShelf(), givenSegment()]);
    const { code: offer } = await part({ sorts: ['offer'] }, 0);
    await operator('operator');
    await visit(page, '/console/campaigns/new');
    const template = page.getByRole('radio', { name: words.pay });
    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('Space');
    for (let place = 0; place < 60 && !(await template.isChecked()); place++) await page.keyboard.press('ArrowDown');
    await expect(template).toBeChecked();
    const code = `${mark}-keys`;
    const ime = await inputMethod(page);
    const codeField = page.getByRole('textbox', { name: words.code });
    await tabTo(page, codeField);
    await ime.compose('ma');
    await ime.pressEnter();
    await expect(page).toHaveURL(/\/campaigns\/new$/);
    await ime.commit('');
    await typeInto(page, codeField, code);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/console/campaigns/${code}/edit`);

    const wizard = new WizardPage(page, language);
    const go = async (step: Parameters<WizardPage['step']>[0]) => {
      // Every step begins at its head, from which Tab goes on; back to the steps leads Shift+Tab.
      for (let stops = 0; stops < 60; stops++) {
        if (await wizard.step(step).evaluate((node) => node === document.activeElement)) break;
        await page.keyboard.press('Shift+Tab');
      }
      await expect(wizard.step(step)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(wizard.step(step)).toHaveAttribute('aria-current', 'step');
      await expect(page.getByRole('region', { name: said.step[step] })).toBeFocused();
    };
    await tabTo(page, wizard.step('goal'));
    await page.keyboard.press('Enter');
    const nameZh = page.getByRole('textbox', { name: words.nameZh });
    await tabTo(page, nameZh);
    await page.keyboard.press('ControlOrMeta+a');
    await ime.compose('jianpan');
    await ime.pressEnter();
    await ime.commit('键盘活动');
    await expect(nameZh).toHaveValue('键盘活动');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await go('audience');
    const audience = page.getByRole('region', { name: said.step.audience });
    await enter(page, audience.getByRole('button').first());
    await choose(page, audience.getByLabel(words.what), 'member.segment');
    await tabTo(page, audience.getByRole('combobox', { name: words.which }));
    await page.keyboard.type(segment);
    await expect(page.getByRole('option', { name: segment })).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(audience.getByRole('list', { name: words.which }).getByText(segment)).toBeVisible();

    await go('play');
    await choose(page, page.getByLabel(said.part, { exact: true }), offer);
    await enter(page, page.getByRole('button', { name: said.add }));
    await go('budget');
    await choose(page, page.getByLabel(said.budget, { exact: true }), mark);
    await go('launch');
    await wizard.expectComplete();
    await enter(page, wizard.submitButton());
    const dialog = page.getByRole('dialog');
    const why = dialog.getByRole('textbox');
    await tabTo(page, why);
    await ime.compose('shishi');
    await ime.pressEnter();
    await ime.commit('只用键盘');
    await expect(why).toHaveValue('只用键盘');
    await enter(page, dialog.getByRole('button', { name: said.submit }));
    await page.waitForURL(`**/console/campaigns/${code}`);
    await expect(page.getByText(said.waits)).toBeVisible();
  });
}

async function tag(memberId: string): Promise<void> {
  await doors();
  const { tagged } = await import('@/lib/segments/testing/segments');
  await tagged([memberId], '常客');
}

/** A segment that is kept and has somebody in it, called by its code. */
async function givenSegment(): Promise<string> {
  await enrol();
  await doors();
  const { givenSegment: given } = await import('@/lib/segments/testing/segments');
  const code = `keys-${Date.now()}`;
  await given({ attribute: 'member.orders', atLeast: 0 }, new Date(), { code, name: { zh: code, en: code } });
  const { runSegments } = await import('@/lib/segments');
  await runSegments(() => new Date());
  return code;
}
