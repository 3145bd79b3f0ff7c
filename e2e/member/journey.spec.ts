// One member's time with the program, from the first code to the closed account: begun in Chinese, gone on with in English.
import { randomInt, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { formatMoney } from '@/lib/kernel/format';
import { expect, test, visit, visitUntil } from '../fixtures';
import { doors, newMobile } from '../people';
import { letCodesPass, letDaysPass } from './passing-time';
import { buy } from './shopping';
import { openCoupons, stock } from './stocking';

const WEEK = 7;
const DAY_MS = 86_400_000;
const PRICE = 30_000;
const OFF = 5_000;
const MUG = 60;

test('a newcomer joins, stays for a year, and leaves', async ({ page, speak, context }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await speak('zh-CN');
  const tag = randomInt(1_000_000);
  const goods = { zh: `手冲壶${tag}`, en: `Kettle ${tag}` };
  const coupon = { zh: `满减券${tag}`, en: `Coupon ${tag}` };
  const [sku, mug, game] = [await stock(goods, PRICE), await offerMug(tag), await openGame()];
  await openCoupons(coupon, { threshold: PRICE, off: OFF, isOpen: true });

  const mobile = newMobile();
  const memberId = await test.step('registers by one number and one code', async () => {
    await visit(page, '/sign-in');
    await page.getByLabel('手机号').fill(mobile);
    await page.getByRole('button', { name: '获取验证码' }).click();
    const shown = await page.getByText(/演示验证码 \d{6}/).textContent();
    await page.getByLabel('验证码', { exact: true }).fill(/\d{6}/.exec(shown ?? '')?.[0] ?? '');
    await page.waitForURL((url) => url.pathname === '/');
    await expect(page.getByRole('heading', { name: '青铜会员' })).toBeVisible();
    const { members, db } = await doors();
    return (await members.findMemberId(db.pool(), { mobile })) ?? '';
  });

  await test.step('finds the gifts of newcomers', async () => {
    await arrives(page, '/inbox', '欢迎成为会员');
    await visit(page, '/points');
    await expect(page.getByRole('listitem').filter({ hasText: '注册礼' })).toContainText('+50');
    await arrives(page, '/benefits', '新人礼包');
  });

  await test.step('completes a task and claims its reward', async () => {
    await visit(page, '/me/profile');
    await page.getByLabel('姓名').fill('林小满');
    await page.getByLabel('生日').fill('1994-03-08');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByText('资料已保存')).toBeVisible();
    await arrives(page, '/tasks', '领取');
    await page.getByRole('button', { name: '领取奖励：完善资料' }).click();
    await expect(page.getByText('已领取').first()).toBeVisible();
  });

  await test.step('checks in on the seventh day in a row', async () => {
    await letDaysPass(memberId, WEEK);
    await checkedIn(memberId, WEEK - 1);
    await arrives(page, '/tasks', `已连续签到 ${WEEK - 1} 天`);
    await page.getByRole('button', { name: '签到', exact: true }).click();
    await expect(page.getByRole('heading', { name: `已连续签到 ${WEEK} 天` })).toBeVisible();
    // The tick stands before the answer; what was given stands after it.
    await expect(page.getByText(/今天已得/)).toBeVisible();
    await visit(page, '/points');
    await expect(page.getByRole('listitem').filter({ hasText: '签到' }).filter({ hasText: '+50' })).toHaveCount(1);
  });

  await test.step('claims a coupon and uses it in the shop', async () => {
    await visit(page, '/coupons/centre');
    await page.getByRole('button', { name: `领取${coupon.zh}` }).click();
    await expect(page.getByRole('listitem').filter({ hasText: coupon.zh })).toContainText('已领满 1 张');
    await visit(page, `/shop/goods/${sku}`);
    await page.getByRole('button', { name: '加入购物车' }).click();
    await expect(page.getByText('购物车里有 1 件')).toBeVisible();
    await visit(page, '/shop/cart');
    await expect(page.locator('main')).toContainText(formatMoney(-OFF));
    await page.getByRole('button', { name: '提交订单' }).click();
    await page.waitForURL(/\/orders\/ord_\w+$/);
    await page.getByRole('button', { name: '立即付款' }).click();
    await expect(page.getByText('已付款', { exact: true }).first()).toBeVisible();
    await visit(page, '/coupons?tab=used');
    await expect(page.getByRole('link', { name: coupon.zh })).toBeVisible();
  });

  await test.step('has risen by it', async () => {
    await visit(page, '/');
    const climb = page.getByRole('dialog', { name: '升级白银' });
    await expect(climb).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(climb).toBeHidden();
    await expect(page.getByRole('heading', { name: '白银会员' })).toBeVisible();
    await arrives(page, '/inbox', '升级为白银');
  });

  await test.step('exchanges points in the mall and thinks better of it', async () => {
    await visit(page, `/mall/${mug}`);
    await page.getByRole('button', { name: '立即兑换' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('收货人').fill('林小满');
    await sheet.getByLabel('手机号').fill('13800000001');
    await sheet.getByLabel('详细地址').fill('上海市徐汇区某路 1 号');
    await sheet.getByRole('button', { name: `确认，用 ${MUG} 积分兑换` }).click();
    await page.waitForURL(/\/mall\/orders\/mlo_\w+/);
    await page.getByRole('button', { name: '取消兑换' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认取消' }).click();
    await expect(page.getByText('已取消', { exact: true }).first()).toBeVisible();
  });

  await speak('en');

  await test.step('draws', async () => {
    const draw = page.getByRole('button', { name: 'Draw (1 left)' });
    await visitUntil(page, `/activities/${game}`, draw);
    await draw.click();
    await expect(page.getByText('You won: Tea cup')).toBeVisible();
  });

  await test.step('invites a friend who buys, and sees what is on its way', async () => {
    await visit(page, '/invite');
    const link = (await page.locator('[data-invitation]').getAttribute('data-invitation')) ?? '';
    const friend = await friendBy(new URL(link).searchParams.get('i') ?? '');
    await arrives(page, '/invite', 'No order yet');
    await buy(friend, [{ name: 'Teapot', fen: 20_000 }]);
    await arrives(page, '/invite', 'Pending');
    await letDaysPass(friend, 40);
    await letDaysPass(memberId, 40);
    await ripen();
    await arrives(page, '/invite', 'Given');
  });

  await test.step('sees that points on their way have become his', async () => {
    await visit(page, '/points');
    await expect(page.getByText('Pending', { exact: true })).toBeHidden();
    // An order keeps the names that its goods had when they were bought.
    await expect(page.getByRole('listitem').filter({ hasText: goods.zh }).first()).toBeVisible();
  });

  await test.step('is told in time that his level is about to end, and what keeps it', async () => {
    // His order keeps the first year; in the second he bought nothing, and is told in the month that is left to him.
    for (const _ of ['kept', 'ended']) {
      await letDaysPass(memberId, (await daysToEnd(memberId)) + 1);
      await remind();
    }
    await arrives(page, '/inbox', 'Silver is about to end');
    await visit(page, '/level');
    await expect(page.getByText(/With nothing more, you drop to Bronze/)).toBeVisible();
  });

  await test.step('takes his data along', async () => {
    await visit(page, '/me/privacy');
    await page.getByRole('button', { name: 'Ask for my data' }).click();
    await expect(page.getByText('Is being made').or(page.getByRole('button', { name: 'JSON' }))).toBeVisible();
    await makeExports();
    await visit(page, '/me/privacy');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'JSON' }).click();
    expect((await download).suggestedFilename()).toContain('.json');
  });

  await test.step('closes his account, with days to think it over', async () => {
    await visit(page, '/me/privacy/close');
    await letCodesPass(mobile);
    await page.getByRole('button', { name: 'Send a code to my mobile' }).click();
    const shown = await page.getByText(/Demo code \d{6}/).textContent();
    await page.getByLabel('Code', { exact: true }).fill(/\d{6}/.exec(shown ?? '')?.[0] ?? '');
    await page.getByRole('button', { name: 'Close my account' }).click();
    await expect(page.getByText(/Your account closes on/)).toBeVisible();
    expect((await context.cookies()).some(({ name }) => name === 'regulars.member')).toBe(true);
  });
});

/** Opens a page again until what happens behind it has arrived there. */
const arrives = (page: Page, path: string, text: string): Promise<void> =>
  visitUntil(page, path, page.locator('main').getByText(text).first());

/** Lets the app tell that he checked in on each of so many days before today, as apps do. */
async function checkedIn(memberId: string, days: number): Promise<void> {
  await doors();
  const { behaviourEvent, processBehaviours } = await import('@/lib/behaviours');
  const events = Array.from({ length: days }, (_, ago) => ({
    ...behaviourEvent({
      externalId: `e2e-${randomUUID()}`,
      type: 'check_in',
      member: { id: memberId },
      at: new Date(Date.now() - (ago + 1) * DAY_MS),
      props: {},
      actor: 'system:e2e',
    }),
    member: { id: memberId },
  }));
  await processBehaviours(events.reverse(), new Date());
}

async function offerMug(tag: number): Promise<string> {
  const { execute, systemCaller } = await doors();
  const { publishItemCommand } = await import('@/lib/mall');
  const code = `mug-${randomUUID().slice(0, 8)}`;
  const name = { zh: `陶杯${tag}`, en: `Clay cup ${tag}` };
  const terms = { name, category: 'home', kind: 'goods', points: MUG, total: 3, ways: ['delivery'] };
  await execute(publishItemCommand, systemCaller('e2e'), { code, basedOn: 0, terms, note: 'offered by a test' });
  return code;
}

/** A wheel on which the cup is won. */
async function openGame(): Promise<string> {
  await doors();
  const { givenGame } = await import('@/lib/games/testing/games');
  const cup = { code: 'cup', weight: 1_000_000_000, gives: { as: 'goods' as const } };
  return givenGame({
    prizes: [{ ...cup, name: { zh: '茶杯', en: 'Tea cup' } }, { code: 'growth' }],
    nothing: 0,
  });
}

async function friendBy(inviterCode: string): Promise<string> {
  const { enrolment } = await doors();
  const said = { mobile: newMobile(), name: '周小北', channel: 'h5' as const, inviterCode };
  const [outcome] = await enrolment.enrolMembers([said], { actor: { kind: 'system', name: 'e2e' }, now: new Date() });
  if (outcome?.ok !== true) throw new Error('could not enrol');
  return outcome.value.memberId;
}

/** How many whole days the member's level is still valid. */
async function daysToEnd(memberId: string): Promise<number> {
  const { db } = await doors();
  const { rows } = await db.pool().query('SELECT "validTo" FROM "MemberLevel" WHERE "memberId" = $1', [memberId]);
  return Math.floor((rows[0].validTo.getTime() - Date.now()) / DAY_MS);
}

async function ripen() {
  await doors();
  const { ripenReferrals } = await import('@/lib/referral');
  await ripenReferrals(new Date());
}

async function remind() {
  await doors();
  const { closeLevels } = await import('@/lib/levels');
  await closeLevels(new Date());
}

async function makeExports() {
  await doors();
  const privacy = await import('@/lib/privacy');
  await privacy.makeExports(() => new Date());
}
