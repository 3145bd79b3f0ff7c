// Keeping a level as its owner sees it: enough already, in grace with the exact gap, lent, invited (4.B).
import { expect, LANGUAGES, test } from '../fixtures';
import { doors } from '../people';
import { buy } from './shopping';

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

/** Closes whatever has ended, as the evaluator does. */
async function close(until: Date) {
  await doors();
  const { closeLevels } = await import('@/lib/levels');
  await closeLevels(until);
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.beforeEach(({ speak }) => speak(language));

    test('a level that is met says so, with its window', async ({ page, member }) => {
      const { id } = await member();
      await buy(id, [{ name: 'Kettle', fen: 90_000 }]);
      await page.goto('/level');
      await expect(page.getByText(language === 'en' ? /renewed by itself/ : /自动续期/)).toBeVisible();
    });

    test('in grace the exact gap is said, and buying it keeps the level', async ({ page, member }) => {
      const { id } = await member();
      // Two validities ago: the order that reached the level keeps it once, then nothing does.
      const long = new Date(Date.now() - 1000 * DAY_MS);
      await buy(id, [{ name: 'Kettle', fen: 90_000 }], long);
      await endsNow(id);
      await close(new Date());
      await page.goto('/level');
      await expect(page.getByText('¥800').first()).toBeVisible();
      await expect(page.getByText(language === 'en' ? /grace until/ : /宽限至/)).toBeVisible();
      await buy(id, [{ name: 'Teapot', fen: 80_000 }]);
      await page.reload();
      await expect(page.getByText(language === 'en' ? /grace until/ : /宽限至/)).toBeHidden();
      await expect(
        page.getByText(language === 'en' ? 'Kept Gold' : '保级成功，黄金续期', { exact: true }),
      ).toBeVisible();
    });

    test('an invitation is accepted and raises whoever meets the rule', async ({ page, member }) => {
      const { id } = await member();
      await buy(id, [{ name: 'Sofa', fen: 1_250_000 }]);
      await invite(id);
      await page.goto('/level');
      await page.getByRole('button', { name: language === 'en' ? 'Accept the invitation' : '接受邀请' }).click();
      await expect(page.getByRole('heading', { name: language === 'en' ? 'Black member' : '黑金会员' })).toBeVisible();
    });
  });
}

/** Lets the validity of a member's level have ended a few days ago, with nothing bought in it. */
async function endsNow(memberId: string) {
  const { db } = await doors();
  await db
    .pool()
    .query(`UPDATE "MemberLevel" SET "keepFrom" = $2, "validTo" = $3, "dueAt" = $3 WHERE "memberId" = $1`, [
      memberId,
      ago(370),
      ago(3),
    ]);
}

async function invite(memberId: string) {
  const { execute, systemCaller } = await doors();
  const { inviteCommand } = await import('@/lib/levels');
  const { publicId } = await import('@/lib/kernel/id');
  const input = { memberId: publicId('member', memberId), reason: 'twelve thousand spent' };
  await execute(inviteCommand, systemCaller('e2e'), input);
}
