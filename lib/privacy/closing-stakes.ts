import 'server-only';
import { ownIdsOf } from '@/lib/members';
import { type Db, pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { allHoldings } from './holdings-plugged';
import { privacySettings } from './settings';
import { type ClosingRow, openClosing } from './store/closings';

const DAY_MS = 86_400_000;

/** What a member gives up by closing his account, and what stands against it (4.K). */
export type ClosingStakes = {
  readonly open: ClosingRow | null;
  readonly coolingDays: number;
  readonly stakes: Readonly<Record<string, number>>;
  /** The code of what stands against it, or null. */
  readonly blocked: string | null;
};

/** What the page shows before anybody closes anything. */
export async function closingStakes(memberId: string, now: Date, db: Db = pool()): Promise<ClosingStakes> {
  const [settings, books, open] = await Promise.all([program(db), ownIdsOf(db, memberId), openClosing(db, memberId)]);
  const stakes: Record<string, number> = {};
  for (const { stake } of allHoldings()) if (stake) Object.assign(stakes, await stake(db, books, now));
  const { coolingDays } = privacySettings(settings);
  return { open, coolingDays, stakes, blocked: await blockedBy(db, books, now) };
}

/** The first thing that stands against closing the account: an order that is under way, as its context tells. */
export async function blockedBy(db: Db, books: readonly string[], now: Date): Promise<string | null> {
  const { openOrderDays } = privacySettings(await program(db));
  const since = new Date(now.getTime() - openOrderDays * DAY_MS);
  for (const { blocks } of allHoldings()) {
    const code = blocks ? await blocks(db, books, since) : null;
    if (code !== null) return code;
  }
  return null;
}
