import type { Dimension } from '../kind';

/** What is known of who acts; null what is not. */
export type ActFacts = {
  readonly device?: string | null;
  readonly ip?: string | null;
  readonly mobile?: string | null;
  readonly inviterId?: string | null;
};

const PREFIX_LENGTH = 7;
const TAIL_LENGTH = 4;

/** The thing that is counted in a dimension, or null when it is not known: what is unknown is not counted. */
export function keyOf(by: Dimension, { device, ip, mobile, inviterId }: ActFacts): string | null {
  switch (by) {
    case 'device':
      return device || null;
    case 'ip':
      return ip || null;
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

const localDigits = (mobile: string): string => mobile.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
