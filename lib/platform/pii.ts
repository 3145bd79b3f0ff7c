import 'server-only';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { assert, must } from '@/lib/kernel/assert';
import { shared } from './shared';

const KEY_ID = 'k1';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a personal value; the answer names its key, so that keys can be rotated. */
export function seal(plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keys().cipher, iv);
  const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${KEY_ID}.${body.toString('base64url')}`;
}

/** Decrypts what `seal` made. */
export function unseal(sealed: string): string {
  const [keyId, text] = sealed.split('.');
  assert(keyId === KEY_ID && text !== undefined, 'personal value sealed with an unknown key');
  const body = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv(CIPHER, keys().cipher, body.subarray(0, IV_BYTES));
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** A keyed hash by which an encrypted value is found; the kind keeps a mobile and its last four apart. */
export function blindIndex(kind: 'mobile' | 'last4' | 'email' | 'code' | 'risk' | 'erased', value: string): string {
  return createHmac('sha256', keys().index).update(`${kind}:${value}`).digest('base64url');
}

// As keys, not as bytes: these would be made keys of again on every use.
function keys(): { cipher: KeyObject; index: KeyObject } {
  return shared('pii.keys', () => {
    const secret = Buffer.from(must(process.env.PII_KEY, 'PII_KEY is not set'), 'base64');
    assert(secret.length >= 32, 'PII_KEY must hold at least 32 bytes in base64');
    const derive = (label: string) =>
      createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `regulars.${label}`, 32)));
    return { cipher: derive('cipher'), index: derive('index') };
  });
}
