import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { expect, expectForEverybody, LANGUAGES, type Language, test, visit } from '../fixtures';
import { doors } from '../people';
import { importMonth, membersOf, plainlyTried, till } from './campaign-month';
import { plantBudget, plantGoods, plantOffer } from './campaign-parts';
import { recount } from './campaign-recount';
import { expectFewHidden, expectReview } from './campaign-review';
import { WIZARD, WizardPage } from './campaign-wizard';

// The languages one after the other: both need the imported month, which is imported once.
test.describe.configure({ mode: 'serial' });

const WINNERS = 10;
const ACTORS = 14;
const IMPORT_MS = 120_000;
const WALK_MS = 240_000;

/** Goods of the imported month in either language, what they cost, and what the campaign takes off. */
const SOLD = { 'zh-CN': { sku: '22423', list: 1_095, off: 300 }, en: { sku: '22111', list: 495, off: 150 } } as const;

const WORDS = {
  'zh-CN': {
    code: '代码',
    nameZh: '中文名称',
    nameEn: '英文名称',
    add: '添加条件',
    attribute: '第 1 条的属性',
    value: '第 1 条的值',
    publish: '发布',
    why: '说明',
    published: '第 1 版已发布',
    template: '会员专属折扣',
    what: '看什么',
    which: '哪些',
    collides: (one: string, other: string) => `“${one}”会与“${other}”叠加`,
    mustMend: '必须处理：',
    period: '订单日期',
    custom: '自选日期',
    from: '从',
    to: '到',
    start: '开始试算',
    result: '看结果',
    decided: (orders: string) => `计算了这段时间的全部 ${orders} 单`,
    costs: '花在哪里',
    offGoods: '商品减价',
    stopped: '已按规则自动停止',
    paused: '已暂停',
    end: '提前结束',
    ended: '已提前结束',
    tabs: '活动页面',
    review: '复盘报告',
  },
  en: {
    code: 'Code',
    nameZh: 'Name in Chinese',
    nameEn: 'Name in English',
    add: 'Add a condition',
    attribute: 'Attribute of Row 1',
    value: 'Value of Row 1',
    publish: 'Publish',
    why: 'Note',
    published: 'Version 1 is published',
    template: 'Members-only discount',
    what: 'What',
    which: 'Which',
    collides: (one: string, other: string) => `“${one}” adds to “${other}”`,
    mustMend: 'Must be mended: ',
    period: 'Orders of',
    custom: 'Days of your choice',
    from: 'From',
    to: 'To',
    start: 'Try it',
    result: 'See the result',
    decided: (orders: string) => `All ${orders} orders of this time were decided`,
    costs: 'Where it goes',
    offGoods: 'Off the goods',
    stopped: 'Stopped by its own rule',
    paused: 'Paused',
    end: 'End it',
    ended: 'Ended early',
    tabs: 'Pages of the campaign',
    review: 'Review',
  },
} as const;

test.beforeAll(async () => {
  test.setTimeout(IMPORT_MS);
  await importMonth();
});

/** The sale, which begins next week unless it is brought forward, one that is far too much, and one that it collides with. */
async function planted(language: Language) {
  const mark = `whole-${randomInt(1_000_000_000)}`;
  const { sku, list, off } = SOLD[language];
  await Promise.all([plantGoods(mark), plantGoods(sku, list), plantBudget(mark, off * WINNERS)]);
  const offer = { budget: mark, kind: 'order_discount', layer: 'order' };
  const [there, tooMuch, sale] = [`a-${mark}`, `${mark}-too-much`, `${mark}-sale`];
  await plantOffer(there, { ...offer, skus: [mark], params: { off: 3_000 } });
  await plantOffer(tooMuch, { ...offer, skus: [mark], params: { off: 4_000 } });
  const nextWeek = new Date(Date.now() + 7 * 86_400_000);
  await plantOffer(sale, { ...offer, skus: [sku], params: { off } }, { effectiveFrom: nextWeek });
  const bringForward = async () => {
    const { execute, systemCaller } = await doors();
    const { withdrawOfferCommand } = await import('@/lib/pricing');
    await execute(withdrawOfferCommand, systemCaller('e2e'), { code: sale, note: 'brought forward' });
    await plantOffer(sale, { ...offer, skus: [sku], params: { off } }, { basedOn: 1 });
  };
  return { mark, there, tooMuch, sale, sku, list, off, bringForward };
}

async function buildSegment(page: Page, language: Language, code: string): Promise<void> {
  const words = WORDS[language];
  await visit(page, '/console/segments/new');
  await page.getByRole('textbox', { name: words.code, exact: true }).fill(code);
  await page.getByRole('textbox', { name: words.nameZh }).fill(code);
  await page.getByRole('textbox', { name: words.nameEn }).fill(code);
  await page.getByRole('button', { name: words.add }).first().click();
  await page.getByRole('combobox', { name: words.attribute }).selectOption('member.orders');
  await page.getByRole('textbox', { name: words.value }).fill('3');
  await page.getByRole('button', { name: words.publish, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: words.why }).fill('e2e');
  await dialog.getByRole('button', { name: words.publish, exact: true }).click();
  await expect(page.getByText(words.published)).toBeVisible();
  const { runSegments } = await import('@/lib/segments');
  await runSegments(() => new Date());
}

for (const language of LANGUAGES) {
  test(`a campaign from its segment to its review, every number of it told again from raw rows (${language})`, async ({
    page,
    request,
    operator,
    speak,
  }) => {
    test.setTimeout(WALK_MS);
    const [words, said] = [WORDS[language], WIZARD[language]];
    await speak(language);
    const shop = await planted(language);
    const { mark, sku, off } = shop;
    await operator('operator');
    await buildSegment(page, language, mark);

    // Built on the segment, with a part that collides, which the checks find.
    await visit(page, '/console/campaigns/new');
    await page.getByRole('radio', { name: new RegExp(`^${words.template}`) }).check();
    await page.getByRole('textbox', { name: words.code }).fill(mark);
    await page.getByRole('button', { name: said.begin(words.template) }).click();
    await page.waitForURL(`**/console/campaigns/${mark}/edit`);
    const wizard = new WizardPage(page, language);
    await wizard.go('audience');
    const audience = page.getByRole('region', { name: said.step.audience });
    await audience.getByRole('button').first().click();
    await audience.getByLabel(words.what).selectOption('member.segment');
    await audience.getByRole('combobox', { name: words.which }).fill(mark);
    await page.getByRole('option', { name: mark }).click();
    await wizard.go('play');
    await wizard.add({ sort: 'offer', code: shop.sale });
    await wizard.add({ sort: 'offer', code: shop.tooMuch });
    await wizard.go('budget');
    await wizard.drawOn(mark);
    await wizard.go('launch');
    const collision = page.getByRole('listitem').filter({ hasText: words.collides(shop.tooMuch, shop.there) });
    await expect(collision).toContainText(words.mustMend.trim());
    await expect(wizard.submitButton()).toBeDisabled();
    await wizard.go('play');
    await page.getByRole('button', { name: `${said.takeOut}${shop.tooMuch}` }).click();
    await wizard.go('launch');
    await wizard.expectComplete();

    // Tried on the imported month: what it would have taken off is what its orders say.
    await visit(page, `/console/campaigns/${mark}/edit`);
    await wizard.go('launch');
    await page.getByLabel(words.period).selectOption({ label: words.custom });
    await page.getByLabel(words.from, { exact: true }).fill('2010-12-01');
    await page.getByLabel(words.to, { exact: true }).fill('2010-12-31');
    await page.getByRole('button', { name: words.start }).click();
    const { runBacktests } = await import('@/lib/rehearsals');
    await expect(async () => {
      await runBacktests(() => new Date());
      await visit(page, `/console/campaigns/${mark}/edit`);
      await wizard.go('launch');
      await expect(page.getByRole('link', { name: words.result })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole('link', { name: words.result }).click();
    await page.waitForURL('**/console/rehearsals/bkt_*');
    const plain = await plainlyTried(mark, sku, off);
    expect(plain.cost).toBeGreaterThan(off * WINNERS);
    await expect(page.getByText(words.decided(formatNumber(plain.orders)))).toBeVisible();
    const discount = page.getByRole('group', { name: words.costs }).getByRole('row', { name: words.offGoods });
    await expect(discount).toContainText(formatMoney(plain.cost, 'plain'));
    await expect(page.getByRole('row', { name: new RegExp(`^${mark} `) })).toContainText(
      formatMoney(plain.cost, 'plain'),
    );

    // Sent, approved by somebody else, running.
    await shop.bringForward();
    await visit(page, `/console/campaigns/${mark}/edit`);
    await wizard.go('launch');
    await wizard.expectComplete();
    await wizard.submit(mark, 'e2e');
    await operator('approver');
    const { db } = await doors();
    const { rows: asked } = await db
      .pool()
      .query(`SELECT "id" FROM "ApprovalRequest" WHERE "objectId" = $1 AND "state" = 'requested'`, [mark]);
    await visit(page, `/console/approvals?peek=${asked[0].id}`);
    await page.getByRole('button', { name: said.approve, exact: true }).click();
    await expect(page.getByText(said.approved)).toBeVisible();

    // More members than its budget has room for, all at once: the last fen is spent, and it stops itself.
    const members = await membersOf(mark, ACTORS);
    const counter = await till(request, shop);
    const first = members[0] ?? '';
    await expect.poll(async () => (await counter.quote(first)).discount, { timeout: 30_000 }).toBe(off);
    const quotes = await Promise.all(members.map(counter.quote));
    expect(quotes.map((quote) => quote.discount)).toEqual(members.map(() => off));
    const placed = await Promise.all(
      members.map((member, place) => counter.place(member, quotes[place]?.quoteId ?? '')),
    );
    const taken = placed.filter(({ status }) => status === 201);
    expect([taken.length, placed.filter(({ status }) => status === 409 || status === 422).length]).toEqual([
      WINNERS,
      ACTORS - WINNERS,
    ]);
    const { rows: room } = await db
      .pool()
      .query(`SELECT "spent"::int, "reserved"::int FROM "BudgetRoom" WHERE "budget" = $1`, [mark]);
    expect(room).toEqual([{ spent: off * WINNERS, reserved: 0 }]);
    const { superviseCampaigns } = await import('@/lib/campaigns');
    await superviseCampaigns(new Date());
    await operator('operator');
    await visit(page, `/console/campaigns/${mark}`);
    await expect(page.getByText(words.stopped)).toBeVisible();
    await expect(page.getByText(words.paused, { exact: true }).filter({ visible: true }).first()).toBeVisible();

    // One piece comes back, it is ended, and its review says what the rows say.
    expect((await counter.giveBack(taken[0]?.externalId ?? '')).status()).toBe(201);
    await page.getByRole('button', { name: words.end }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('e2e');
    await page.getByRole('dialog').getByRole('button', { name: words.end }).click();
    await expect(page.getByText(words.ended).filter({ visible: true }).first()).toBeVisible();
    await page.getByRole('navigation', { name: words.tabs }).getByRole('link', { name: words.review }).click();
    await page.waitForURL(`**/console/campaigns/${mark}/review`);
    const { zone } = await (await import('@/lib/platform/program')).program(db.pool());
    // Others buy meanwhile and may write down a moment later what they did before it ended: both are read again then.
    await expect(async () => {
      await visit(page, `/console/campaigns/${mark}/review`);
      await expectReview(page, language, await recount(shop.sale, mark, mark, zone));
    }).toPass({ timeout: 60_000 });
    await expectForEverybody(page, [390, 1440]);

    // Finance may not see members, and reads nothing of fewer than five of them.
    await operator('finance');
    await expect(async () => {
      await visit(page, `/console/campaigns/${mark}/review`);
      await expectFewHidden(page, language, await recount(shop.sale, mark, mark, zone));
    }).toPass({ timeout: 60_000 });
  });
}
