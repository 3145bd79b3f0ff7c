import { publicId } from '../../lib/kernel/id';
import { expect, expectAccessible, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors, newMobile } from '../people';

const WORDS = {
  'zh-CN': {
    find: '查找会员',
    search: '姓名、手机、后四位、单号',
    results: '查找结果',
    reveal: '查看完整信息',
    mobile: '手机号',
    reason: '原因',
    submit: '查看并记录',
    tooShort: '请写明原因，至少 4 个字。',
    shown: '这次查看已记入操作日志',
    sawMobile: '查看了手机号',
    sound: '账实一致',
    all: '完整时间线',
    earned: '获得积分',
    why: '为什么',
    elsewhere: '这位会员属于其他门店',
    locked: '你还不能查看会员',
    missing: '没有这位会员',
    newTag: '新标签',
    put: '添加',
    take: '去掉标签 家庭用户',
    undo: '撤销',
    newNote: '写一条备注',
    write: '写下',
    correct: '更正资料',
    value: '更正为',
    ground: '依据',
    correctIt: '更正并记录',
    corrected: '已更正',
  },
  en: {
    find: 'Find a member',
    search: 'Name, mobile, last four, order',
    results: 'Search results',
    reveal: 'Show in full',
    mobile: 'Mobile',
    reason: 'Reason',
    submit: 'Show and record',
    tooShort: 'Say why, in at least 4 characters.',
    shown: 'The audit trail keeps that you looked',
    sawMobile: 'saw mobile',
    sound: 'The book adds up',
    all: 'Whole timeline',
    earned: 'Points earned',
    why: 'Why',
    elsewhere: 'This member belongs to another store',
    locked: 'Members',
    missing: 'There is no such member',
    newTag: 'New tag',
    put: 'Add',
    take: 'Take off the tag 家庭用户',
    undo: 'Undo',
    newNote: 'Write a note',
    write: 'Write down',
    correct: 'Correct details',
    value: 'Correct value',
    ground: 'On what ground',
    correctIt: 'Correct and record',
    corrected: 'Corrected',
  },
} as const;

type Known = {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly code: string;
  readonly mobile: string;
  readonly externalId: string;
  readonly order: string;
};

/** A member with a name, a mobile, an id of another system and one settled order. */
async function known(): Promise<Known> {
  const { db, enrolment, members } = await doors();
  const { eventOfInput, OrderInput, processOrders } = await import('@/lib/orders');
  const mobile = newMobile();
  const mark = `${Date.now().toString(36)}${mobile.slice(-4)}`;
  const item = { mobile, name: `林${mark}`, externalId: `CRM-${mark}`, channel: 'pos' };
  const actor = { kind: 'system', name: 'e2e' } as const;
  const registeredAt = new Date(Date.now() - 40 * 86_400_000);
  const [enrolled] = await enrolment.enrolMembers([{ ...item, registeredAt }], { actor, now: new Date() });
  if (enrolled?.ok !== true) throw new Error('could not enrol');
  const id = enrolled.value.memberId;
  const paidAt = new Date(Date.now() - 86_400_000).toISOString();
  const line = { id: '1', sku: 'SKU-1', name: '云南白菇 400g', quantity: 2, unitPrice: 12_800 };
  const said = { externalId: `E2E-${mark}`, channel: 'pos', placedAt: paidAt, paidAt, status: 'paid', lines: [line] };
  const event = { ...eventOfInput(OrderInput.parse(said), 'system:e2e'), member: { id } };
  const [settled] = await processOrders([event], new Date());
  if (settled?.ok !== true) throw new Error('could not settle');
  const profile = await members.memberById(db.pool(), id);
  const path = `/console/members/${publicId('member', id)}`;
  return {
    id,
    path,
    name: item.name,
    code: profile?.code ?? '',
    mobile,
    externalId: item.externalId,
    order: said.externalId,
  };
}

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`members, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('an operator finds a member by every key, and no address holds the mobile', async ({ page, operator }) => {
      await operator('operator');
      const one = await known();
      await visit(page, '/console');
      const keys = [
        one.name,
        one.mobile,
        one.mobile.slice(-4),
        one.externalId,
        one.code,
        one.path.split('/').pop(),
        one.order,
      ];
      for (const key of keys) {
        await page.getByRole('searchbox', { name: words.find }).fill(key ?? '');
        const link = page.getByRole('list', { name: words.results }).locator(`a[href="${one.path}"]`);
        await expect(link, key).toBeVisible();
      }
      await page.getByRole('searchbox', { name: words.find }).fill(one.code);
      await expect(page.getByRole('list', { name: words.results }).getByRole('link')).toHaveCount(1);
      await page.getByRole('searchbox', { name: words.find }).press('Enter');
      await page.waitForURL(one.path);
    });

    test('a mobile typed over the list leads to its member and stays out of the address', async ({
      page,
      operator,
    }) => {
      await operator('operator');
      const one = await known();
      const addresses: string[] = [];
      page.on('request', (request) => addresses.push(request.url()));
      await visit(page, '/console/members');
      await page.getByRole('searchbox', { name: words.search }).fill(one.name);
      await expect(page.getByRole('row').filter({ hasText: one.mobile.slice(-4) })).toHaveCount(1);
      await page.getByRole('searchbox', { name: words.search }).fill(one.mobile);
      await page.waitForURL(one.path);
      expect(addresses.filter((address) => address.includes(one.mobile.slice(0, 7)))).toEqual([]);
    });

    test('⌘K finds a member by mobile', async ({ page, operator }) => {
      await operator('operator');
      const one = await known();
      await visit(page, '/console/members');
      // The page is drawn before its keys are heard.
      await expect(async () => {
        await page.keyboard.press('Control+K');
        await expect(page.getByRole('combobox')).toBeVisible({ timeout: 2_000 });
      }).toPass();
      await page.getByRole('combobox').fill(one.mobile);
      await page
        .getByRole('option')
        .filter({ hasText: one.mobile.slice(-4) })
        .click();
      await page.waitForURL(one.path);
    });

    test('service sees a mobile in full only for a reason, and the trail keeps it', async ({ page, operator }) => {
      const who = await operator('service');
      const one = await known();
      await visit(page, one.path);
      await expect(page.getByText(words.sound)).toBeVisible();
      await expect(page.getByText(one.mobile)).toHaveCount(0);
      await page.getByRole('button', { name: words.reveal }).click();
      await page.getByRole('button', { name: words.submit }).click();
      await expect(page.getByRole('alert')).toHaveText(words.tooShort);
      await expectAccessible(page);
      await page.getByRole('textbox', { name: words.reason }).fill('回拨电话核对地址');
      await page.getByRole('button', { name: words.submit }).click();
      await expect(page.getByText(one.mobile)).toBeVisible();
      await expect(page.getByText(words.shown)).toBeVisible();
      await expect(page.getByText(words.sawMobile).first()).toBeVisible();
      await operator('auditor');
      await visit(page, `${one.path}?tab=audit`);
      await expect(page.getByRole('row').filter({ hasText: who.name })).toContainText('回拨电话核对地址');
      await expect(page.getByText(one.mobile)).toHaveCount(0);
      await expect(page.getByRole('button', { name: words.reveal })).toHaveCount(0);
    });

    test('the timeline says why points were earned, and leads to the order', async ({ page, operator }) => {
      await operator('operator');
      const one = await known();
      await visit(page, one.path);
      await page.getByRole('link', { name: words.all }).click();
      const earned = page.getByRole('listitem').filter({ hasText: words.earned });
      await earned.getByText(words.why, { exact: true }).click();
      await expect(earned).toContainText('256.00');
      await page.getByRole('link', { name: one.order }).first().click();
      await page.waitForURL(`/console/orders/${one.order}`);
      await expect(page.getByRole('rowheader', { name: /云南白菇/ })).toBeVisible();
      await expectAccessible(page);
    });

    test('service tags a member, takes it back, writes a note and corrects a name', async ({ page, operator }) => {
      await operator('service');
      const one = await known();
      await visit(page, one.path);
      await page.getByLabel(words.newTag).fill('家庭用户');
      await page.getByRole('button', { name: words.put, exact: true }).click();
      await page.getByRole('button', { name: words.take }).click();
      await expect(page.getByRole('button', { name: words.take })).toHaveCount(0);
      await page.getByRole('button', { name: words.undo }).click();
      await expect(page.getByRole('button', { name: words.take })).toBeVisible();
      await page.getByLabel(words.newNote).fill('周六下午来取货');
      await page.getByRole('button', { name: words.write, exact: true }).click();
      await expect(page.getByText('周六下午来取货')).toBeVisible();
      await page.getByRole('button', { name: words.correct }).click();
      await page.getByLabel(words.value).fill('林更正');
      await page.getByLabel(words.ground).fill('身份证核对');
      await expectAccessible(page);
      await page.getByRole('button', { name: words.correctIt }).click();
      await expect(page.getByText(words.corrected, { exact: true }).first()).toBeVisible();
      const { db, members } = await doors();
      expect((await members.memberById(db.pool(), one.id, { reveal: true }))?.name).toBe('林更正');
    });

    test('an administrator sees no member, however he asks', async ({ page, operator }) => {
      await operator('admin');
      const one = await known();
      for (const path of ['/console/members', one.path]) {
        await visit(page, path);
        await expect(page.getByRole('heading', { name: words.locked })).toBeVisible();
        await expect(page.getByText(one.code)).toHaveCount(0);
      }
      await visit(page, '/console');
      await expect(page.getByRole('searchbox', { name: words.find })).toHaveCount(0);
      expect((await page.request.get('/api/console/members')).status()).toBe(403);
      const timeline = `/api/console/members/timeline?memberId=${one.path.split('/').pop()}`;
      expect((await page.request.get(timeline)).status()).toBe(403);
    });

    test('a clerk of another store gets a shell without data', async ({ page, operator }) => {
      await operator('clerk');
      const one = await known();
      await visit(page, one.path);
      await expect(page.getByRole('heading', { name: words.elsewhere })).toBeVisible();
      await expect(page.getByText(one.code)).toHaveCount(0);
      await expect(page.getByText(one.mobile.slice(-4))).toHaveCount(0);
      await expectAccessible(page);
    });

    test('an address that names nobody says so', async ({ page, operator }) => {
      await operator('operator');
      await visit(page, '/console/members/mem_nobody');
      await expect(page.getByRole('heading', { name: words.missing })).toBeVisible();
    });

    test('is for everybody, in any width and theme', async ({ page, operator }) => {
      test.slow();
      await operator('service');
      const one = await known();
      const tabs = ['points', 'orders', 'levels', 'decisions', 'audit'].map((tab) => `${one.path}?tab=${tab}`);
      for (const path of ['/console', '/console/members', one.path, ...tabs, `/console/orders/${one.order}`]) {
        await visit(page, path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectForEverybody(page, [1440, 390]);
      }
    });
  });
}

test('members are not read without a session, nor looked up from elsewhere', async ({ request, baseURL }) => {
  expect((await request.get('/api/console/members')).status()).toBe(401);
  const lookup = (origin: string) =>
    request.post('/api/console/members/lookup', { data: { q: '林' }, headers: { origin } });
  expect((await lookup(baseURL ?? '')).status()).toBe(401);
  expect((await lookup('https://elsewhere.example')).status()).toBe(403);
});
