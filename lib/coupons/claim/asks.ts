import type { Way } from '../rules/claim';
import type { CopyRow } from '../store/copies';

/** Somebody asks for a copy for a member; the key names the ask, so that a repeat gets the first copy (4.E, 4.F). */
export type ClaimAsk = {
  readonly memberId: string;
  readonly batchId: string;
  readonly key: string | null;
  /** The id of the new copy, where a quote has named it before; else a new one. */
  readonly couponId?: string;
  readonly way: Way;
  /** Where and when the copy may be used beside what its batch says, see `boundsText`. */
  readonly bounds?: string | null;
  /** What is known of where it comes from, for the limits of 4.L. */
  readonly from: { readonly device?: string | null; readonly ip?: string | null; readonly userAgent?: string | null };
};

/** The copy that came of it, or the first one again. */
export type ClaimAnswer = { readonly isRepeat: boolean; readonly copy: CopyRow };
