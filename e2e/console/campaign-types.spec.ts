import type { Page } from '@playwright/test';
import type { CampaignKind } from '@/lib/campaigns/kind';
import { expect, LANGUAGES, type Language, test, visit } from '../fixtures';
import { doors } from '../people';
import { plantShelf } from './campaign-parts';
import { WIZARD, WizardPage } from './campaign-wizard';

const WORDS = {
  'zh-CN': {
    startPlan: (name: string) => `用“${name}”开始`,
    needsSegment: '先建好它要用的人群',
    publish: '发布',
    why: '说明',
    published: '第 1 版已发布',
  },
  en: {
    startPlan: (name: string) => `Begin with ${name}`,
    needsSegment: 'Keep the segment that it uses',
    publish: 'Publish',
    why: 'Note',
    published: 'Version 1 is published',
  },
} as const;

const named = ({ zh, en }: CampaignKind['name'], language: Language): string => (language === 'en' ? en : zh);

/** The types of the registry: plans, or those that are templates; every other one is walked in one language. */
async function typesFor(language: Language, isPlan: boolean): Promise<readonly CampaignKind[]> {
  await doors();
  const { campaignKinds } = await import('@/lib/campaigns/registry');
  const all = campaignKinds.all.filter(({ play }) => (play !== undefined) === isPlan);
  return all.filter((_, place) => place % LANGUAGES.length === LANGUAGES.indexOf(language));
}

/** Takes the requests back, so that whoever approves is not asked for what nobody wants. */
async function takeBack(codes: readonly string[]): Promise<void> {
  const { execute, systemCaller } = await doors();
  const { withdrawCampaignCommand } = await import('@/lib/campaigns/commands/submit');
  for (const code of codes) await execute(withdrawCampaignCommand, systemCaller('e2e'), { code });
}

/** The plan keeps a segment of its own, and whoever begins it publishes that first. */
async function keepSegment(page: Page, kind: CampaignKind, language: Language): Promise<void> {
  const words = WORDS[language];
  const tile = page.getByRole('article', { name: named(kind.name, language), exact: true });
  await expect(tile.getByRole('button')).toBeVisible();
  const link = tile.getByRole('link', { name: words.needsSegment });
  if ((await link.count()) === 0) return;
  await expect(tile.getByRole('button')).toBeDisabled();
  await link.click();
  await page.waitForURL(`**/console/segments/new?play=${kind.code}`);
  await page.getByRole('button', { name: words.publish, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: words.why }).fill('e2e');
  await dialog.getByRole('button', { name: words.publish, exact: true }).click();
  await expect(page.getByText(words.published)).toBeVisible();
  await visit(page, '/console/campaigns/plays');
}

for (const language of LANGUAGES) {
  test(`an operator builds a campaign of every other template and sends each for approval (${language})`, async ({
    page,
    operator,
    speak,
  }) => {
    test.slow();
    const words = WIZARD[language];
    await speak(language);
    const [shelf, types] = await Promise.all([plantShelf(), typesFor(language, false)]);
    await operator('operator');
    const wizard = new WizardPage(page, language);
    const codes: string[] = [];
    const planted = await Promise.all(
      types.map(async (kind, place) => ({
        ...kind,
        parts: await Promise.all(kind.needs.map((need) => shelf.part(need, place))),
      })),
    );
    for (const { code: type, name, copy, parts } of planted) {
      const code = `${shelf.mark}-${type.replaceAll('_', '-')}`;
      await visit(page, '/console/campaigns/new');
      const [title, line] = [named(name, language), named(copy, language)];
      await page.getByRole('radio', { name: `${title} ${line}` }).check();
      await page.getByRole('textbox', { name: words.code }).fill(code);
      await page.getByRole('button', { name: words.begin(title) }).click();
      await page.waitForURL(`**/console/campaigns/${code}/edit`);
      // As it begins only its parts are missing.
      await expect(wizard.step('play')).not.toHaveAccessibleName(words.isDone);
      await wizard.goToKnown(parts);
      for (const part of parts) await wizard.add(part);
      await wizard.go('budget');
      await wizard.drawOn(shelf.mark);
      await wizard.expectOnPhone(title, line);
      await expect(wizard.aside().getByRole('figure').getByRole('listitem')).toHaveCount(parts.length);
      await wizard.go('launch');
      await wizard.expectComplete();
      await wizard.submit(code, 'e2e');
      codes.push(code);
    }
    expect(codes.length).toBe(types.length);
    await takeBack(codes);
  });

  test(`an operator begins every other plan, completes it and sends it for approval (${language})`, async ({
    page,
    operator,
    speak,
  }) => {
    test.slow();
    const words = WORDS[language];
    await speak(language);
    const [{ mark }, types] = await Promise.all([plantShelf(), typesFor(language, true)]);
    await operator('operator');
    const wizard = new WizardPage(page, language);
    const codes: string[] = [];
    for (const kind of types) {
      await visit(page, '/console/campaigns/plays');
      await keepSegment(page, kind, language);
      await page.getByRole('button', { name: words.startPlan(named(kind.name, language)), exact: true }).click();
      await page.waitForURL('**/console/campaigns/play-*/edit');
      const code = new URL(page.url()).pathname.split('/').at(-2) ?? '';
      await wizard.go('budget');
      await wizard.drawOn(mark);
      const title = named(kind.play?.title ?? kind.name, language);
      await wizard.expectOnPhone(title);
      await wizard.go('launch');
      await wizard.expectComplete();
      await wizard.submit(code, 'e2e');
      codes.push(code);
    }
    expect(codes.length).toBe(types.length);
    await takeBack(codes);
  });
}
