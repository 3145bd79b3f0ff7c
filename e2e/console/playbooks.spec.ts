import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { enrol } from '../people';

const WORDS = {
  'zh-CN': {
    map: '价值地图',
    cell: /最近消费 5 分，频率 5 分/,
    classOf: 'R5 · F5 · 全部金额 的分层',
    potential: '潜力',
    publish: '发布新版本',
    why: '为什么改',
    act: '发布',
    scheduled: '待生效',
    plans: '运营方案',
    plan: '用“高价值会员答谢”开始',
    wizard: '编辑活动',
    play: '玩法与奖励',
    entry: '进入即发放',
  },
  en: {
    map: 'Value map',
    cell: /Recency 5, frequency 5/,
    classOf: 'Class of R5 · F5 · any amount',
    potential: 'Potential',
    publish: 'Publish a version',
    why: 'Why',
    act: 'Publish',
    scheduled: 'Coming',
    plans: 'Plans',
    plan: 'Begin with Thank members of high value',
    wizard: 'Edit campaign',
    play: 'Plays and rewards',
    entry: 'Given on entering',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test(`an operator looks at the map of values and at the plans (${language})`, async ({ page, operator, speak }) => {
    await enrol();
    await speak(language);
    await operator('operator');
    await visit(page, '/console/segments/value');
    await expect(page.getByRole('heading', { level: 1, name: words.map })).toBeVisible();
    await expectAccessible(page);
    await visit(page, '/console/campaigns/plays');
    await expect(page.getByRole('button', { name: words.plan })).toBeEnabled();
    await expectAccessible(page);
  });
}

test('an operator edits the map of values with the keyboard, publishes it, and begins a plan', async ({
  page,
  operator,
  speak,
}) => {
  const words = WORDS['zh-CN'];
  await enrol();
  await speak('zh-CN');
  await operator('operator');
  await visit(page, '/console/segments/value');
  const cell = page.getByRole('button', { name: words.cell });
  await cell.focus();
  // 2 gives the cell the second class; arrows walk, and it is the next cell that is looked at then.
  await page.keyboard.press('2');
  await expect(page.getByRole('group', { name: words.classOf }).getByLabel(words.potential)).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: /最近消费 5 分，频率 4 分/ })).toBeFocused();
  await page.getByRole('button', { name: words.publish }).click();
  await page.getByLabel(words.why).fill('试一试');
  await page.getByRole('dialog').getByRole('button', { name: words.act, exact: true }).click();
  await expect(page.getByText(words.scheduled).first()).toBeVisible();

  await visit(page, '/console/campaigns/plays');
  await page.getByRole('button', { name: words.plan }).click();
  await expect(page.getByText(`${words.wizard} · play-`)).toBeVisible();
  await page
    .getByRole('button', { name: new RegExp(words.play) })
    .first()
    .click();
  await expect(page.getByText(words.entry).first()).toBeVisible();
});
