// An account is frozen at the desk, its member reads why wherever he goes, and it is free again; beside it what he says of himself.
import { randomUUID } from 'node:crypto';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { expect, expectForEverybody, LANGUAGES, test, visit } from '../fixtures';
import { doors } from '../people';

const NARROWEST = 320;

const WORDS = {
  'zh-CN': {
    risk: '标记风险',
    riskAct: '标记',
    riskBadge: '风险：疑似欺诈',
    changed: '小李 刚刚修改了这位会员',
    refresh: '刷新',
    clearRisk: '取消风险标记',
    freeze: '冻结账户',
    act: '冻结',
    why: '说明（只写进操作日志）',
    done: '账户已冻结',
    banner: /账户自 .+ 起冻结/,
    reason: '为了你的账户安全，需要先核对是不是本人在用。',
    code: '账户冻结期间，会员码不能使用。',
    lift: '解冻账户',
    lifted: '账户已解冻',
    size: '衣服尺码',
    concern: '防晒',
    save: '保存尺码与肤质',
    saved: '已保存，推荐会随之更新',
    shown: 'L 码',
  },
  en: {
    risk: 'Mark a risk',
    riskAct: 'Mark',
    riskBadge: 'Risk: Suspected fraud',
    changed: '小李 just changed this member',
    refresh: 'Reload',
    clearRisk: 'Clear the mark',
    freeze: 'Freeze account',
    act: 'Freeze',
    why: 'Note (for the trail only)',
    done: 'The account is frozen',
    banner: /Your account is frozen since/,
    reason: 'To keep your account safe we first need to know that it is you who uses it.',
    code: 'Your code cannot be used while the account is frozen.',
    lift: 'Unfreeze account',
    lifted: 'The account is free again',
    size: 'Clothing size',
    concern: 'sun protection',
    save: 'Save sizes and skin',
    saved: 'Saved; suggestions will follow',
    shown: 'size L',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`a frozen member reads why on every page until his account is free, ${language}`, async ({
    page,
    member,
    operator,
    speak,
  }) => {
    test.slow();
    await speak(language);
    const { id } = await member();
    await operator('service');
    const file = `/console/members/${publicId('member', id)}`;

    await test.step('a member says what fits him, and the desk sees it', async () => {
      await visit(page, '/me/profile');
      await page.getByLabel(words.size).selectOption('L');
      await page.getByRole('checkbox', { name: words.concern }).check();
      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByText(words.saved)).toBeVisible();
      if (language === 'zh-CN') await expectForEverybody(page, [NARROWEST]);
      await visit(page, file);
      await expect(page.getByText(words.shown)).toBeVisible();
    });

    await test.step('whoever has the page open is told that a colleague marked a risk, and takes the mark off', async () => {
      const { execute, systemCaller } = await doors();
      const { markRiskCommand } = await import('@/lib/members/commands/mark-risk');
      const colleague = {
        kind: 'staff',
        id: randomUUID(),
        name: '小李',
        roles: [],
        permissions: new Set(PERMISSIONS),
        scope: null,
      } as const;
      await execute(
        markRiskCommand,
        { ...systemCaller('e2e'), actor: colleague },
        {
          memberId: publicId('member', id),
          reason: 'suspected_fraud',
          note: '同一设备多个账号',
        },
      );
      await expect(page.getByText(words.changed)).toBeVisible({ timeout: 30_000 });
      await page.getByRole('button', { name: words.refresh }).click();
      await expect(page.getByText(words.riskBadge).first()).toBeVisible();
      await expect(page.getByText(words.changed)).toHaveCount(0);
      if (language === 'zh-CN') await expectForEverybody(page, [NARROWEST]);
      await page.getByRole('button', { name: words.clearRisk }).click();
      await page.getByLabel(words.why).fill('核对过 checked');
      await page.getByRole('dialog').getByRole('button', { name: words.clearRisk }).click();
      await expect(page.getByText(words.riskBadge)).toHaveCount(0);
      await page.getByRole('button', { name: words.risk }).click();
      await page.getByLabel(words.why).fill('又一次 again');
      await page.getByRole('dialog').getByRole('button', { name: words.riskAct, exact: true }).click();
      await expect(page.getByText(words.riskBadge).first()).toBeVisible();
    });

    await test.step('the desk freezes the account, and its member reads why', async () => {
      await page.getByRole('button', { name: words.freeze }).click();
      await page.getByLabel(words.why).fill('来电核对，非本人 not him');
      await page.getByRole('button', { name: words.act, exact: true }).click();
      await expect(page.getByText(words.done)).toBeVisible();
      for (const path of ['/', '/mall', '/code']) {
        await visit(page, path);
        await expect(page.getByText(words.banner)).toBeVisible();
        await expect(page.getByText(words.reason)).toBeVisible();
      }
      await expect(page.getByText(words.code)).toBeVisible();
      if (language === 'zh-CN') await expectForEverybody(page, [NARROWEST]);
    });

    await test.step('and lets it go on', async () => {
      await visit(page, file);
      await page.getByRole('button', { name: words.lift }).click();
      await page.getByLabel(words.why).fill('本人已核对 it is him');
      await page.getByRole('dialog').getByRole('button', { name: words.lift }).click();
      await expect(page.getByText(words.lifted)).toBeVisible();
      await page.goto('/code');
      await expect(page.getByText(words.banner)).toHaveCount(0);
    });
  });
}
