import type { Db } from '@/lib/platform/db';
import { codeHash } from './own-code';
import { isSoundCode, normaliseCode } from './rules/code';
import { codeByHash } from './store/codes';

/** Whose copy a code opens; one made in advance belongs to nobody until it is claimed, and may be voided (4.E). */
export type CodeOwner =
  | { readonly state: 'taken'; readonly memberId: string; readonly couponId: string }
  | { readonly state: 'open' | 'voided' };

/** The owner of what somebody typed or scanned, or null when no code of ours reads so. */
export async function codeOwner(db: Db, code: string): Promise<CodeOwner | null> {
  if (!isSoundCode(normaliseCode(code))) return null;
  const row = await codeByHash(db, codeHash(code));
  if (row === null) return null;
  const { state, memberId, couponId } = row;
  if (memberId !== null && couponId !== null) return { state: 'taken', memberId, couponId };
  return { state: state === 'voided' ? 'voided' : 'open' };
}
