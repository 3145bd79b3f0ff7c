import 'server-only';
import { localMonth } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { listBudgets } from './store/listing';

const SHOWN = 20;

/** The open budgets of campaigns that still have money in them, by code: what a new campaign may draw on (4.G). */
export async function campaignBudgets(db: Db, now: Date): Promise<readonly string[]> {
  const { zone } = await program(db);
  const by = { month: localMonth(now, zone), stores: null, scopes: ['campaign'], q: '', view: 'open' };
  const found = await listBudgets(db, by, { at: '', isBack: false, limit: SHOWN });
  return found
    .filter(({ kind, limitNow, reserved, spent, endsAt }) => {
      return kind === 'AMOUNT' && reserved + spent < limitNow && (endsAt === null || endsAt > now);
    })
    .map(({ code }) => code);
}
