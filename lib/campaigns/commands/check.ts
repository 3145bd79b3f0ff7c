import { command } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { lintCampaign } from '../lint-campaign';
import { type AudienceTold, audienceTold, type BudgetBar, budgetBar } from '../looks';
import type { Finding } from '../rules/lint';
import { TermsSchema } from '../rules/terms';
import { CheckInput } from '../schema';

/** What the checks say to what is written now: never kept, always anew (N5). */
export type Checked = {
  readonly findings: readonly Finding[];
  /** How many members it is for; null: everybody. */
  readonly members: AudienceTold;
  /** At how many goods offers were looked at side by side. */
  readonly looked: number;
  readonly budget: BudgetBar | null;
};

/** Checks what is being written; what cannot be read yet has its complaints and no findings. */
export const checkCampaignCommand = command({
  name: 'campaigns.check',
  can: 'campaigns.read',
  input: CheckInput,
  async run(context, { code, terms: raw }): Promise<Checked> {
    const { db, now } = context;
    const read = TermsSchema.safeParse(raw);
    if (!read.success) return { findings: [], members: null, looked: 0, budget: null };
    const terms = read.data;
    const [{ findings, looked }, members, budget] = await Promise.all([
      lintCampaign(context, await program(db), code, terms),
      audienceTold(db, terms, now, context.actor),
      budgetBar(db, terms.budget, now),
    ]);
    return { findings, looked, members, budget };
  },
});
