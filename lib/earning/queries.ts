import 'server-only';
import { z } from 'zod';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { earningNames } from './check';
import { RULE_SET_DOORS, type RulesListing } from './rule-sets';
import { liveOf, newestOf, statesOf, type VersionState } from './rules/versions';
import { RULE_SETS, type RuleSet } from './schema';
import { draftOf, type EarningDraft } from './store';

/** Everything about one rule set for the console: versions, the one in force, what is being written, known names. */
export type EarningPage = {
  readonly ruleSet: RuleSet;
  readonly zone: string;
  readonly versions: readonly (RulesListing & { readonly state: VersionState })[];
  readonly live: number;
  /** The newest version that was not withdrawn: what the next one is written from. */
  readonly newest: number;
  readonly draft: EarningDraft | null;
  readonly names: Awaited<ReturnType<typeof earningNames>>;
};

/** The versions of a rule set, newest first, with the draft. */
export const earningPage = query({
  can: 'settings.read',
  input: z.object({ ruleSet: z.enum(RULE_SETS) }),
  async run({ db, now }, { ruleSet }): Promise<EarningPage> {
    const [versions, draft, names, { zone }] = await Promise.all([
      RULE_SET_DOORS[ruleSet].versions(db),
      draftOf(db, ruleSet),
      earningNames(db),
      program(pool()),
    ]);
    return {
      ruleSet,
      zone,
      live: liveOf(versions, now)?.version ?? 0,
      newest: newestOf(versions)?.version ?? 0,
      draft,
      names,
      versions: statesOf(versions, now),
    };
  },
});
