// A mainland mobile: eleven digits, beginning with 1 and 3 to 9.
const MAINLAND = /^1[3-9]\d{9}$/;
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * A mobile in one form, E.164: a mainland number gets +86, another must say its country; spaces, hyphens, brackets and
 * a leading 00 do not matter. Null when it is none.
 */
export function normaliseMobile(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\-().]/g, '')
    .replace(/^00/, '+');
  if (MAINLAND.test(bare)) return `+86${bare}`;
  if (!INTERNATIONAL.test(bare)) return null;
  if (bare.startsWith('+86')) return MAINLAND.test(bare.slice(3)) ? bare : null;
  return bare;
}

/** A normalised mobile as people write it at home: without +86. */
export const localMobile = (mobile: string): string => (mobile.startsWith('+86') ? mobile.slice(3) : mobile);
