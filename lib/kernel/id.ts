import { Refusal } from './refusal';

/** The kinds of id that leave the program, by their prefix. */
export const ID_PREFIXES = {
  member: 'mem',
  order: 'ord',
  entry: 'pte',
  lot: 'lot',
  hold: 'hld',
  decision: 'dec',
  levelChange: 'lvc',
  staff: 'stf',
  apiKey: 'key',
  audit: 'aud',
  store: 'sto',
  region: 'reg',
  session: 'ses',
  approval: 'apr',
  event: 'evt',
  sku: 'sku',
  merge: 'mrg',
  coupon: 'cpn',
  couponBatch: 'cpb',
  couponJob: 'cpj',
  redemption: 'rdm',
  quote: 'quo',
  refundRequest: 'rfr',
  benefitGrant: 'bng',
  benefitJob: 'bnj',
  draw: 'drw',
  message: 'msg',
  mallOrder: 'mlo',
  review: 'rvw',
  backtest: 'bkt',
  savedReport: 'rpt',
  reportRun: 'rpr',
} as const;

/** A kind of id that leaves the program. */
export type IdKind = keyof typeof ID_PREFIXES;

// Crockford's base 32: sorts like the bytes, no letter that is mistaken for a digit.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUE = new Map([...ALPHABET].map((letter, value) => [letter, value]));
// The value of a digit of a uuid by its character code; nothing for a dash.
const HEX_VALUE: readonly (number | undefined)[] = Array.from({ length: 103 }, (_, code) =>
  /[0-9a-f]/.test(String.fromCharCode(code)) ? Number.parseInt(String.fromCharCode(code), 16) : undefined,
);
const LENGTH = 26;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The member id that stands for "no member" on a guest's order: member-owned tables never hold null in a key. */
export const NO_MEMBER = '00000000-0000-0000-0000-000000000000';

// 26 letters of 5 bits hold two bits more than a uuid: they stand before it and are zero.
const SPARE_BITS = 2;

/** Encodes a stored uuid as the opaque, prefixed, sortable id that people and tills see. */
export function publicId(kind: IdKind, uuid: string): string {
  let text = `${ID_PREFIXES[kind]}_`;
  let held = 0;
  let bits = SPARE_BITS;
  for (let at = 0; at < uuid.length; at++) {
    const digit = HEX_VALUE[uuid.charCodeAt(at)];
    if (digit === undefined) continue;
    held = ((held << 4) | digit) & 0xff;
    bits += 4;
    if (bits < 5) continue;
    bits -= 5;
    text += ALPHABET[(held >> bits) & 31];
  }
  return text;
}

/** Decodes an id of the named kind, or null when the text is not one. */
export function parseId(kind: IdKind, text: string): string | null {
  const prefix = ID_PREFIXES[kind];
  if (text.length !== prefix.length + 1 + LENGTH || !text.startsWith(`${prefix}_`)) return null;
  let hex = '';
  let held = 0;
  let bits = -SPARE_BITS;
  for (let at = prefix.length + 1; at < text.length; at++) {
    const value = VALUE.get(text.charAt(at));
    if (value === undefined) return null;
    if (bits < 0 && value >> (5 + bits) !== 0) return null;
    held = ((held << 5) | value) & 0xff;
    bits += 5;
    while (bits >= 4) {
      bits -= 4;
      hex += ((held >> bits) & 15).toString(16);
    }
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Decodes an id of the named kind, or refuses with 404 `<kind>_not_found`: an id that cannot exist names nothing. */
export function requireId(kind: IdKind, text: string): string {
  const uuid = parseId(kind, text);
  if (uuid === null) throw new Refusal(`${kind}_not_found`, { id: text.slice(0, 64) }, 404);
  return uuid;
}

/** Whether the text is a stored uuid in its canonical form. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** When a stored uuid of version 7 was made: its first 48 bits are milliseconds. */
export const writtenAt = (uuid: string): Date => new Date(Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16));
