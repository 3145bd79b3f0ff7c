import { normaliseMobile } from './mobile';

/** What a search text names: one member by a key, those of a last four, or people and numbers that begin or read so. */
export type Sought =
  | { readonly by: 'everything' }
  | { readonly by: 'mobile'; readonly mobile: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'last4'; readonly digits: string }
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'text'; readonly text: string; readonly isInfix: boolean; readonly pattern: string };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LAST_FOUR = /^\d{4}$/;
// Five digits on are on their way to a mobile or are one of another country; codes of ours hold letters.
const DIGITS = /^\+?[\d\s\-()]{5,}$/;
// Below three characters a trigram index finds nothing, so short names are looked up by how they begin.
const INFIX_FROM = 3;

/** Reads a search text; full-width digits and blanks around it do not matter. */
export function readSearch(raw: string): Sought {
  const text = raw.normalize('NFKC').trim();
  if (text === '') return { by: 'everything' };
  const mobile = normaliseMobile(text);
  if (mobile !== null) return { by: 'mobile', mobile };
  if (EMAIL.test(text)) return { by: 'email', email: text.toLowerCase() };
  if (LAST_FOUR.test(text)) return { by: 'last4', digits: text };
  if (text.startsWith('mem_')) return { by: 'id', id: text };
  const literal = text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const isInfix = [...text].length >= INFIX_FROM;
  return { by: 'text', text, isInfix, pattern: isInfix ? `%${literal}%` : `${literal}%` };
}

/** Whether a search text is, or is becoming, a mobile or an e-mail: it may then not stand in an address or a log (4.K). */
export function isPersonalSearch(raw: string): boolean {
  const text = raw.normalize('NFKC').trim();
  return text.includes('@') || DIGITS.test(text) || normaliseMobile(text) !== null;
}

/** The texts that begin with a text, in the order of their bytes: from itself up to, not including, the next that does not. */
export function beginningWith(text: string): { readonly from: string; readonly to: string } {
  const letters = [...text];
  const last = letters.pop()?.codePointAt(0) ?? 0;
  // No character lies between D800 and DFFF; the last one of all has none after it.
  const next = last + 1 === 0xd800 ? 0xe000 : Math.min(last + 1, 0x10ffff);
  return { from: text, to: letters.join('') + String.fromCodePoint(next) };
}

/** A short text as names may spell it: as it is and, with Latin letters, as a name begins. */
export function spellings(text: string): readonly string[] {
  const capital = text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  return [...new Set([text, capital])];
}
