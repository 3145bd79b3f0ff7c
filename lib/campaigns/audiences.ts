import 'server-only';
import type { Condition } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { phaseAt } from './rules/life';
import { standingOf, waitingNow } from './standing';
import { allCampaigns } from './store/campaigns';
import { revisionsNamed } from './store/revisions';

const OVER: readonly string[] = ['ended', 'archived'];

/** The campaigns that are not over, with what each asks of members by the revision that counts or waits. */
export async function campaignAudiences(
  db: Db,
  now: Date,
): Promise<readonly { readonly code: string; readonly conditions: readonly (Condition | null)[] }[]> {
  const [rows, waiting] = await Promise.all([allCampaigns(db), waitingNow(db, now)]);
  const open = rows.filter((row) => !OVER.includes(phaseAt(standingOf(row, waiting), now)));
  const named = open.map(({ code, revision, submitted }) => ({ code, revision: submitted ?? revision }));
  const said = await revisionsNamed(db, named);
  return open.map(({ code }) => {
    const { audience = null, entry = null } = said.get(code)?.terms ?? {};
    const entered: Condition | null = entry?.on === 'segment' ? { attribute: 'member.segment', oneOf: entry.to } : null;
    return { code, conditions: [audience, entered] };
  });
}
