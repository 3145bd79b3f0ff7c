import { normaliseMobile } from './mobile';

/** What a search text names: one member by a key, those of a last four, or people and numbers that begin or read so. */
export type Sought =
  | { readonly by: 'everything' }
  | { readonly by: 'mobile'; readonly mobile: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'last4'; readonly digits: string }
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'text'; readonly text: string; readonly pattern: string };

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
  return { by: 'text', text, pattern: [...text].length < INFIX_FROM ? `${literal}%` : `%${literal}%` };
}

/** Whether a search text is, or is becoming, a mobile or an e-mail: it may then not stand in an address or a log (4.K). */
export function isPersonalSearch(raw: string): boolean {
  const text = raw.normalize('NFKC').trim();
  return text.includes('@') || DIGITS.test(text) || normaliseMobile(text) !== null;
}
