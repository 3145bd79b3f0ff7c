// Games of chance as members play them: what the server drew is shown, told, kept, and sent (4.L).
import { expect, expectForEverybody, LANGUAGES, test, visit, visitUntil } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': {
    draw: '抽一次（还有 1 次）',
    odds: '概率与规则',
    won: '抽中了：茶杯',
    gone: '免费次数已用完',
    toAddress: '填写地址',
    address: '填写地址',
    recipient: '收货人',
    phone: '联系电话',
    place: '收货地址',
    save: '保存地址',
    toSend: '待寄出',
    numbers: '奖品数据',
    cup: '茶杯',
    send: '寄出',
    reveal: '查看收货地址',
    carrier: '物流公司',
    parcel: '物流单号',
    sent: '确认寄出',
    cover: '直接刮开',
  },
  en: {
    draw: 'Draw (1 left)',
    odds: 'Odds and rules',
    won: 'You won: Tea cup',
    gone: 'No free draws left',
    toAddress: 'Give an address',
    address: 'Give address',
    recipient: 'Recipient',
    phone: 'Phone',
    place: 'Address',
    save: 'Save address',
    toSend: 'To be sent',
    numbers: 'Prizes in numbers',
    cup: 'Tea cup',
    send: 'Send',
    reveal: 'Show the address',
    carrier: 'Carrier',
    parcel: 'Parcel number',
    sent: 'It has been sent',
    cover: 'Take the cover off',
  },
} as const;

const SURE = 1_000_000_000;

/** Opens a game in which the cup is won but once in a thousand million draws. */
async function open(skin: 'wheel' | 'scratch'): Promise<string> {
  await doors();
  const { givenGame } = await import('@/lib/games/testing/games');
  return givenGame({
    skin,
    prizes: [
      { code: 'cup', weight: SURE, gives: { as: 'goods' }, name: { zh: '茶杯', en: 'Tea cup' } },
      { code: 'growth', name: { zh: '1 成长值', en: '1 growth' } },
    ],
    nothing: 0,
  });
}

for (const language of LANGUAGES) {
  const words = WORDS[language];
  test.describe(language, () => {
    test.beforeEach(async ({ speak, page }) => {
      await speak(language);
      await page.emulateMedia({ reducedMotion: 'reduce' });
    });

    test('a wheel is spun once, its prize told, kept and addressed, and sent from the console', async ({
      page,
      member,
      operator,
    }) => {
      await member();
      const game = await open('wheel');
      await visitUntil(page, `/activities/${game}`, page.getByRole('button', { name: words.draw }));
      await expectForEverybody(page, [320, 390]);
      await page.getByRole('button', { name: words.odds }).click();
      const sheet = page.getByRole('dialog');
      await expect(sheet.getByRole('row').nth(1)).toContainText('99.999999%');
      await expectForEverybody(page, [390]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.draw }).press('Enter');
      await expect(page.getByText(words.won)).toBeVisible();
      await expect(page.getByText(words.gone)).toBeVisible();
      await page.getByRole('link', { name: words.toAddress }).click();
      await page.getByRole('button', { name: words.address }).click();
      await page.getByLabel(words.recipient).fill('王小雨');
      await page.getByLabel(words.phone).fill('13800001234');
      await page.getByRole('textbox', { name: words.place }).fill('上海市徐汇区衡山路 1 号');
      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByText(words.toSend)).toBeVisible();
      await expectForEverybody(page, [320, 390]);
      await operator('operator');
      await visit(page, `/console/games/${game}`);
      const outcomes = page.getByRole('table', { name: words.numbers });
      await expect(outcomes.getByRole('row').nth(1)).toContainText(words.cup);
      await expectForEverybody(page, [390, 1440]);
      await page.getByRole('button', { name: words.send, exact: true }).click();
      await page.getByRole('button', { name: words.reveal }).click();
      await expect(page.getByText('衡山路')).toBeVisible();
      await page.getByLabel(words.carrier).fill('SF');
      await page.getByLabel(words.parcel).fill('SF1234');
      await page.getByRole('button', { name: words.sent }).click();
      await expect(page.getByText('SF SF1234')).toBeVisible();
    });

    test('the cover of a scratch card is taken off by a button, and only then its prize is told', async ({
      page,
      member,
    }) => {
      await member();
      const game = await open('scratch');
      await visitUntil(page, `/activities/${game}`, page.getByRole('button', { name: words.draw }));
      await page.getByRole('button', { name: words.draw }).click();
      const cover = page.getByRole('button', { name: words.cover });
      await expect(cover).toBeVisible();
      await expect(page.getByText(words.won)).toBeHidden();
      await expectForEverybody(page, [320, 390]);
      await cover.press('Enter');
      await expect(page.getByText(words.won)).toBeVisible();
    });
  });
}
