// What was given up is looked at, tried again and dropped, each with a note.
import { randomUUID } from 'node:crypto';
import { expect, expectForEverybody, LANGUAGES, test } from '../fixtures';
import { doors } from '../people';

const WORDS = {
  'zh-CN': { search: '名称或错误', retry: '重试', drop: '放弃', retried: '1 件已重新排队', dropped: '1 件已放弃' },
  en: { search: 'Name or error', retry: 'Try again', drop: 'Drop', retried: '1 is on its way again', dropped: '1 was dropped' },
} as const; // biome-ignore format: one language per line

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test(`whoever mends the system has failures tried again or drops them, ${language}`, async ({
    page,
    operator,
    speak,
  }) => {
    await speak(language);
    await operator('admin');
    const tag = randomUUID().slice(0, 8);
    const { db } = await doors();
    await db.pool().query(
      `INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at", "attempts", "deadAt", "lastError")
       SELECT 'e2e.' || n, gen_random_uuid(), '{}', now(), 10, now(), 'broken ' || $1 FROM unnest(ARRAY['one', 'two']) AS t(n)`,
      [tag],
    );
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await page.goto(`/console/failures?q=${tag}`);
    await expect(row('e2e.one')).toBeVisible();
    if (language === 'zh-CN') await expectForEverybody(page, [390, 1440]);
    for (const [name, act, done] of [
      ['e2e.one', words.retry, words.retried],
      ['e2e.two', words.drop, words.dropped],
    ] as const) {
      await row(name).click();
      await page.getByRole('button', { name: act, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('e2e: mended');
      await dialog.getByRole('button', { name: act, exact: true }).click();
      await expect(page.getByText(done)).toBeVisible();
      await expect(row(name)).toHaveCount(0);
    }
  });
}
