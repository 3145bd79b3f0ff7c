import 'server-only';
import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Regulars';
const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
// One step to either side: clocks of phones differ.
const WINDOW = 1;

/** A new secret for an authenticator, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address an authenticator reads from the QR code. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The time step that a code belongs to, or null when it is wrong; the caller takes the step, so that it works once. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });
