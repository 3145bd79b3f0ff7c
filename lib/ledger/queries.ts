import 'server-only';
import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { type Account, emptyAccount } from './rules/book';
import { computeHoldings, type Holdings } from './rules/holdings';
import { replay } from './rules/replay';
import { readBook } from './store/book';
import { readForReplay } from './store/passbook';
import { accountsShown } from './store/summary';

/** Points and growth of one member at an instant. */
export type BookSummary = {
  readonly points: Holdings & { readonly earned: number; readonly spent: number; readonly balance: number };
  readonly growth: { readonly total: number };
};

/** What one member holds at the instant, from cached accounts and lots. */
export async function bookSummary(db: Db, memberId: string, at: Date): Promise<BookSummary> {
  return must((await bookSummaries(db, [memberId], at)).get(memberId), 'a summary for each member');
}

/** What members hold at the instant, by member: in one statement whatever their number. */
export async function bookSummaries(db: Db, memberIds: readonly string[], at: Date): Promise<Map<string, BookSummary>> {
  const shown = await accountsShown(db, memberIds);
  return new Map(
    memberIds.map((id) => {
      const { points = emptyAccount(id, 'points'), growth = emptyAccount(id, 'growth') } = shown.get(id) ?? {};
      return [id, summaryOf(points, growth, at)];
    }),
  );
}

function summaryOf(points: Account, growth: Account, at: Date): BookSummary {
  const { earned, spent, balance } = points;
  return { points: { ...computeHoldings(points, at), earned, spent, balance }, growth: { total: growth.balance } };
}

/** Whether the cached account and its lots equal the replay of the entries; the faults in words when not (4.A.1). */
export async function verifyBook(db: Db, memberId: string, asset: 'points' | 'growth'): Promise<readonly string[]> {
  const cached = (await readBook(db, memberId))[asset];
  const replayed = replay(asset, await readForReplay(db, memberId, asset));
  const faults = [...replayed.faults];
  const compare = (what: string, ours: number, theirs: number) => {
    if (ours !== theirs) faults.push(`${what}: cached ${ours}, replayed ${theirs}`);
  };
  compare('balance', cached?.balance ?? 0, replayed.balance);
  compare('debt', cached?.debt ?? 0, replayed.debt);
  compare('earned', cached?.earned ?? 0, replayed.earned);
  compare('spent', cached?.spent ?? 0, replayed.spent);
  compare('expired', cached?.expired ?? 0, replayed.expired);
  for (const lot of cached?.lots ?? []) compare(`lot ${lot.id}`, lot.remaining, replayed.remaining.get(lot.id) ?? 0);
  return faults;
}
