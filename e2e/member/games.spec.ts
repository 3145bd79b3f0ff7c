// Games of chance as members play them: what the server drew is shown, told, kept, and sent (4.L).
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

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
  const en = language === 'en';
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
      // Every process knows of a game within a second.
      await expect(async () => {
        await visit(page, `/activities/${game}`);
        await expect(page.getByRole('button', { name: en ? 'Draw (1 left)' : '抽一次（还有 1 次）' })).toBeVisible();
      }).toPass();
      await expectForEverybody(page, [320, 390]);
      await page.getByRole('button', { name: en ? 'Odds and rules' : '概率与规则' }).click();
      const sheet = page.getByRole('dialog');
      await expect(sheet.getByRole('row').nth(1)).toContainText('99.999999%');
      await expectForEverybody(page, [390]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: en ? 'Draw (1 left)' : '抽一次（还有 1 次）' }).press('Enter');
      await expect(page.getByText(en ? 'You won: Tea cup' : '抽中了：茶杯')).toBeVisible();
      await expect(page.getByText(en ? 'No free draws left' : '免费次数已用完')).toBeVisible();
      await page.getByRole('link', { name: en ? 'Give an address' : '填写地址' }).click();
      await page.getByRole('button', { name: en ? 'Give address' : '填写地址' }).click();
      await page.getByLabel(en ? 'Recipient' : '收货人').fill('王小雨');
      await page.getByLabel(en ? 'Phone' : '联系电话').fill('13800001234');
      await page.getByRole('textbox', { name: en ? 'Address' : '收货地址' }).fill('上海市徐汇区衡山路 1 号');
      await page.getByRole('button', { name: en ? 'Save address' : '保存地址' }).click();
      await expect(page.getByText(en ? 'To be sent' : '待寄出')).toBeVisible();
      await expectForEverybody(page, [320, 390]);
      await operator('operator');
      await visit(page, `/console/games/${game}`);
      const outcomes = page.getByRole('table', { name: en ? 'Prizes in numbers' : '奖品数据' });
      await expect(outcomes.getByRole('row').nth(1)).toContainText(en ? 'Tea cup' : '茶杯');
      await expectForEverybody(page, [390, 1440]);
      await page.getByRole('button', { name: en ? 'Send' : '寄出', exact: true }).click();
      await page.getByRole('button', { name: en ? 'Show the address' : '查看收货地址' }).click();
      await expect(page.getByText('衡山路')).toBeVisible();
      await page.getByLabel(en ? 'Carrier' : '物流公司').fill('SF');
      await page.getByLabel(en ? 'Parcel number' : '物流单号').fill('SF1234');
      await page.getByRole('button', { name: en ? 'It has been sent' : '确认寄出' }).click();
      await expect(page.getByText('SF SF1234')).toBeVisible();
    });

    test('the cover of a scratch card is taken off by a button, and only then its prize is told', async ({
      page,
      member,
    }) => {
      await member();
      const game = await open('scratch');
      await expect(async () => {
        await visit(page, `/activities/${game}`);
        await expect(page.getByRole('button', { name: en ? 'Draw (1 left)' : '抽一次（还有 1 次）' })).toBeVisible();
      }).toPass();
      await page.getByRole('button', { name: en ? 'Draw (1 left)' : '抽一次（还有 1 次）' }).click();
      const cover = page.getByRole('button', { name: en ? 'Take the cover off' : '直接刮开' });
      await expect(cover).toBeVisible();
      await expect(page.getByText(en ? 'You won: Tea cup' : '抽中了：茶杯')).toBeHidden();
      await expectForEverybody(page, [320, 390]);
      await cover.press('Enter');
      await expect(page.getByText(en ? 'You won: Tea cup' : '抽中了：茶杯')).toBeVisible();
    });
  });
}
