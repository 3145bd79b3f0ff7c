import { approvalByKey, keysWaiting } from '@/lib/approvals';
import type { Db } from '@/lib/platform/db';
import type { Standing, Window } from './rules/life';
import type { CampaignRow } from './store/campaigns';

/** The name of the act for which a second person is asked. */
export const APPROVAL = 'campaigns.approve';

/** What names the request for a revision. */
export const requestKey = (code: string, revision: number): string => `${code}@${revision}`;

/** The window of the approved revision, or null. */
export function windowKept({ warmsAt, startsAt, endsAt }: CampaignRow): Window | null {
  return warmsAt === null || startsAt === null || endsAt === null ? null : { warmsAt, startsAt, endsAt };
}

/** Where a campaign stands, by what is kept of it and whether its submitted revision still waits for somebody. */
export const standingOf = (row: CampaignRow, waiting: ReadonlySet<string>): Standing => ({
  state: row.state,
  window: windowKept(row),
  isWaiting: row.submitted !== null && waiting.has(requestKey(row.code, row.submitted)),
});

/** The same for one campaign, as the database has it now. */
export async function standingNow(db: Db, row: CampaignRow, now: Date): Promise<Standing> {
  const key = row.submitted === null ? null : requestKey(row.code, row.submitted);
  const request = key === null ? null : await approvalByKey(db, APPROVAL, key, now);
  return standingOf(row, new Set(request?.state === 'requested' && key !== null ? [key] : []));
}

/** The submitted revisions that wait at the instant. */
export const waitingNow = (db: Db, now: Date): Promise<ReadonlySet<string>> => keysWaiting(db, APPROVAL, now);

/** Whose gates a campaign's are. */
export const ownerOf = (code: string): string => `campaign:${code}`;
