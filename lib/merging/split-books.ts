import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { sourceKey } from '@/lib/kernel/source-key';
import {
  accountOf,
  CarriedSchema,
  growthTakenSince,
  heldPoints,
  type LedgerWork,
  loadLedger,
  pointsReturnedSince,
  postExpiry,
  postSplit,
  readEntriesByKey,
  uncoveredPoints,
} from '@/lib/ledger';
import { memberKin } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { ASSETS } from './plan';
import type { Why } from './rules/refusals';
import type { MergeRow } from './store/merges';

/** What goes back with a member: points less debt, and growth. */
export type SplitMoved = { readonly points: number; readonly growth: number };

const Detail = z.object({ carried: CarriedSchema, balance: z.number(), fromCode: z.string(), toCode: z.string() });

/** Undoes the two MERGE lines of a merge in memory, by what they keep in their detail; nothing is saved. Says what stands against it. */
export async function splitBooks(
  db: Db,
  { memberId: to, absorbedId: from, id }: MergeRow,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<{ readonly ledger: LedgerWork; readonly moved: SplitMoved; readonly refusals: readonly Why[] }> {
  const of = [from, ...((await memberKin(db, from))?.absorbed ?? [])];
  // What was done to them meanwhile may stand with one into whom the survivor was himself merged for a while.
  const books = [to, ...((await memberKin(db, to))?.former ?? [])];
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
    const since = { books, after: line.id, of };
    // Lots say themselves what is left of the points; of growth it is what the orders that go back have not lost.
    const lost = asset === 'growth' ? await growthTakenSince(db, since) : 0;
    const returned = asset === 'points' ? await pointsReturnedSince(db, since) : 0;
    const left = { carried, balance: Math.max(0, balance - lost), returned };
    postSplit(ledger, asset, { from, to, source, ...said }, left);
    moved[asset] = accountOf(ledger, from, asset).balance - before;
  }
  // An order that waits for its payment keeps the points that it was promised (4.A.8).
  const account = accountOf(ledger, to, 'points');
  const isShort = uncoveredPoints(account, now) > 0;
  const refusals = isShort ? [{ code: 'split_with_holds', facts: { held: heldPoints(account, now) } }] : [];
  return { ledger, moved, refusals };
}
