import 'server-only';
import type { Db } from '@/lib/platform/db';
import { quotedSaving } from '@/lib/pricing';
import { memberAtDesk } from './member-at-desk';
import type { Named } from './rules/at-desk';

/** What being recognised brings a member: what his cart saves as far as a till has quoted it, and what he can use there. */
export type Recognised = {
  readonly saves: number | null;
  /** Null when it was told before. */
  readonly usable: { readonly count: number; readonly names: readonly Named[] } | null;
};

/** A use of one's pass: where and when. */
export type PassShown = { readonly memberId: string; readonly storeCode: string; readonly at: Date };

const NAMED_MAX = 3;

/**
 * What came of showing the pass in a store, for the member's own page (M7). A page that waits asks every few seconds: then
 * only the till's latest quote is read, by one index; what can be used in the store is read once for each time.
 */
export async function recognisedIn(
  db: Db,
  { memberId, storeCode, at }: PassShown,
  { isNews, now }: { readonly isNews: boolean; readonly now: Date },
): Promise<Recognised> {
  const [saves, look] = await Promise.all([
    quotedSaving(db, { memberId, storeCode, since: at }),
    isNews ? memberAtDesk(db, memberId, { storeCode, now, via: 'pass' }) : null,
  ]);
  if (look === null) return { saves, usable: null };
  const names = look.items.flatMap(({ no, name }) => (no === null ? [name] : []));
  return { saves, usable: { count: names.length, names: names.slice(0, NAMED_MAX) } };
}
