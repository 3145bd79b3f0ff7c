import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { sourceKey } from '@/lib/kernel/source-key';
import {
  accountOf,
  CarriedSchema,
  growthTakenSince,
  type LedgerWork,
  loadLedger,
  postExpiry,
  postSplit,
  readEntriesByKey,
} from '@/lib/ledger';
import { memberKin } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { ASSETS } from './plan';
import type { MergeRow } from './store/merges';

/** What goes back with a member: points less debt, and growth. */
export type SplitMoved = { readonly points: number; readonly growth: number };

const Detail = z.object({ carried: CarriedSchema, balance: z.number(), fromCode: z.string(), toCode: z.string() });

/** Undoes the two MERGE lines of a merge in memory, by what they keep in their detail; nothing is saved. */
export async function splitBooks(
  db: Db,
  { memberId: to, absorbedId: from, id }: MergeRow,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<{ readonly ledger: LedgerWork; readonly moved: SplitMoved }> {
  const absorbed = (await memberKin(db, from))?.absorbed ?? [];
  const ledger = await loadLedger(db, [from, to], [from, to]);
  const source = { type: 'merge', id };
  const key = `MERGE:${sourceKey(source)}`;
  const lines = await readEntriesByKey(
    db,
    ASSETS.map((asset) => ({ memberId: to, asset, key })),
  );
  // What has ended is written off first: it does not go back (4.A.3).
  for (const memberId of [from, to]) postExpiry(ledger, memberId, now, { actor, now });
  const moved = { points: 0, growth: 0 };
  for (const asset of ASSETS) {
    const line = must(
      lines.find((one) => one.asset === asset),
      'a merge without its line',
    );
    const { carried, balance, fromCode, toCode } = Detail.parse(line.detail);
    const before = accountOf(ledger, from, asset).balance;
    const said = { rule: 'merging#split', reason: 'split', detail: { fromCode, toCode }, actor, occurredAt: now, now };
    // Lots say themselves what is left of the points; of growth it is what the orders that go back have not lost.
    const lost = asset === 'growth' ? await growthTakenSince(db, to, line.id, [from, ...absorbed]) : 0;
    postSplit(ledger, asset, { from, to, source, ...said }, { carried, balance: Math.max(0, balance - lost) });
    moved[asset] = accountOf(ledger, from, asset).balance - before;
  }
  return { ledger, moved };
}
