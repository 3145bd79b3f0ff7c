import type { Dimension } from '../kind';

/** What is known of who acts; null what is not. */
export type ActFacts = {
  /** An id that the device gave itself; without one, the browser at its address stands for it. */
  readonly device?: string | null;
  readonly ip?: string | null;
  readonly userAgent?: string | null;
  readonly mobile?: string | null;
  readonly inviterId?: string | null;
};

const PREFIX_LENGTH = 7;
const TAIL_LENGTH = 4;

/** The thing that is counted in a dimension, or null when it is not known: what is unknown is not counted. */
export function keyOf(by: Dimension, { device, ip, userAgent, mobile, inviterId }: ActFacts): string | null {
  const address = ip && isPublicAddress(ip) ? ip : null;
  switch (by) {
    case 'device':
      return device || (address !== null && userAgent ? `${address} ${userAgent}` : null);
    case 'ip':
      return address;
    case 'mobile_prefix':
      return mobile ? localDigits(mobile).slice(0, PREFIX_LENGTH) : null;
    case 'inviter':
      return inviterId || null;
  }
}

/** The same as evidence may show it: enough to see that it is one thing, not whose. */
export function shownKey(by: Dimension, key: string): string {
  switch (by) {
    case 'ip':
      return key.includes(':') ? `${key.split(':').slice(0, 3).join(':')}:…` : key.replace(/\.\d+\.\d+$/, '.*.*');
    case 'mobile_prefix':
      return `${key.slice(0, 3)}****`;
    case 'device':
    case 'inviter':
      return `…${key.slice(-TAIL_LENGTH)}`;
  }
}

/**
 * Whether the address is somebody's on the internet: one of the server's own network is a proxy that hides everybody
 * behind it, and must not stop them all.
 */
export function isPublicAddress(ip: string): boolean {
  const plain = ip.replace(/^::ffff:/i, '');
  return !(plain.includes(':') ? PRIVATE_V6 : PRIVATE_V4).test(plain);
}

const PRIVATE_V4 =
  /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const PRIVATE_V6 = /^(::1?$|f[cd]|fe[89ab])/i;

const localDigits = (mobile: string): string => mobile.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
