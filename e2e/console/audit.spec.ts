import { expect, expectAccessible, LANGUAGES, test, visit } from '../fixtures';
import { doors, hire } from '../people';

const WORDS = {
  'zh-CN': {
    title: '操作日志',
    added: '添加员工',
    search: '对象编号，完整输入',
    verify: '校验完整性',
    intact: /日志完整，\d+ 条全部对得上/,
    noPermission: '你还不能查看操作日志',
    reset: '重置两步验证',
  },
  en: {
    title: 'Audit log',
    added: 'Added staff',
    search: 'Object id, in full',
    verify: 'Verify integrity',
    intact: /The log is intact: all [\d,]+ entries match/,
    noPermission: 'Audit log',
    reset: 'Reset two-step verification',
  },
} as const;

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`the audit trail, ${language}`, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('shows who did what with the difference, and finds an object', async ({ page, operator }) => {
      await operator('auditor');
      const hired = await hire('finance');
      await visit(page, '/console/audit');
      await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
      await page.getByRole('searchbox', { name: words.search }).fill(hired.id);
      const row = page.getByRole('row').filter({ hasText: words.added });
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(`+ ${hired.name}`);
      await expectAccessible(page);
      await row.getByText(words.added).click();
      await expect(page.getByRole('complementary', { name: words.added })).toContainText('finance all');
      await expectAccessible(page);
    });

    test('is verified by a button', async ({ page, operator }) => {
      await operator('auditor');
      const { audit, execute, systemCaller } = await doors();
      await execute(audit.sealAuditCommand, systemCaller('e2e'), {});
      await visit(page, '/console/audit');
      await page.getByRole('button', { name: words.verify }).click();
      await expect(page.getByText(words.intact)).toBeVisible();
      await expectAccessible(page);
    });

    test('is not shown to who may not see it, and says whom to ask', async ({ page, operator }) => {
      await operator('clerk');
      await visit(page, '/console/audit');
      await expect(page.getByRole('heading', { name: words.noPermission })).toBeVisible();
      await expectAccessible(page);
      expect((await page.request.get('/api/console/audit')).status()).toBe(403);
    });
  });
}

test('the trail is not read without a session', async ({ request }) => {
  const answer = await request.get('/api/console/audit');
  expect(answer.status()).toBe(401);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
});
