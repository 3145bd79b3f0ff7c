import { sourceKey } from '@/lib/kernel/source-key';
import { type HoldRow, type PassbookEntry, returnKey } from '@/lib/ledger';

/** What points are spent on or held for, by the caller's own names. */
export type Source = { readonly type: string; readonly id: string };

type OfMember = { readonly memberId: string; readonly actor: string };
type OfPoints = OfMember & { readonly points: number; readonly note: string; readonly source: Source | null };

/** Something asked of a member's points, read and ready; ids are stored ones. */
export type SpendAsk =
  | (OfPoints & { readonly kind: 'spend' })
  | (OfPoints & { readonly kind: 'hold'; readonly seconds: number | null })
  | (OfMember & { readonly kind: 'post'; readonly holdId: string; readonly points: number | null })
  | (OfMember & { readonly kind: 'void'; readonly holdId: string })
  | (OfMember & {
      readonly kind: 'return';
      /** The line by which the points were spent. */
      readonly entryId: string;
      /** Null: all that has not come back yet. */
      readonly points: number | null;
      readonly note: string;
      readonly source: Source | null;
    });

/** What came of it: a line of the passbook, or the hold as it stands; a repeat gets the first one again. */
export type SpendAnswer =
  | { readonly kind: 'entry'; readonly isRepeat: boolean; readonly entry: PassbookEntry }
  | { readonly kind: 'hold'; readonly isRepeat: boolean; readonly hold: HoldRow };

/** The business key of a spend: once for each source of a member (4.F); null when the caller names none. */
export const spendKey = (source: Source | null): string | null =>
  source === null ? null : `SPEND:${sourceKey(source)}`;

/** The business key of the spend that posts a hold; no source of a caller can have it. */
export const postKey = (holdId: string): string => `SPEND:hold:${holdId}`;

/** The business key of a hold: one open or posted at a time for each source of a member. */
export const holdKey = (source: Source | null): string | null => (source === null ? null : `HOLD:${sourceKey(source)}`);

/** The business key of points that come back: once for each source and spend (4.F). */
export const giveBackKey = (entryId: string, source: Source | null): string | null =>
  source === null ? null : returnKey(entryId, sourceKey(source));
