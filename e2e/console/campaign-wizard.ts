// What operators do on the pages of campaigns, in either language, by role and label alone.
import type { Locator, Page } from '@playwright/test';
import type { Sort } from '@/lib/campaigns/kind';
import { expect, type Language, visit } from '../fixtures';
import type { Planted } from './campaign-parts';

/** The words of the wizard that walks need. */
export const WIZARD = {
  'zh-CN': {
    begin: (name: string) => `用“${name}”开始`,
    code: '代码',
    steps: '步骤',
    step: {
      goal: '目标',
      audience: '人群',
      play: '玩法与奖励',
      budget: '预算与限额',
      reach: '触达',
      launch: '检查与上线',
    },
    isDone: /已完成$/,
    sort: '类别',
    sorts: { offer: '优惠', batch: '优惠券', benefit: '权益', task: '任务', game: '抽奖' },
    part: '选择',
    add: '加入活动',
    takeOut: '移除',
    budget: '预算',
    firstDay: '第一天',
    warmFrom: '预热开始',
    saved: '已自动保存',
    preview: '预算与预览',
    previewIn: '中文',
    submit: '提交审批',
    waits: '第 1 版等待审批',
    approve: '批准',
    approved: '已批准并执行',
  },
  en: {
    begin: (name: string) => `Begin with “${name}”`,
    code: 'Code',
    steps: 'Steps',
    step: {
      goal: 'Goal',
      audience: 'Audience',
      play: 'Parts and rewards',
      budget: 'Budget and limits',
      reach: 'Reach',
      launch: 'Check and launch',
    },
    isDone: /complete$/,
    sort: 'Kind',
    sorts: { offer: 'Offer', batch: 'Coupon', benefit: 'Benefit', task: 'Task', game: 'Game' },
    part: 'Choose',
    add: 'Add to campaign',
    takeOut: 'Take out ',
    budget: 'Budget',
    firstDay: 'First day',
    warmFrom: 'Warms up from',
    saved: 'Saved',
    preview: 'Budget and preview',
    previewIn: 'English',
    submit: 'Submit',
    waits: 'Revision 1 waits for approval',
    approve: 'Approve',
    approved: 'Approved and done',
  },
} as const;

type Step = keyof (typeof WIZARD)['en']['step'];

/** The wizard of one campaign, as it stands in the browser. */
export class WizardPage {
  private readonly page: Page;
  private readonly words: (typeof WIZARD)[Language];

  constructor(page: Page, language: Language) {
    this.page = page;
    this.words = WIZARD[language];
  }

  /** The button of a step. */
  step(step: Step): Locator {
    const steps = this.page.getByRole('navigation', { name: this.words.steps });
    return steps.getByRole('button', { name: new RegExp(`^${this.words.step[step]}`) });
  }

  /** What stands beside every step: the budget and the phone. */
  aside(): Locator {
    return this.page.getByRole('complementary', { name: this.words.preview });
  }

  submitButton(): Locator {
    return this.page.getByRole('button', { name: this.words.submit });
  }

  async go(step: Step): Promise<void> {
    await this.step(step).click();
    await expect(this.step(step)).toHaveAttribute('aria-current', 'step');
  }

  /** Goes to the step of plays once the server knows some parts: every process does within a second. */
  async goToKnown(parts: readonly Planted[]): Promise<void> {
    let isAnew = false;
    await expect(async () => {
      if (isAnew) await visit(this.page, this.page.url());
      isAnew = true;
      await this.go('play');
      for (const part of parts) {
        await this.choose(part.sort);
        await expect(this.choices().locator(`option[value="${part.code}"]`)).toHaveCount(1, { timeout: 100 });
      }
    }).toPass();
  }

  private choose(sort: Sort): Promise<unknown> {
    const names: Readonly<Record<Sort, string>> = this.words.sorts;
    return this.page.getByLabel(this.words.sort, { exact: true }).selectOption({ label: names[sort] });
  }

  private choices(): Locator {
    return this.page.getByLabel(this.words.part, { exact: true });
  }

  /** Takes a part into the campaign, on the step of plays. */
  async add({ sort, code }: Planted): Promise<void> {
    await this.choose(sort);
    await this.choices().selectOption(code);
    await this.page.getByRole('button', { name: this.words.add }).click();
    await expect(this.page.getByText(code, { exact: true }).first()).toBeVisible();
  }

  /** Chooses the budget, on the step of its own. */
  async drawOn(budget: string): Promise<void> {
    await this.page.getByLabel(this.words.budget, { exact: true }).selectOption(budget);
  }

  /** Says on the phone, in the language that is walked, what is written. */
  async expectOnPhone(...said: readonly string[]): Promise<void> {
    await this.aside().getByText(this.words.previewIn, { exact: true }).click();
    const phone = this.aside().getByRole('figure');
    for (const text of said) await expect(phone).toContainText(text);
  }

  /** Everything is said and saved, and the checks forbid nothing. */
  async expectComplete(): Promise<void> {
    await expect(this.page.getByText(this.words.saved, { exact: true })).toBeVisible();
    await expect(this.submitButton()).toBeEnabled();
    const steps = this.page.getByRole('navigation', { name: this.words.steps });
    await expect(steps.getByRole('button', { name: this.words.isDone })).toHaveCount(6);
  }

  /** Sends it to a second person from the last step. */
  async submit(code: string, note: string): Promise<void> {
    await this.submitButton().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(note);
    await dialog.getByRole('button', { name: this.words.submit }).click();
    await this.page.waitForURL(`**/console/campaigns/${code}`);
    await expect(this.page.getByText(this.words.waits)).toBeVisible();
  }
}
