import { localMobile } from './mobile';

/** A mobile as those may see it who may not see it: `138****1234` (4.K). */
export function maskMobile(mobile: string): string {
  const local = localMobile(mobile);
  if (local.length < 8) return '****';
  return `${local.slice(0, local.length - 8)}****${local.slice(-4)}`;
}

/** An e-mail masked: first letter, stars, domain. */
export function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}***@${domain}`;
}

/** A name masked: the first character and stars, as many as two at most. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length <= 1) return letters.length === 0 ? '' : '*';
  return `${letters[0]}${'*'.repeat(Math.min(2, letters.length - 1))}`;
}

/** A birthday masked: the month stays, since it alone gives the birthday benefit. */
export const maskBirthday = (birthday: string): string => `****-${birthday.slice(5, 7)}-**`;

/** The code of whoever was erased: no number of a card leads to him any more. */
const ERASED_CODE = '-';

/** Who somebody is in a list: his masked name, the code of his card, or in words that he was erased (4.K). */
export const personName = (
  { name, code }: { readonly name: string | null; readonly code: string },
  erased: string,
): string => (code === ERASED_CODE ? erased : (name ?? code));
