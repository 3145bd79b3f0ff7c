const BYTES = 16;

/** A name for one intention, so that its repeat is known as one; by a call that browsers also allow without TLS. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
