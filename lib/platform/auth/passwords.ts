import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { shared } from '../shared';

// argon2id is the library's default algorithm; 19 MiB, t = 2, p = 1 take about 40 ms.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes a password with argon2id (S0-1.1). */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * Whether the password belongs to the hash. Without a hash it does the same work and says no, so that the time tells
 * nobody whether the account exists.
 */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const decoy = shared('passwords.decoy', () => hash('there is nobody with this password', COST));
  const matches = await verify(known ?? (await decoy), password);
  return matches && known !== null;
}
