import { bookSummary } from '@/lib/ledger';
import { heldLevels } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { periodStart } from './rules/period';
import type { Terms } from './rules/terms';
import { hadOf } from './store/orders';

/** What of a member an exchange is decided on: level, points, and what he has had of each item. */
export type MallMember = {
  readonly level: string | null;
  readonly balance: number;
  /** Points by when they end, the soonest first. */
  readonly expiring: readonly { readonly points: number; readonly at: Date }[];
  readonly had: (
    item: string,
    terms: Pick<Terms, 'perPeriod'>,
  ) => { readonly total: number; readonly inPeriod: number };
};

/** Reads it at the instant; of a locked member it is what counts. */
export async function mallMember(db: Db, memberId: string, now: Date): Promise<MallMember> {
  const { zone } = await program(db);
  const [day, week, month] = (['day', 'week', 'month'] as const).map((period) => periodStart(period, now, zone)) as [
    Date,
    Date,
    Date,
  ];
  const [[held], book, had] = await Promise.all([
    heldLevels(db, [memberId]),
    bookSummary(db, memberId, now),
    hadOf(db, memberId, { day, week, month }),
  ]);
  const byItem = new Map(had.map((row) => [row.item, row]));
  return {
    level: held?.code ?? null,
    balance: book.points.available,
    expiring: book.points.expiring,
    had: (item, { perPeriod }) => {
      const row = byItem.get(item);
      if (row === undefined) return { total: 0, inPeriod: 0 };
      return { total: row.total, inPeriod: perPeriod === null ? row.total : row[perPeriod.period] };
    },
  };
}
