import { looksLikePass } from './pass';

/** What was scanned or typed into the one field of the desk. */
export type Scan = { readonly as: 'pass' | 'last4' | 'coupon' | 'person'; readonly text: string };

const COUPON = /^[0-9A-Z]{13,48}$/;
const LAST4 = /^\d{4}$/;
const MOBILE = /^(?:86)?1\d{10}$/;

/**
 * Tells by its form what was scanned or typed: a pass has twenty digits, a coupon at least thirteen letters and digits,
 * four digits are the last of a mobile; all else names a person.
 */
export function readScan(typed: string): Scan {
  const text = typed.normalize('NFKC').trim();
  const compact = text.toUpperCase().replace(/[\s-]/g, '');
  if (looksLikePass(compact)) return { as: 'pass', text: compact };
  if (LAST4.test(compact)) return { as: 'last4', text: compact };
  if (COUPON.test(compact) && !MOBILE.test(compact)) return { as: 'coupon', text: compact };
  return { as: 'person', text };
}
