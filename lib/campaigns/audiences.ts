import 'server-only';
import type { Condition } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { phaseAt } from './rules/life';
import { standingOf, waitingNow } from './standing';
import { allCampaigns } from './store/campaigns';
import { revisionsNamed } from './store/revisions';

const OVER: readonly string[] = ['ended', 'archived'];

/** What a campaign asks of members, by its code and name. */
type CampaignAsking = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly conditions: readonly (Condition | null)[];
};

/** The campaigns that are not over, with what each asks of members by the revision that counts or waits. */
export async function campaignAudiences(db: Db, now: Date): Promise<readonly CampaignAsking[]> {
  const [rows, waiting] = await Promise.all([allCampaigns(db), waitingNow(db, now)]);
  const open = rows.filter((row) => !OVER.includes(phaseAt(standingOf(row, waiting), now)));
  const named = open.map(({ code, revision, submitted }) => ({ code, revision: submitted ?? revision }));
  const said = await revisionsNamed(db, named);
  return open.map(({ code }) => {
    const { name = null, audience = null, entry = null } = said.get(code)?.terms ?? {};
    const entered: Condition | null = entry?.on === 'segment' ? { attribute: 'member.segment', oneOf: entry.to } : null;
    return { code, name, conditions: [audience, entered] };
  });
}
