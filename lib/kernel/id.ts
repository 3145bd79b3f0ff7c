import { Refusal } from './refusal';

/** The kinds of id that leave the program, by their prefix. */
export const ID_PREFIXES = {
  member: 'mem',
  order: 'ord',
  entry: 'pte',
  lot: 'lot',
  decision: 'dec',
  levelChange: 'lvc',
  staff: 'stf',
  apiKey: 'key',
  audit: 'aud',
  store: 'sto',
  region: 'reg',
  session: 'ses',
  sku: 'sku',
} as const;

/** A kind of id that leaves the program. */
export type IdKind = keyof typeof ID_PREFIXES;

// Crockford's base 32: sorts like the bytes, no letter that is mistaken for a digit.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUE = new Map([...ALPHABET].map((letter, value) => [letter, BigInt(value)]));
const LENGTH = 26;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The member id that stands for "no member" on a guest's order: member-owned tables never hold null in a key. */
export const NO_MEMBER = '00000000-0000-0000-0000-000000000000';

/** Encodes a stored uuid as the opaque, prefixed, sortable id that people and tills see. */
export function publicId(kind: IdKind, uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let place = 0; place < LENGTH; place++) {
    text = ALPHABET[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${text}`;
}

/** Decodes an id of the named kind, or null when the text is not one. */
export function parseId(kind: IdKind, text: string): string | null {
  const [prefix, body, ...more] = text.split('_');
  if (prefix !== ID_PREFIXES[kind] || body?.length !== LENGTH || more.length > 0) return null;
  let value = 0n;
  for (const letter of body) {
    const digit = VALUE.get(letter);
    if (digit === undefined) return null;
    value = (value << 5n) | digit;
  }
  if (value >> 128n !== 0n) return null;
  const hex = value.toString(16).padStart(32, '0');
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
