/** What of a page there is without a net: the code, the wallet, both at the start, or nothing. */
export type Place = 'start' | 'code' | 'wallet' | 'elsewhere';

/** Where the page at this path leads without a net. */
export function placeOf(path: string): Place {
  if (path === '/' || path === '/offline') return 'start';
  if (path === '/code') return 'code';
  return path === '/coupons' || path.startsWith('/coupons/') ? 'wallet' : 'elsewhere';
}
